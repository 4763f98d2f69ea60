"""Make sets and put questions into them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from interviews.exports.compose import by_category, section_title
from interviews.models import Category, Question, QuestionSet, SetEntry, SetSection, User, terms
from interviews.models.sets import FORMS

MOST = 500  # questions in a set


class TooMany(Exception):
    """A set holds up to MOST questions."""


@transaction.atomic
def make_set(codes: Iterable[str], *, by: User | None, **fields: Any) -> QuestionSet:
    """A new set of the questions with `codes`, in sections by category, in the order given."""
    made = QuestionSet.objects.create(owner=by, changed_by=by, **fields)
    add_questions(made, codes)
    return made


@transaction.atomic
def add_questions(question_set: QuestionSet, codes: Iterable[str]) -> list[str]:
    """Put questions at the end of the sections of their category. Return the codes put in."""
    QuestionSet.objects.select_for_update().get(pk=question_set.pk)  # one at a time
    known = set(question_set.entries.values_list("question__code", flat=True))
    wanted = [code for code in dict.fromkeys(codes) if code not in known]
    if len(known) + len(wanted) > MOST:
        raise TooMany
    questions = Question.objects.published().filter(code__in=wanted).with_triple()
    found = {question.code: question for question in questions}
    triples = [found[code].as_triple() for code in wanted if code in found]
    order = len(known)
    entries = []
    for slug, members in by_category(triples, terms().categories).items():
        section = _section_for(question_set, slug)
        for triple in members:
            order += 1
            entries.append(new_entry(section, found[triple.code], order))
    SetEntry.objects.bulk_create(entries)
    return [entry.triple["code"] for entry in entries]


def new_entry(section: SetSection, question: Question, order: int) -> SetEntry:
    """An unsaved entry that pins the present text of `question`."""
    entry = SetEntry(question_set_id=section.question_set_id, section=section, order=order)
    entry.pin(question)
    entry.points, entry.minutes = question.points, question.minutes
    return entry


def _section_for(question_set: QuestionSet, slug: str) -> SetSection:
    """The section that already holds questions of this category, or a new one at the end."""
    entry = question_set.entries.filter(triple__category=slug).order_by("-order").first()
    if entry:
        return entry.section
    name = Category.objects.get(slug=slug).name
    last = question_set.sections.count()
    return question_set.sections.create(title=section_title(name), order=last)


@transaction.atomic
def duplicate(question_set: QuestionSet, *, by: User, title: str) -> QuestionSet:
    """A copy that keeps the pinned texts; it has no link, no editors and no history."""
    kept = ("role", "purpose", "introduction", "interviewer_notes", "blueprint", "seed")
    fields = {name: getattr(question_set, name) for name in kept}
    copy = QuestionSet.objects.create(title=title, owner=by, changed_by=by, **fields)
    for section in question_set.sections.all():
        twin = SetSection.objects.create(
            question_set=copy, title=section.title, note=section.note, order=section.order
        )
        entries = list(section.entries.all())
        for entry in entries:
            entry.pk, entry.question_set, entry.section = None, copy, twin
            entry._state.adding = True
        SetEntry.objects.bulk_create(entries)
    return copy


def next_form(question_set: QuestionSet) -> str | None:
    """The letter for another form of the same paper, or None when all are used."""
    first = question_set.parallel_to or question_set
    used = {first.form, *first.parallels.values_list("form", flat=True)}
    return next((letter for letter in FORMS if letter not in used), None)


def touch(question_set: QuestionSet, by: User) -> None:
    """Say that the contents changed: another version, by whom and when."""
    question_set.changed_at, question_set.changed_by = timezone.now(), by
    question_set.save(update_fields=["changed_at", "changed_by"])
    QuestionSet.objects.filter(pk=question_set.pk).update(version=F("version") + 1)
    question_set.refresh_from_db(fields=["version"])
