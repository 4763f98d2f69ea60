"""Papers that this bank printed: each question known by its code, each part by its own label."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.likeness import END

CODE = r"([A-Z]{2,8}-\d{4,6})(?P<version>\s?v\d{1,4})?"
POINTS = r"(?P<points>\d{1,3})\s?分(?![钟之])"
FACTS = re.compile(
    rf"\s{{0,9}}{CODE}[\s·|]{{1,6}}(?:\S{{1,9}}[\s·|]{{1,6}}){{0,3}}?{POINTS}.{{0,200}}"
)
BEHIND = re.compile(rf"[\s　]{{1,6}}{CODE}(?:[\s　]{{1,6}}{POINTS})?\s{{0,9}}$")
POINTS_ALONE = re.compile(rf"\s{{0,9}}{POINTS}\s{{0,9}}")
NUMBERED = re.compile(r"[\s#]{0,8}(\d{1,4})[.、．]\s?(?=\S)")
TWICE = re.compile(r"(\d{1,4})[.]\s(?=\1[.]\s)")
WORDS = "考察目的|参考答案|关键在于|追问|雷区|评分要点|评分"
LABEL = re.compile(rf"(?:\*\*)?({WORDS})(?:\*\*)?(?:[\s　]{{1,3}}(?=\S)|\s{{0,3}}$)")
NOTES = re.compile(r"(?:\*\*)?记录(?:\*\*)?|证据（原话与事实）.{0,80}|[\s＿_—-]{2,200}")
MOST_LINES = 5  # of one stem
FEWEST = 0.15  # codes for each numbered line that asks: probes do, too
SAID = "printed facts"


class Printed(NamedTuple):
    """What stands on paper of one question."""

    code: str
    points: float | None


Facts = tuple[str, float | None, bool, bool]  # code, points, whether behind the stem, sure


def read_printed(lines: Sequence[Line]) -> dict[int, Printed]:
    """{line: Printed} of the questions with a printed code; their other lines are made plain.

    A stem over several lines becomes one, lines that only hold facts and what stands before the
    first question are dropped, and labels get their colon.
    """
    heads = {n: facts for n, line in enumerate(lines) if (facts := _facts(line))}
    if not any(sure for *_, sure in heads.values()):
        return {}
    numbered = [n for n, line in enumerate(lines) if _live(line) and NUMBERED.match(line.text)]
    asking = sum(n > min(heads) and bool(END.search(lines[n].text)) for n in numbered)
    if len(heads) < asking * FEWEST:
        return {}  # a code or two in somebody else's document
    before = _stands_before(heads, lines, numbered)
    found: dict[int, Printed] = {}
    for n, (code, points, is_behind, _) in heads.items():
        start = _start(n, is_behind, lines, before)
        if start is not None:
            below = _near(lines, n, 1)
            alone = POINTS_ALONE.fullmatch(lines[below].text) if below > 0 else None
            if alone and points is None:
                lines[below].dropped = SAID
                points = float(alone.group("points"))
            found[start] = Printed(code, points)
            _join_stem(lines, start, n)
    if found:
        _tidy(lines, found)
    return found


def _live(line: Line) -> bool:
    return not line.dropped and not line.cells and not line.code


def _facts(line: Line) -> Facts | None:
    """(code, points, behind, sure) of a line that holds a question's facts."""
    if not _live(line):
        return None
    if match := FACTS.fullmatch(line.text):
        return match.group(1), float(match.group("points")), False, True
    match = BEHIND.search(line.text)
    if not match:
        return None
    points = float(match.group("points")) if match.group("points") else None
    return (
        match.group(1),
        points,
        True,
        bool(points or match.group("version") or NUMBERED.match(line.text)),
    )


def _stands_before(heads: Iterable[int], lines: Sequence[Line], numbered: Iterable[int]) -> bool:
    """Whether the facts stand above their question, and not below it."""
    places = set(numbered)
    below = sum(_near(lines, n, 1) in places for n in heads)
    above = sum(_near(lines, n, -1) in places for n in heads)
    return below > above


def _near(lines: Sequence[Line], n: int, step: int) -> int:
    """The next line with text in one direction, at most three away."""
    places = range(n + step, n + 4 * step, step)
    return next((k for k in places if 0 <= k < len(lines) and lines[k].text.strip()), -1)


def _start(n: int, is_behind: bool, lines: Sequence[Line], before: bool) -> int | None:
    """The numbered line of the question whose facts stand in line `n`."""
    if is_behind and NUMBERED.match(lines[n].text):
        return n
    if before and not is_behind:
        below = _near(lines, n, 1)
        return below if below >= 0 and NUMBERED.match(lines[below].text) else None
    places = range(n, max(-1, n - MOST_LINES - 1), -1)
    return next((k for k in places if _live(lines[k]) and NUMBERED.match(lines[k].text)), None)


def _join_stem(lines: Sequence[Line], start: int, facts: int) -> None:
    """Put the stem's lines, down to its facts, into the first; drop the facts."""
    if facts >= start:
        texts = [lines[k].text.strip() for k in range(start, facts + 1)]
        texts[-1] = BEHIND.sub("", texts[-1]) if BEHIND.search(texts[-1]) else ""
        for k in range(start + 1, facts + 1):
            lines[k].dropped = SAID
        lines[start].text = "".join(texts)
    else:
        lines[facts].dropped = SAID
    lines[start].text = TWICE.sub("", lines[start].text)


def _tidy(lines: Sequence[Line], found: Collection[int]) -> None:
    first = min(found)
    for n, line in enumerate(lines):
        if n in found or not _live(line):
            continue
        if n < first and NUMBERED.match(line.text):
            line.dropped = "contents"
        elif NOTES.fullmatch(line.text.strip()):
            line.dropped = SAID
        elif label := LABEL.match(line.text):
            line.text = f"{label.group(1)}：{line.text[label.end() :]}"
