"""Lines that only number the question below, in a word of the document's own: 演练一, Card 3."""

import re
from collections.abc import Iterator, Mapping, Sequence

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.markers import Marker, marker
from interviews.text.numerals import number_of

NUMBERED = re.compile(
    r"[#*【\[\s]{0,6}([\u3400-\u9fff]{2,8}?|[A-Za-z]{2,12}(?: [A-Za-z]{2,12}){0,2})"
    r"\s?(\d{1,3}|[一二三四五六七八九十]{1,3})[】\]*:：\s]{0,4}"
)
FEWEST = 3
WITHIN = 5  # lines below
ASKS = 1.5
MOSTLY = 0.75


def named_numbers(lines: Sequence[Line], asking: Mapping[int, str]) -> dict[int, Marker]:
    """{line: its Marker} of every run 1, 2, 3 … below each of which something is asked.

    `asking` holds the kind of label that opens a line, where one does.
    """
    runs: dict[str, list[int]] = {}
    for n, word, number in _numbered(lines):
        run = runs.setdefault(word, [])
        if number == len(run) + 1:
            run.append(n)
    return {
        n: Marker("timu", number, "")
        for run in runs.values()
        if len(run) >= FEWEST and _ask(lines, asking, run) >= MOSTLY * len(run)
        for number, n in enumerate(run, 1)
    }


def _numbered(lines: Sequence[Line]) -> Iterator[tuple[int, str, int]]:
    for n, line in enumerate(lines):
        found = NUMBERED.fullmatch(line.text.strip()) if not line.code else None
        if found and not marker(line.text).style:
            word, number = found.groups()
            yield n, word, int(number) if number.isdecimal() else number_of(number)


def _ask(lines: Sequence[Line], asking: Mapping[int, str], run: Sequence[int]) -> int:
    """How many lines of the run have something that asks below them, before the next."""
    ends = [*run[1:], len(lines)]
    return sum(
        any(
            asking.get(below) == "question" or likeness(lines[below].text.strip()) > ASKS
            for below in range(n + 1, min(end, n + 1 + WITHIN))
        )
        for n, end in zip(run, ends, strict=True)
    )
