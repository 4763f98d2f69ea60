"""Cleaned lines -> Document: segmentation, triples, and what is said about the whole file."""

from collections.abc import Mapping, Sequence

from interviews.ingest.extract.build.confidence import weighed
from interviews.ingest.extract.build.drafts import build
from interviews.ingest.extract.build.guide import (
    guide_questions,
    guide_weight,
    unlike_advice,
    with_quoted,
)
from interviews.ingest.extract.build.key import find_keys, join_keys
from interviews.ingest.extract.build.levels import with_levels
from interviews.ingest.extract.build.pictures import doubted
from interviews.ingest.extract.build.repeats import mark_repeats
from interviews.ingest.extract.build.table import Mapped, table_questions
from interviews.ingest.extract.build.whole import (
    declared_in,
    mark_cut_off,
    role_of,
    title_of,
    warnings_about,
    with_found,
)
from interviews.ingest.extract.clean.printed import Printed, read_printed
from interviews.ingest.extract.document import Change, Document, Line, Question, Section
from interviews.ingest.extract.segment.candidates import Prefer, start_at
from interviews.ingest.extract.segment.outline import Outline, find_heads, outline
from interviews.ingest.extract.segment.programme import decide
from interviews.ingest.extract.segment.structure import with_structure

A_GUIDE = 0.35
PRINTED = 0.99


def compose(
    name: str,
    kind: str,
    lines: Sequence[Line],
    changes: Sequence[Change],
    prefer: Prefer | None = None,
    mapped: Mapped | None = None,
) -> Document:
    """Find the questions of cleaned `lines`; `prefer(Start)` weighs starts by example.

    `mapped` says which column is what in tables with certain heads: {heads: fields}.
    """
    printed = {} if prefer else read_printed(lines)
    rows = table_questions(lines, mapped)
    questions, sections, guide = _from_text(lines, prefer, printed)
    questions = sorted([*rows, *questions], key=lambda question: question.span)
    questions = with_levels(questions, lines)
    questions = doubted(mark_cut_off(mark_repeats(questions), lines), lines)
    title = title_of(lines, questions)
    role = role_of(title, name)
    questions = [q if q.role else q.with_(role=role) for q in questions]
    sections = with_found(sections, questions)
    document = Document(
        name=name,
        kind=kind,
        lines=tuple(lines),
        questions=tuple(questions),
        title=title,
        role=role,
        declared=declared_in(title, sections),
        sections=tuple(sections),
        repairs=tuple(changes),
        guide=guide,
    )
    return document.with_(warnings=warnings_about(document))


def _from_text(
    lines: Sequence[Line], prefer: Prefer | None, printed: Mapping[int, Printed]
) -> tuple[list[Question], list[Section], bool]:
    view = outline(lines)
    find_heads(view)
    if printed:
        return *_as_printed(view, printed), False
    keys = find_keys(view)
    whole = view
    if keys:
        given = {whole.places[n] for key, end in keys for n in range(key, end)}
        view = outline(lines, without=given)
        find_heads(view)
    decided = decide(view, prefer)
    guide = 0.0 if prefer else guide_weight(title_of(lines, ()), view, decided)
    if guide > 0:
        decided = decide(view, unlike_advice(guide))
    with_structure(view, decided)
    questions, sections = build(view, decided)
    if keys:
        questions = join_keys(questions, whole, keys)
    questions = weighed([q for q in questions if q.question])
    if guide > 0:
        questions = with_quoted(questions, guide_questions(view), guide)
    return questions, sections, guide >= A_GUIDE


def _as_printed(
    view: Outline, printed: Mapping[int, Printed]
) -> tuple[list[Question], list[Section]]:
    """(questions, sections) of a paper of this bank: its starts are known."""
    starts = [start_at(view, n) for n, place in enumerate(view.places) if place in printed]
    questions, sections = build(view, [(start, 1.0) for start in starts])
    known = [(question, printed[question.span[0]]) for question in questions]
    return [
        question.with_(
            code=facts.code,
            score=question.score if facts.points is None else facts.points,
            confidence=PRINTED,
            answer_confidence=PRINTED if question.answer else 0.0,
        )
        for question, facts in known
    ], sections
