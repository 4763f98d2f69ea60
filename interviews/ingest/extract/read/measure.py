"""Where the lines of a PDF page begin and end, and which of them go on in the next."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

BREAK = re.compile(r"\r\n|[\r\n]")
ENDS = re.compile(
    r"[。！？!?；;…]\s{0,4}[”’」』）)】]?\s{0,9}$|[:：]\s{0,4}$|\d\s?分钟?\s{0,4}$"
    r"|[A-Z]{2,8}-\d{4,6}(?:\sv\d{1,4})?\s{0,4}$"
)
OPEN = re.compile(r"[A-Za-z,]\s{0,4}$")
LOWER = frozenset("abcdefghijklmnopqrstuvwxyz")
SHORTEST = 8.0  # characters: a narrower line is a cell or a label, not a paragraph
NEAR = 1.7  # characters from the right edge at which a line is full
INDENT = 3.5  # characters by which lines of one column may begin apart
MOST_LINES = 400  # of one page


class Measured(NamedTuple):
    """One line: its text, where it begins and ends, and the height of its letters, in points."""

    text: str
    left: float
    right: float
    height: float


def measured(page: Any, text: str) -> list[Measured]:
    """The lines of a page's text with their places; [] where places and text do not agree."""
    if page.count_chars() != len(text):
        return []
    lines, at = [], 0
    for part in BREAK.split(text):
        if part.strip():
            start = at + len(part) - len(part.lstrip())
            lines.append(_line(page, part, start, at + len(part.rstrip()) - 1))
        at += len(part) + (2 if text[at + len(part) : at + len(part) + 2] == "\r\n" else 1)
    return lines if len(lines) <= MOST_LINES else []


def _line(page: Any, text: str, first: int, last: int) -> Measured:
    left, bottom, _, top = page.get_charbox(first, loose=True)
    right = page.get_charbox(last, loose=True)[2]
    return Measured(text, left, right, max(1.0, top - bottom))


def going_on(lines: Sequence[Measured]) -> set[int]:
    """{place} of the lines of one page that the width, and not the writer, ended."""
    found = set()
    for n, line in enumerate(lines):
        below = lines[n + 1] if n + 1 < len(lines) else line
        near = abs(below.left - line.left) <= INDENT * line.height
        if near and (_is_full(line, lines) or _is_cut(line, below)):
            found.add(n)
    return found


def _is_cut(line: Measured, below: Measured) -> bool:
    """Whether Latin text goes on in the middle of its sentence."""
    wide = line.right - line.left >= SHORTEST * line.height
    return wide and bool(OPEN.search(line.text)) and below.text.lstrip()[:1] in LOWER


def _is_full(line: Measured, lines: Sequence[Measured]) -> bool:
    if line.right - line.left < SHORTEST * line.height or ENDS.search(line.text):
        return False
    column = [
        other.right
        for other in lines
        if abs(other.left - line.left) <= INDENT * line.height
        and abs(other.height - line.height) < 0.25 * line.height
    ]
    edge = max(column)
    touching = sum(right >= edge - NEAR * line.height for right in column)
    return touching > 1 and line.right >= edge - NEAR * line.height
