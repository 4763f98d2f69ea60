"""Runs of numbered lines in which each has an answer of its own: questions, whatever they say."""

import re
from collections.abc import Sequence
from typing import Protocol

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.markers import Marker

BOLD_END = re.compile(r"(?<=[^\s*])\s?\*\*([^*]{1,80})\*\*\s{0,4}$")
FEWEST = 3
SHARE = 0.7
STYLES = (
    "dot",
    "dun",
    "paren",
    "rparen",
    "gap",
    "brack",
    "di",
    "q",
    "timu",
    "circle",
    "cn",
    "of",
    "roman",
)


class Looked(Protocol):
    """What is known of the lines by then: see Outline."""

    lines: list[Line]
    markers: list[Marker]
    options: list[str]
    inner: set[int]
    answers_before: list[int]

    def __len__(self) -> int: ...


def answered_runs(view: Looked) -> set[int]:
    """The lines of every run 1, 2, 3 … of one style where most items have just one answer."""
    found: set[int] = set()
    open_runs: dict[tuple[str, str, bool], list[int]] = {}
    for n, mark in enumerate(view.markers):
        if mark.number is None or mark.style not in STYLES or n in view.inner:
            continue
        key = (mark.style, view.lines[n].listed, bool(view.lines[n].heading))
        run = open_runs.get(key, [])
        if run and mark.number == (view.markers[run[-1]].number or 0) + 1:
            run.append(n)
        else:
            found |= _answered(view, run, n)
            open_runs[key] = [n]
    for run in open_runs.values():
        found |= _answered(view, run, len(view))
    return found


def _answered(view: Looked, run: Sequence[int], end: int) -> set[int]:
    """The lines of one run, where enough of its items are answered once."""
    if len(run) < FEWEST:
        return set()
    good = sum(_has_one_answer(view, a, b) for a, b in zip(run, [*run[1:], end], strict=True))
    return set(run) if good >= SHARE * len(run) else set()


def _has_one_answer(view: Looked, start: int, end: int) -> bool:
    if answers := view.answers_before[end] - view.answers_before[start]:
        return answers == 1
    lettered = sum(map(bool, view.options[start + 1 : min(end, start + 10)])) > 1
    return lettered or bool(BOLD_END.search(view.lines[start].text))
