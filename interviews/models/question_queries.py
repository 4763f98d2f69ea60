"""Which questions, and what to load with them."""

from django.db import models

from interviews.models.search import matching

LONG = ("answer", "analysis", "key_points", "probes", "red_flags", "returned_note", "warnings")
LONG += ("adequate_answer", "adequate_why", "poor_answer", "poor_why", "basis")


class QuestionQuerySet(models.QuerySet):
    def originals(self):
        """Leave out the open revisions of published questions: one row a code."""
        return self.filter(revises__isnull=True)

    def published(self):
        return self.filter(status=self.model.Status.PUBLISHED)

    def public(self):
        """Keep what everybody may read."""
        return self.published().filter(visibility=self.model.Visibility.PUBLIC)

    def visible_to(self, user):
        """Keep what `user` may read: internal questions are for staff only."""
        if user.has_perm("interviews.view_internal_question"):
            return self.published()
        return self.public()

    def search(self, text):
        """Keep what holds every word of `text`; see interviews.text.tokens for what a word is."""
        return matching(self, text)

    def with_roles(self, slugs):
        """Keep questions for any of these roles."""
        return self.with_any("roles", slugs)

    def with_any(self, relation: str, slugs: list[str]) -> "QuestionQuerySet":
        """Keep questions that any of the terms with `slugs` is related to."""
        field = self.model._meta.get_field(relation)
        through, term = field.remote_field.through.objects, field.m2m_reverse_field_name()
        # A subquery and not a join: a question with two matching tags is still one row.
        return self.filter(
            pk__in=through.filter(**{f"{term}__slug__in": slugs}).values("question_id")
        )

    def with_card_details(self):
        """Load what a question card shows, however many cards there are."""
        return self.with_facts().prefetch_related("tags")

    def with_facts(self):
        """Load what stands in one line about a question; of its texts only the stem."""
        return self.select_related("category").prefetch_related("roles").defer(*LONG)

    def with_triple(self):
        """Load all that `as_triple` reads, however many questions there are."""
        return self.select_related("category").prefetch_related(
            "roles", "competencies", "tags", "criteria"
        )

    def beside(self, question):
        """The neighbours (previous, next) of `question` in this QuerySet's order, or None each."""
        names = [name.lstrip("-") for name in self.query.order_by]
        signs = [name.startswith("-") for name in self.query.order_by]
        return (
            self._after(question, names, [not sign for sign in signs]).reverse().first(),
            self._after(question, names, signs).first(),
        )

    def place_of(self, question):
        """The place of `question` in this QuerySet's order, from 1."""
        names = [name.lstrip("-") for name in self.query.order_by]
        rising = [not name.startswith("-") for name in self.query.order_by]
        return self._after(question, names, rising).count() + 1

    def _after(self, question, names, falling):
        """Keyset: the rows behind `question`, where falling[i] says that names[i] descends."""
        behind, level = models.Q(), {}
        for name, falls in zip(names, falling, strict=True):
            value = getattr(question, name)
            behind |= models.Q(**level, **{f"{name}__{'lt' if falls else 'gt'}": value})
            level[name] = value
        first = f"{names[0]}__{'lte' if falling[0] else 'gte'}"  # where an index can begin
        return self.filter(behind, **{first: getattr(question, names[0])})

    def due(self, day):
        """Published questions that are to be read again by `day`."""
        return self.published().filter(review_due__lte=day)

    def survivor_of(self, code):
        """The question that the retired `code` was merged into, if it is among these."""
        return self.filter(merged__code=code, merged__revises__isnull=True)

    def coverage(self):
        """Count by role, category and visibility: rows of (role_id, category_id, visibility, n)."""
        return (
            self.order_by()
            .values_list("roles", "category", "visibility")
            .annotate(n=models.Count("pk"))
        )
