"""Lines that say what each mark looks like: 5 — …, 3 — …, 1 — … below a question."""

import re
from collections.abc import Sequence
from itertools import pairwise

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.labels import Piece

MARK = re.compile(r"\s{0,9}(?:[-*•]\s)?(?:\*\*)?([1-5])\s?分?(?:\*\*)?\s?[-—–:：=]{1,2}\s?(?=\S)")


def mark_lines(lines: Sequence[Line]) -> dict[int, Piece]:
    """{line: its Piece} of runs that go down, or up by more than one: those number nothing."""
    found: dict[int, Piece] = {}
    run: list[tuple[int, int]] = []
    for n, line in enumerate([*lines, Line("")]):
        match = None if line.code else MARK.match(line.text)
        if match:
            run.append((n, int(match.group(1))))
            continue
        if len(run) > 1 and _are_marks([mark for _, mark in run]):
            found |= {at: _piece(lines[at].text, mark) for at, mark in run}
        run = []
    return found


def _are_marks(marks: Sequence[int]) -> bool:
    steps = {b - a for a, b in pairwise(marks)}
    return max(steps) < 0 or min(steps) > 1


def _piece(text: str, mark: int) -> Piece:
    rest = MARK.sub("", text, count=1)
    return Piece("rubric", f"{mark}分", rest, str(mark))
