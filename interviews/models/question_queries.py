"""Which questions, and what to load with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

from interviews.models.people import Reader
from interviews.models.search import matching

if TYPE_CHECKING:
    from interviews.models.questions import Question

LONG = (
    *("answer", "analysis", "key_points", "probes", "red_flags", "returned_note", "warnings"),
    *("adequate_answer", "adequate_why", "poor_answer", "poor_why", "basis"),
)


class QuestionQuerySet(models.QuerySet["Question"]):
    def originals(self) -> QuestionQuerySet:
        """Leave out the open revisions of published questions: one row a code."""
        return self.filter(revises__isnull=True)

    def published(self) -> QuestionQuerySet:
        return self.filter(status=self.model.Status.PUBLISHED)

    def public(self) -> QuestionQuerySet:
        """Keep what everybody may read."""
        return self.published().filter(visibility=self.model.Visibility.PUBLIC)

    def visible_to(self, user: Reader) -> QuestionQuerySet:
        """Keep what `user` may read: internal questions are for staff only."""
        if user.has_perm("interviews.view_internal_question"):
            return self.published()
        return self.public()

    def search(self, text: str) -> QuestionQuerySet:
        """Keep what holds every word of `text`; see interviews.text.tokens for what a word is."""
        return matching(self, text)

    def with_roles(self, slugs: Sequence[str]) -> QuestionQuerySet:
        """Keep questions for any of these roles."""
        return self.with_any("roles", slugs)

    def with_any(self, relation: str, slugs: Sequence[str]) -> QuestionQuerySet:
        """Keep questions that any of the terms with `slugs` is related to."""
        links, term = self.links(relation)
        # A subquery and not a join: a question with two matching tags is still one row.
        return self.filter(
            pk__in=links.filter(**{f"{term}__slug__in": slugs}).values("question_id")
        )

    def links(self, relation: str) -> tuple[models.QuerySet[models.Model], str]:
        """The rows that relate questions to terms, and the name that the term has in them."""
        field = self.model._meta.get_field(relation)
        assert isinstance(field, models.ManyToManyField)
        assert field.remote_field.through
        return field.remote_field.through._default_manager.all(), field.m2m_reverse_field_name()

    def with_card_details(self) -> QuestionQuerySet:
        """Load what a question card shows, however many cards there are."""
        return self.with_facts().prefetch_related("tags")

    def with_facts(self) -> QuestionQuerySet:
        """Load what stands in one line about a question; of its texts only the stem."""
        return self.select_related("category").prefetch_related("roles").defer(*LONG)

    def with_triple(self) -> QuestionQuerySet:
        """Load all that `as_triple` reads, however many questions there are."""
        return self.select_related("category").prefetch_related(
            "roles", "competencies", "tags", "criteria"
        )

    def beside(self, question: Question) -> tuple[Question | None, Question | None]:
        """The neighbours (previous, next) of `question` in this QuerySet's order, or None each."""
        names, falling = self._order()
        rising = [not falls for falls in falling]
        return (
            self._after(question, names, rising).reverse().first(),
            self._after(question, names, falling).first(),
        )

    def place_of(self, question: Question) -> int:
        """The place of `question` in this QuerySet's order, from 1."""
        names, falling = self._order()
        return self._after(question, names, [not falls for falls in falling]).count() + 1

    def _order(self) -> tuple[list[str], list[bool]]:
        """The names of the columns that order this QuerySet, and which of them descend."""
        order = [str(name) for name in self.query.order_by]
        return [name.lstrip("-") for name in order], [name.startswith("-") for name in order]

    def _after(
        self, question: Question, names: Sequence[str], falling: Sequence[bool]
    ) -> QuestionQuerySet:
        """Keyset: the rows behind `question`, where falling[i] says that names[i] descends."""
        behind = models.Q()
        level: dict[str, Any] = {}
        for name, falls in zip(names, falling, strict=True):
            value = getattr(question, name)
            behind |= models.Q(**level, **{f"{name}__{'lt' if falls else 'gt'}": value})
            level[name] = value
        first = f"{names[0]}__{'lte' if falling[0] else 'gte'}"  # where an index can begin
        return self.filter(behind, **{first: getattr(question, names[0])})

    def due(self, day: date) -> QuestionQuerySet:
        """Published questions that are to be read again by `day`."""
        return self.published().filter(review_due__lte=day)

    def survivor_of(self, code: str) -> QuestionQuerySet:
        """The question that the retired `code` was merged into, if it is among these."""
        return self.filter(merged__code=code, merged__revises__isnull=True)
