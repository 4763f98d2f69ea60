"""Pinned texts that are older than the bank's: what changed, and taking the newer one over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext

from interviews.bankfile.triple import Criterion as Line
from interviews.bankfile.triple import Sample
from interviews.models import Criterion, Question, QuestionSet, SetEntry, User, picture_words
from interviews.models.sets import PRINTED
from interviews.sets.build import touch
from interviews.text.diff import Piece, compare

LINE = [field.name for field in fields(Line)]
SAMPLE = [field.name for field in fields(Sample)]


@dataclass(frozen=True)
class Change:
    """A field whose pinned text is another than the present one."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Newer:
    """An entry whose question says something else now."""

    entry: SetEntry
    question: Question

    def changes(self) -> list[Change]:
        old, new = self.entry.triple, self.question.as_triple().as_dict()
        pairs = [(name, _said(name, old), _said(name, new)) for name in PRINTED]
        return [
            Change(_label(name), compare(before, after))
            for name, before, after in pairs
            if before != after
        ]


def newer_texts(entries: Sequence[SetEntry]) -> list[Newer]:
    """The entries with newer text in the bank, as Newer: a fixed number of queries."""
    codes = [entry.question_id for entry in entries]
    now = {
        question.pk: question for question in Question.objects.filter(pk__in=codes).with_triple()
    }
    return [
        Newer(entry, now[entry.question_id])
        for entry in entries
        if entry.differs_from(now[entry.question_id])
    ]


@transaction.atomic
def update_pins(question_set: QuestionSet, codes: Iterable[str], *, by: User) -> list[str]:
    """Take over the present text for `codes`; points and minutes of the paper stay.

    Points that still were the question's own follow it, so that the rubric sums to them.
    """
    entries = question_set.entries.filter(question__code__in=codes).select_related("question")
    newer = newer_texts(list(entries))
    for change in newer:
        entry, question = change.entry, change.question
        for name in ("points", "minutes"):
            if getattr(entry, name) == entry.triple[name]:
                setattr(entry, name, getattr(question, name))
        entry.pin(question)
    fields = ["triple", "version", "points", "minutes"]
    SetEntry.objects.bulk_update([change.entry for change in newer], fields)
    if newer:
        touch(question_set, by)
    return [change.question.code for change in newer]


def _label(name: str) -> str:
    if name == "rubric":
        return str(Criterion._meta.verbose_name_plural)
    if name == "samples":
        return gettext("sample answers")
    field = Question._meta.get_field(name)
    assert isinstance(field, Field)
    return str(field.verbose_name)


def _said(name: str, triple: Mapping[str, Any]) -> str:
    if name == "picture":
        return picture_words(triple.get(name, ""))
    return _text(triple.get(name, ""))


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    if isinstance(value, dict):  # a line of a rubric or a sample: PostgreSQL keeps no order of keys
        names = LINE if "criterion" in value else SAMPLE
        return "；".join(_text(value[name]) for name in names)
    return str(value)
