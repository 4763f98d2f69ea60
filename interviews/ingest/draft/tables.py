"""Tables that people made themselves: what their cells say in the bank's words, and what not."""

import re
from collections.abc import Iterable, Iterator

from interviews.ingest.draft.columns import Mapping, Sheet, sheets_in
from interviews.ingest.draft.template import NO_TEXT, Known
from interviews.ingest.draft.triple import CATEGORY_SLUGS, ROLE_SLUGS, Found, triple_of
from interviews.ingest.extract import Document
from interviews.ingest.extract.build.category import role_in, stated_category
from interviews.text.message import N_
from interviews.text.normalise import clean

LESS = 0.75  # what is left of the certainty of a row in which something is not understood
UNASKED = 0.2
APART = re.compile(r"[、,，;；/\n]")
LEVEL = re.compile(r"[1-5]")
LEVELS = {
    **dict.fromkeys(("入门", "很易", "很简单", "entry"), 1),
    **dict.fromkeys(("基础", "易", "简单", "容易", "低", "easy", "basic"), 2),
    **dict.fromkeys(("进阶", "中", "中等", "一般", "适中", "medium", "intermediate"), 3),
    **dict.fromkeys(("较难", "难", "困难", "高", "hard", "difficult"), 4),
    **dict.fromkeys(("专家", "很难", "极难", "expert"), 5),
}
LONGEST_WORD = 40

NOT_KNOWN = N_("“%(word)s” is not known here and was left out.")
NO_POINTS = N_("“%(word)s” is no number of points; the usual ones stand.")
NO_LEVEL = N_("“%(word)s” is no level of difficulty; the usual one stands.")


def checked(
    questions: list[Found], document: Document, mapping: Mapping, known: Known
) -> list[Found]:
    """The questions, those of tables with what the bank makes of their cells; rows without one.

    A cell that is not understood is said in `doubts` and lowers the certainty; a row that has
    text but no question becomes one without text, with a fault.
    """
    by_line: dict[int, list[Found]] = {}
    for question in questions:
        by_line.setdefault(question["span"][0], []).append(question)
    for sheet in sheets_in(document, mapping):
        if "question" in sheet.fields:
            _check(sheet, by_line, document, known)
    return sorted(sum(by_line.values(), []), key=lambda question: question["span"])


def _check(sheet: Sheet, by_line: dict[int, list[Found]], document: Document, known: Known) -> None:
    heads = {head for head in sheet.heads if head}
    for place in sheet.places:
        line = document.lines[place]
        texts = map(str.strip, line.cells)
        named = ((field, sheet.head(n)) for n, field in enumerate(sheet.fields))
        cells = [(*one, text) for one, text in zip(named, texts, strict=False)]
        if place in by_line:
            found = [_read(question, cells, known) for question in by_line[place]]
            by_line[place] = [question | {"row": line.row or None} for question in found]
        elif _lost(cells, heads):
            by_line[place] = [_without_text(cells, place, line.row or None)]


def _lost(cells: Iterable[tuple[str, str, str]], heads: set[str]) -> bool:
    """Whether a row states something in two columns that have a meaning, but no question."""
    texts = [text for field, _, text in cells if text and field and field != "number"]
    asked = any(text for field, _, text in cells if field == "question")
    return len(texts) > 1 and not asked and not set(texts) <= heads


def _without_text(cells: list[tuple[str, str, str]], place: int, row: int | None) -> Found:
    values = {field: text for field, _, text in cells if field and text}
    head = next(head for field, head, _ in cells if field == "question")
    question: Found = {
        **{"question": "", "answer": values.get("answer", ""), "rubric": [], "options": []},
        **{"analysis": values.get("analysis", ""), "probes": [], "category": "", "role": ""},
        **{"score": None, "number": None, "row": row, "span": [place, place + 1]},
        **{"confidence": UNASKED, "answer_confidence": 0.0, "duplicate_of": None, "origin": {}},
    }
    fault = {"field": head or "question", "text": NO_TEXT, "params": {}}
    cells_said = [[head or str(n), text] for n, (_, head, text) in enumerate(cells, 1)]
    return question | {"faults": [fault], "cells": cells_said}


def _read(question: Found, cells: list[tuple[str, str, str]], known: Known) -> Found:
    """The question with the bank's own words for its cells, and doubts where there are none."""
    doubts: list[Found] = []
    stated: Found = {}
    for field, head, text in cells:
        if field in READERS and text:
            stated |= READERS[field](text, head, doubts, known, question)
    extra = {name: text for name, text in question["extra"].items() if name not in stated}
    question = question | {"triple": triple_of(question) | stated, "extra": extra}
    if not doubts:
        return question
    sure = {name: round(question[name] * LESS, 3) for name in ("confidence", "answer_confidence")}
    return question | sure | {"doubts": doubts}


def _doubt(doubts: list[Found], head: str, text: str, word: str) -> None:
    doubts.append({"field": head, "text": text, "params": {"word": word[:LONGEST_WORD]}})


def _roles(text: str, head: str, doubts: list[Found], known: Known, question: Found) -> Found:
    slugs = []
    for word in _words(text):
        slug = known.roles.get(word) or ROLE_SLUGS.get(role_in(word))
        if slug:
            slugs.append(slug)
        else:
            _doubt(doubts, head, NOT_KNOWN, word)
    return {"roles": list(dict.fromkeys(slugs))}


def _category(text: str, head: str, doubts: list[Found], known: Known, question: Found) -> Found:
    slug = known.categories.get(text) or CATEGORY_SLUGS.get(stated_category(text))
    if slug:
        return {"category": slug}
    _doubt(doubts, head, NOT_KNOWN, text)
    return {}


def _score(text: str, head: str, doubts: list[Found], known: Known, question: Found) -> Found:
    score = question.get("score")
    if score is None or not 1 <= round(score) <= 100:
        _doubt(doubts, head, NO_POINTS, text)
    return {}


def _difficulty(text: str, head: str, doubts: list[Found], known: Known, question: Found) -> Found:
    word = text.strip().lower().removesuffix("级").removesuffix(".0")
    level = int(word) if LEVEL.fullmatch(word) else LEVELS.get(word)
    if level:
        return {"difficulty": level}
    _doubt(doubts, head, NO_LEVEL, text)
    return {}


def _tags(text: str, head: str, doubts: list[Found], known: Known, question: Found) -> Found:
    return {"tags": list(dict.fromkeys(word[:30] for word in _words(text)))}


READERS = {
    "role": _roles,
    "category": _category,
    "score": _score,
    "difficulty": _difficulty,
    "tags": _tags,
}


def _words(text: str) -> Iterator[str]:
    return (clean(word) for word in APART.split(text) if word.strip())
