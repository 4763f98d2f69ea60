"""A set, a basket or a list as a Booklet."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.timezone import localdate

from interviews.bankfile.triple import Triple
from interviews.exports.booklet import Booklet, Item, Section, Sheet
from interviews.exports.candidates import for_candidates
from interviews.exports.compose import compose
from interviews.models import Picture, Question, QuestionSet, Reader, terms
from interviews.papers.large import reader
from interviews.papers.words import labels, letterhead


def booklet_of(question_set: QuestionSet, **sheet: Any) -> Booklet:
    """The set, loaded `with_entries()`, as the Booklet of a sheet; empty sections are left out."""
    sections, number = [], 0
    for section in question_set.sections.all():
        items = []
        for entry in section.entries.all():
            number += 1
            items.append(
                Item(number, entry.as_triple(), entry.points, entry.minutes, entry.version)
            )
        if items:
            sections.append(Section(section.title, tuple(items), section.note))
    booklet = Booklet(
        question_set.title,
        tuple(sections),
        form_code=question_set.form_code,
        role=str(question_set.role or ""),
        introduction=question_set.introduction,
        interviewer_notes=question_set.interviewer_notes,
        made_on=localdate(question_set.changed_at).isoformat(),
        labels=labels(),
        terms=terms(),
        letterhead=letterhead(),
        pictures=_pictures(item.triple for section in sections for item in section.items),
        **sheet,
    )
    return for_candidates(booklet) if booklet.sheet == Sheet.CANDIDATE else booklet


def booklet_of_set(pk: int, **sheet: Any) -> Booklet:
    return booklet_of(QuestionSet.objects.with_entries().get(pk=pk), **sheet)


def booklet_of_basket(
    codes: Sequence[str], reader_pk: int | None, title: str, **sheet: Any
) -> Booklet:
    return booklet_of_codes(codes, reader(reader_pk), title, **sheet)


def booklet_of_codes(codes: Sequence[str], user: Reader, title: str, **sheet: Any) -> Booklet:
    """The questions with `codes` that `user` may read, in this order within each category."""
    questions = Question.objects.visible_to(user).filter(code__in=codes).with_triple()
    order = {code: place for place, code in enumerate(codes)}
    ordered = sorted(questions, key=lambda question: order[question.code])
    return booklet_of_list(ordered, title=title, **sheet)


def booklet_of_list(questions: Iterable[Question], *, title: str, **sheet: Any) -> Booklet:
    """Questions, loaded `with_triple()`, in sections by category, each with its version."""
    loaded = list(questions)
    triples = [question.as_triple() for question in loaded]
    return compose(
        triples,
        versions={question.code: question.current_version for question in loaded},
        title=title,
        labels=labels(),
        terms=terms(),
        letterhead=letterhead(),
        pictures=_pictures(triples),
        **sheet,
    )


def _pictures(triples: Iterable[Triple]) -> dict[str, bytes]:
    """What the triples show, by name: no query where they show nothing."""
    found: dict[str, bytes] = Picture.objects.contents(triple.picture for triple in triples)
    return found
