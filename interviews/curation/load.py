"""Take triples into the bank, and give the bank back as triples."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.models import Category, Competency, Criterion, Question, Role, Tag
from interviews.models.search import digest

SCALARS = [
    "visibility",
    "difficulty",
    "points",
    "minutes",
    "stem",
    "answer",
    "analysis",
    "key_points",
    "probes",
    "red_flags",
    "source",
    "author",
    "licence",
]


class UnknownTerm(Exception):
    """A triple names a role, category or competency that the bank does not have."""

    def __init__(self, model, words):
        kind = model._meta.verbose_name
        super().__init__(
            _("Unknown %(kind)s: %(words)s.") % {"kind": kind, "words": ", ".join(words)}
        )


@dataclass
class Change:
    """How many questions a load added, updated and found unchanged."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def __str__(self):
        return f"{self.added} added, {self.updated} updated, {self.unchanged} unchanged"


@transaction.atomic
def load(triples, *, by=None, only_new=False):
    """Write all `triples` or none. Known codes are updated unless `only_new`."""
    known = {
        question.code: question
        for question in Question.objects.filter(
            code__in=[triple.code for triple in triples]
        ).with_triple()
    }
    change, written = Change(), []
    for triple in triples:
        question = known.get(triple.code)
        if question is None:
            written.append(write_triple(Question(code=triple.code, created_by=by), triple))
            change.added += 1
        elif only_new or unordered(question.as_triple()) == unordered(triple):
            change.unchanged += 1
        else:
            written.append(write_triple(question, triple))
            change.updated += 1
    digest(Question.objects.filter(pk__in=[question.pk for question in written]))
    return change


def unordered(triple):
    """The triple with its unordered lists as sets."""
    names = ("roles", "competencies", "tags")
    return replace(triple, **{name: frozenset(getattr(triple, name)) for name in names})


def write_triple(question, triple):
    """Make the saved `question` hold what `triple` says. The caller digests it."""
    for name in SCALARS:
        value = getattr(triple, name)
        setattr(question, name, list(value) if isinstance(value, tuple) else value)
    question.category = _known(Category, "slug", [triple.category])[0]
    question.status = triple.status
    if triple.status == Question.Status.PUBLISHED and not question.published_at:
        question.published_at = timezone.now()
    question.save()
    question.roles.set(_known(Role, "slug", triple.roles))
    question.competencies.set(_known(Competency, "name", triple.competencies))
    question.tags.set(_tags(triple.tags))
    question.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(
            question=question,
            order=order,
            criterion=line.criterion,
            weight=line.weight,
            excellent=line.excellent,
            adequate=line.adequate,
            poor=line.poor,
        )
        for order, line in enumerate(triple.rubric, 1)
    )
    return question


def _known(model, field, words):
    """The terms of `model` named by `words`. Raises UnknownTerm for a word the bank lacks."""
    terms = list(model.objects.filter(**{f"{field}__in": words}))
    if missing := set(words) - {getattr(term, field) for term in terms}:
        raise UnknownTerm(model, sorted(missing))
    return terms


def _tags(names):
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    return [known.get(name) or Tag.objects.create(name=name) for name in names]


def dump(questions):
    """All of `questions` as triples, by code."""
    return [question.as_triple() for question in questions.order_by("code").with_triple()]
