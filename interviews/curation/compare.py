"""Two versions of a question, field by field, word by word."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.samples import NAMES
from interviews.bankfile.triple import Criterion, Sample, Triple
from interviews.models import DIFFICULTY_WORDS, Category, Question, Role, picture_words
from interviews.text.diff import Piece, compare

FIELDS = (
    *("stem", "picture", "picture_alt", "answer", "analysis"),
    *("key_points", "rubric", "probes", "red_flags", "warnings", "samples"),
    *("visibility", "roles", "category", "competencies", "tags"),
    *("difficulty", "points", "minutes", "source", "author", "licence", "basis", "cluster"),
)


LISTS = {"rubric": _("rubric"), "samples": _("sample answers")}  # which no one field holds


@dataclass(frozen=True)
class Difference:
    """A field that is not the same: the pieces of the old text and of the new one."""

    name: str
    label: str
    old: list[Piece]
    new: list[Piece]


def differences(old: Triple, new: Triple) -> tuple[list[Difference], list[str]]:
    """The fields in which two triples differ, and the labels of those that are the same."""
    words = _words()
    changed, same = [], []
    for name in FIELDS:
        before, after = (_text(name, getattr(triple, name), words) for triple in (old, new))
        if before == after:
            same.append(label_of(name))
            continue
        pieces = compare(before, after)
        changed.append(
            Difference(
                name,
                label_of(name),
                [piece for piece in pieces if piece.kind != "added"],
                [piece for piece in pieces if piece.kind != "removed"],
            )
        )
    return changed, same


def label_of(name: str) -> str:
    if name in LISTS:
        return str(LISTS[name])
    fields = (*Question._meta.fields, *Question._meta.many_to_many)
    return next(str(field.verbose_name) for field in fields if field.name == name)


def _words() -> dict[str, dict[Any, str]]:
    """What slugs and numbers are called, by field."""
    terms = {"roles": Role, "category": Category}
    words: dict[str, dict[Any, str]]
    words = {
        name: {t.slug: str(t) for t in model._default_manager.all()}
        for name, model in terms.items()
    }
    words["visibility"] = {value: str(label) for value, label in Question.Visibility.choices}
    words["difficulty"] = {level: str(word) for level, word in DIFFICULTY_WORDS.items()}
    return words


def _text(name: str, value: Any, words: dict[str, dict[Any, str]]) -> str:
    known = words.get(name, {})
    if name == "picture":
        return str(picture_words(value))
    if name == "rubric":
        return "\n".join(map(_line, value))
    if name == "samples":
        return "\n".join(map(_sample, value))
    if isinstance(value, tuple):
        return "\n".join(str(known.get(entry, entry)) for entry in value)
    return str(known.get(value, value))


def _line(criterion: Criterion) -> str:
    return gettext(
        "%(criterion)s (%(weight)d)\n5: %(excellent)s\n3: %(adequate)s\n1: %(poor)s\n"
    ) % vars(criterion)


def _sample(sample: Sample) -> str:
    marks = " ".join(map(str, sample.marks))
    return f"{gettext(NAMES[sample.level])} {marks}\n{sample.answer}\n{sample.why}\n"
