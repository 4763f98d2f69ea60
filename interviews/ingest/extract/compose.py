"""Cleaned lines -> Document: segmentation, triples, and what is said about the whole file."""

from interviews.ingest.extract.build.confidence import weighed
from interviews.ingest.extract.build.drafts import build
from interviews.ingest.extract.build.guide import (
    guide_questions,
    guide_weight,
    unlike_advice,
    with_quoted,
)
from interviews.ingest.extract.build.key import find_key, join_key
from interviews.ingest.extract.build.repeats import mark_repeats
from interviews.ingest.extract.build.table import table_questions
from interviews.ingest.extract.build.whole import (
    declared_in,
    mark_cut_off,
    role_of,
    title_of,
    warnings_about,
    with_found,
)
from interviews.ingest.extract.document import Document
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.outline import cut_at, find_heads, outline
from interviews.ingest.extract.segment.programme import decide
from interviews.ingest.extract.segment.structure import with_structure

LEAST_LIKENESS = -0.5
A_GUIDE = 0.35


def compose(name, kind, lines, changes, prefer=None):
    """Find the questions of cleaned `lines`; `prefer(Start)` weighs starts by example."""
    rows = table_questions(lines)
    questions, sections, guide = _from_text(lines, prefer)
    questions = sorted([*rows, *questions], key=lambda question: question.span)
    questions = mark_cut_off(mark_repeats(questions), lines)
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


def _from_text(lines, prefer):
    view = outline(lines)
    find_heads(view)
    key = find_key(view)
    whole = view
    if key is not None:
        view = cut_at(view, key)
    decided = decide(view, prefer)
    guide = 0.0 if prefer else guide_weight(title_of(lines, ()), view, decided)
    if guide > 0:
        decided = decide(view, unlike_advice(guide))
    with_structure(view, decided)
    questions, sections = build(view, decided)
    if key is not None:
        questions = join_key(questions, whole, key)
    questions = weighed([q for q in questions if prefer or _may_be_asked(q)])
    if guide > 0:
        questions = with_quoted(questions, guide_questions(view), guide)
    return questions, sections, guide >= A_GUIDE


def _may_be_asked(question):
    """Leave out what has no text, and unnumbered lines that ask nothing."""
    if question.number is not None or question.options or question.topic:
        return bool(question.question)
    return bool(question.question) and likeness(question.question) > LEAST_LIKENESS
