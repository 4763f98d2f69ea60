"""Write a triple into a question's rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
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
    return write_triples([(question, triple)])[0]


def write_triples(pairs: Iterable[tuple[Question, Triple]]) -> list[Question]:
    """Make each question, saved or new, hold what its triple says. The caller digests them.

    New ones are written together, however many there are, in the same few queries.
    """
    tidied = [(question, tidy(triple)) for question, triple in pairs]
    triples = [triple for _, triple in tidied]
    categories = _known(Category, "slug", ([triple.category] for triple in triples))
    pictures = _known(Picture, "name", ([triple.picture] for triple in triples))
    for question, triple in tidied:
        question.category = categories.get(triple.category)
        question.picture = pictures.get(triple.picture)
        _fill(question, triple)
    new = [question for question, _ in tidied if question.pk is None]
    old = [question for question, _ in tidied if question.pk is not None]
    Question.objects.bulk_create(new)
    for question in old:
        question.save()
    terms: dict[str, dict[str, Any]] = {
        "roles": _known(Role, "slug", (triple.roles for triple in triples)),
        "competencies": _known(Competency, "name", (triple.competencies for triple in triples)),
        "tags": _tags(triple.tags for triple in triples),
    }
    for name, known in terms.items():
        _relate(name, {q: [known[word] for word in getattr(t, name)] for q, t in tidied}, set(new))
    Criterion.objects.filter(question__in=old).delete()
    Criterion.objects.bulk_create(line for pair in tidied for line in _criteria(*pair))
    return [question for question, _ in tidied]


def _fill(question: Question, triple: Triple) -> None:
    for name in SCALARS:
        value = getattr(triple, name)
        setattr(question, name, list(value) if isinstance(value, tuple) else value)
    samples = {sample.level: sample for sample in triple.samples}
    for level in LEVELS:
        sample = samples.get(level)
        setattr(question, f"{level}_answer", sample.answer if sample else "")
        setattr(question, f"{level}_why", sample.why if sample else "")
    question.status = triple.status
    question.edition += question.pk is not None
    if triple.status != Question.Status.RETIRED:
        question.merged_into = None
    if triple.status == Question.Status.PUBLISHED and not question.published_at:
        question.published_at = timezone.now()


def _relate(name: str, wanted: dict[Question, list[Any]], new: set[Question]) -> None:
    """Let each question have just these terms in its relation `name`."""
    relation: Any = Question._meta.get_field(name)
    term = f"{relation.m2m_reverse_field_name()}_id"
    through = relation.remote_field.through
    rows = (
        through(**{"question_id": question.pk, term: one.pk})
        for question in wanted.keys() & new
        for one in dict.fromkeys(wanted[question])
    )
    through.objects.bulk_create(rows)
    for question in wanted.keys() - new:
        getattr(question, name).set(wanted[question])


def _criteria(question: Question, triple: Triple) -> list[Criterion]:
    lines = len(triple.rubric)
    marked = [sample for sample in triple.samples if len(sample.marks) == lines]
    return [
        Criterion(
            question=question,
            order=order,
            criterion=line.criterion,
            weight=line.weight,
            excellent=line.excellent,
            adequate=line.adequate,
            poor=line.poor,
            **{f"{sample.level}_mark": sample.marks[order - 1] for sample in marked},
        )
        for order, line in enumerate(triple.rubric, 1)
    ]


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


def _known(model: type[M], field: str, words: Iterable[Iterable[str]]) -> dict[str, M]:
    """The terms of `model` by the words that name them. Raises UnknownTerm for those it lacks."""
    wanted = set(chain.from_iterable(words)) - {""}
    rows = model._default_manager.filter(**{f"{field}__in": wanted}) if wanted else ()
    terms = {getattr(term, field): term for term in rows}
    if missing := wanted - terms.keys():
        raise UnknownTerm(model, sorted(missing))
    return terms


def _tags(words: Iterable[Iterable[str]]) -> dict[str, Tag]:
    names = dict.fromkeys(chain.from_iterable(words))
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    # Somebody else may make the same tag just now.
    return {name: known.get(name) or Tag.objects.get_or_create(name=name)[0] for name in names}
