"""Chosen starts -> Questions, with the section each stands in."""

from collections.abc import Callable, Sequence
from functools import partial

from interviews.ingest.extract.build.category import (
    inferred_category,
    points_in,
    stated_category,
)
from interviews.ingest.extract.build.parts import LIST_ITEM, Parts, gather
from interviews.ingest.extract.document import Question, Section
from interviews.ingest.extract.segment.candidates import Start
from interviews.ingest.extract.segment.heads import Head
from interviews.ingest.extract.segment.outline import Outline
from interviews.ingest.extract.segment.runs import BOLD_END

FEWEST_BOLD = 3
SHARE_BOLD = 0.6


def build(
    view: Outline, decided: Sequence[tuple[Start, float]]
) -> tuple[list[Question], list[Section]]:
    """Return (questions, sections) for the decided starts."""
    stops = [*(start.line for start, _ in decided), len(view)][1:]
    sections, here, questions = [], None, []
    heads = iter(sorted(view.heads.items()))
    following, bold = next(heads, None), answered_in_bold(view, decided)
    for (start, sure), stop in zip(decided, stops, strict=True):
        while following and following[0] < start.line:
            here = _section(view, *following, here)
            sections.append(here)
            following = next(heads, None)
        end = view.segment_end(start.line, stop)
        question = _question(view, start, end, sure, here)
        change = bold.get(start.line)
        questions.append(change(question) if change else question)
    return questions, sections


def answered_in_bold(
    view: Outline, decided: Sequence[tuple[Start, float]]
) -> dict[int, Callable[[Question], Question]]:
    """{line: what makes the bold end of a stem its answer}, where most stems end in bold."""
    ends = {
        start.line: found
        for start, _ in decided
        if (found := BOLD_END.search(view.lines[start.line].text))
    }
    if len(ends) < FEWEST_BOLD or len(ends) < SHARE_BOLD * len(decided):
        return {}
    return {line: partial(_answered_by, found.group(1)) for line, found in ends.items()}


def _answered_by(answer: str, question: Question) -> Question:
    if question.answer or not question.question.endswith(answer):
        return question
    stem = question.question.removesuffix(answer).rstrip()
    return question.with_(
        question=stem, answer=answer, origin=question.origin | {"answer": "emphasis"}
    )


def _section(view: Outline, n: int, head: Head, before: Section | None) -> Section:
    """A head, with what a smaller head inherits from the larger one before it."""
    category = stated_category(head.title)
    section = Section(head.title, view.places[n], category, head.declared, head.each)
    level = view.lines[n].heading
    if before and level and before.line in view.places and not category:
        above = view.lines[view.places.index(before.line)].heading
        if above and above < level:
            section = Section(
                head.title,
                view.places[n],
                before.category,
                head.declared,
                head.each or before.score,
            )
    return section


def _question(
    view: Outline, start: Start, end: int, sure: float, section: Section | None
) -> Question:
    parts = gather(view, start.line, end)
    stem = "\n".join(parts.stem).strip()
    notes = " ".join(parts.notes)
    own = stated_category(notes) or stated_category(parts.topic if len(parts.topic) < 12 else "")
    stated = own or (section.category if section else "")
    score = points_in(notes)
    from_section = section.score if section else None
    inferred = inferred_category(stem)
    return Question(
        question=stem,
        answer="\n".join(parts.answer).strip(),
        rubric=tuple(
            {"kind": kind, "text": "\n".join(text)} for kind, text in parts.rubric if text
        ),
        analysis="\n".join(parts.analysis).strip(),
        probes=tuple(_items(parts.probes)),
        options=tuple(parts.options),
        category=stated or inferred,
        stated_category=stated,
        inferred_category=inferred,
        score=from_section if score is None else score,
        number=start.number,
        section=section.title if section else "",
        topic=parts.topic,
        confidence=sure,
        span=(view.places[start.line], view.places[end - 1] + 1),
        origin=_origins(parts, start, own, stated, score, from_section),
    )


def _items(texts: Sequence[str]) -> list[str]:
    """One probe a line, list marks off."""
    return [item for text in texts if (item := LIST_ITEM.sub("", text, count=1).strip())]


def _origins(
    parts: Parts,
    start: Start,
    own: str,
    stated: str,
    score: float | None,
    from_section: float | None,
) -> dict[str, str]:
    origin = {"question": "label" if parts.question_labelled else start.style or "line"}
    if parts.answer:
        origin["answer"] = "label" if parts.labelled else "position"
    origin["category"] = "note" if own else "heading" if stated else "rule"
    if score is not None or from_section is not None:
        origin["score"] = "note" if score is not None else "heading"
    return origin
