"""Write a triple into a question's rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.bankfile.samples import LEVELS
from interviews.bankfile.triple import Triple
from interviews.models import Category, Competency, Criterion, Picture, Question, Role, Tag
from interviews.text.nested import map_texts
from interviews.text.normalise import clean

M = TypeVar("M", bound=Model)

SCALARS = [
    *("visibility", "difficulty", "points", "minutes"),
    *("stem", "answer", "analysis", "key_points", "probes", "red_flags", "warnings"),
    *("source", "author", "licence", "picture_alt", "basis", "cluster"),
]
UNORDERED = ("roles", "competencies", "tags")


class UnknownTerm(Exception):
    """A triple names a role, category or competency that the bank does not have."""

    def __init__(self, model: type[Model], words: Sequence[str]) -> None:
        kind = model._meta.verbose_name
        super().__init__(
            _("Unknown %(kind)s: %(words)s.") % {"kind": kind, "words": ", ".join(words)}
        )


def write_triple(question: Question, triple: Triple) -> Question:
    """Make the `question`, saved or new, hold what `triple` says. The caller digests it."""
    triple = tidy(triple)
    for name in SCALARS:
        value = getattr(triple, name)
        setattr(question, name, list(value) if isinstance(value, tuple) else value)
    samples = {sample.level: sample for sample in triple.samples}
    for level in LEVELS:
        sample = samples.get(level)
        setattr(question, f"{level}_answer", sample.answer if sample else "")
        setattr(question, f"{level}_why", sample.why if sample else "")
    question.category = next(iter(_known(Category, "slug", filter(None, [triple.category]))), None)
    question.picture = next(iter(_known(Picture, "name", filter(None, [triple.picture]))), None)
    question.status = triple.status
    question.edition += question.pk is not None
    if triple.status != Question.Status.RETIRED:
        question.merged_into = None
    if triple.status == Question.Status.PUBLISHED and not question.published_at:
        question.published_at = timezone.now()
    question.save()
    question.roles.set(_known(Role, "slug", triple.roles))
    question.competencies.set(_known(Competency, "name", triple.competencies))
    question.tags.set(_tags(triple.tags))
    lines = len(triple.rubric)
    marked = {level: sample for level, sample in samples.items() if len(sample.marks) == lines}
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
            **{f"{level}_mark": sample.marks[order - 1] for level, sample in marked.items()},
        )
        for order, line in enumerate(triple.rubric, 1)
    )
    return question


def tidy(triple: Triple) -> Triple:
    """The triple with every text as it may be stored, wherever it comes from."""
    tidied: Triple = map_texts(triple, clean)
    return tidied


def says_the_same(one: Triple, other: Triple) -> bool:
    """Whether two triples differ in nothing but the order of their terms, or blanks nobody sees."""
    return unordered(tidy(one)) == unordered(tidy(other))


def unordered(triple: Triple) -> Triple:
    """The triple with its unordered lists as sets."""
    sets: dict[str, Any] = {name: frozenset(getattr(triple, name)) for name in UNORDERED}
    return replace(triple, **sets)


def _known(model: type[M], field: str, words: Iterable[str]) -> list[M]:
    """The terms of `model` named by `words`. Raises UnknownTerm for a word the bank lacks."""
    words = list(words)
    terms = list(model._default_manager.filter(**{f"{field}__in": words}))
    if missing := set(words) - {getattr(term, field) for term in terms}:
        raise UnknownTerm(model, sorted(missing))
    return terms


def _tags(names: Iterable[str]) -> list[Tag]:
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    # Somebody else may make the same tag just now.
    return [known.get(name) or Tag.objects.get_or_create(name=name)[0] for name in names]
