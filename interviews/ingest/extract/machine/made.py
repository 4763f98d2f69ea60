"""What all machine formats share: HTML as text, notes by their labels, one Question."""

from collections.abc import Iterable, Sequence
from typing import Any

from interviews.ingest.extract.build.category import (
    inferred_category,
    role_in,
    stated_category,
)
from interviews.ingest.extract.build.columns import CODE
from interviews.ingest.extract.build.levels import is_levels, levels_of
from interviews.ingest.extract.build.parts import gather
from interviews.ingest.extract.document import Line, Question
from interviews.ingest.extract.segment.outline import outline

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def lines_of(html: str) -> list[Line]:
    """The lines of a piece of HTML."""
    from interviews.ingest.extract.read.html import read_html

    return read_html(f"<html><body>{html}</body></html>".encode()) if html.strip() else []


def text_of(html: str) -> str:
    """A piece of HTML as plain text."""
    return "\n".join(line.text for line in lines_of(html) if line.text.strip()).strip()


def made(stem: str, answer: str = "", code: str = "", **parts: Any) -> Question:
    """A Question that needed no guess."""
    inferred = inferred_category(stem)
    stated = stated_category(parts.pop("category", "") or "")
    return Question(
        question=stem,
        answer=answer,
        code=code if CODE.fullmatch(code) else "",
        category=stated or inferred,
        stated_category=stated,
        inferred_category=inferred,
        role=role_in(parts.pop("role", "") or ""),
        confidence=1.0,
        answer_confidence=1.0 if answer else 0.0,
        origin={"question": "format", "answer": "format"} if answer else {"question": "format"},
        **parts,
    )


def with_notes(question: Question, lines: Sequence[Line]) -> Question:
    """The question with what notes for graders say below labels: answer, rubric, probes."""
    rows = [line.cells for line in lines if line.cells]
    levels = levels_of(rows) if is_levels(rows) else []
    view = outline([Line("notes"), *(line for line in lines if not line.cells)])
    parts = gather(view, 0, len(view))
    answer = "\n".join(parts.answer).strip() if parts.labelled else ""
    rubric = [{"kind": kind, "text": "\n".join(text)} for kind, text in parts.rubric if text]
    return question.with_(
        answer=question.answer or answer,
        answer_confidence=1.0 if question.answer or answer else 0.0,
        rubric=(*question.rubric, *levels, *rubric),
        analysis=question.analysis or "\n".join(parts.analysis).strip(),
        probes=question.probes or tuple(map(_bare, parts.probes)),
    )


def _bare(text: str) -> str:
    from interviews.ingest.extract.build.parts import LIST_ITEM

    return LIST_ITEM.sub("", text, count=1).strip()


def lettered(texts: Iterable[str]) -> tuple[str, ...]:
    """Options with their letters."""
    return tuple(f"{letter}. {text}" for letter, text in zip(LETTERS, texts, strict=False))
