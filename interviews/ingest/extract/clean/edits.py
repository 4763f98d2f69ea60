"""Changes to a text as values: each can be logged, undone, and followed by position."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """`before` at `start` of the text as it was became `after`."""

    start: int
    before: str
    after: str
    kind: str
    sure: bool = True


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` made; they are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += text[at : edit.start], edit.after
        at = edit.start + len(edit.before)
    return "".join([*pieces, text[at:]])


def undo(text: str, edits: Sequence[Edit]) -> str:
    """Return what `text` was before `edits` made it."""
    pieces: list[str] = []
    at, shift = 0, 0
    for edit in edits:
        start = edit.start + shift
        pieces += text[at:start], edit.before
        at = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
    return "".join([*pieces, text[at:]])


def substitutions(
    pattern: re.Pattern[str], text: str, after: str | Callable[[re.Match[str]], str], kind: str
) -> list[Edit]:
    """Edits for every match of `pattern`; `after` is a string or a function of the match."""
    make = after if callable(after) else lambda match: after
    found = ((match.start(), match.group(), make(match)) for match in pattern.finditer(text))
    return [Edit(start, before, new, kind) for start, before, new in found if before != new]


def source_positions(edits: Sequence[Edit], places: Sequence[int]) -> list[int]:
    """Say where each of the ascending `places` in the edited text lay before the edits."""
    ends, shifts, shift = [], [], 0
    for edit in edits:
        shift += len(edit.before) - len(edit.after)
        ends.append(edit.start + len(edit.before) - shift)
        shifts.append(shift)
    return [place + _shift(shifts, bisect_right(ends, place)) for place in places]


def _shift(shifts: Sequence[int], done: int) -> int:
    return shifts[done - 1] if done else 0
