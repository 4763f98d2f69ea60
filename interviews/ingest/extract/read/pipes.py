"""Tables pasted as text, their cells parted by bars and none at the edges."""

import re
from collections.abc import Iterator, Sequence

BAR = re.compile(r"\s{0,9}[|｜]\s{0,9}")
RULE = re.compile(r"[\s|｜:+=-]{3,400}")
LABELLED = re.compile(r"[^\s:：]{1,6}[:：]")  # 难度：中 | 分值：5 says something of one question
FEWEST = 3
MOST_CELLS = 12


def piped(source: Sequence[str]) -> dict[int, tuple[int, list[str]]]:
    """{line: (which table, from 1, its cells)}; the rule below a head has no cells."""
    found: dict[int, tuple[int, list[str]]] = {}
    for number, run in enumerate(_runs(source), 1):
        for n in run:
            found[n] = (number, [] if is_rule(source[n]) else cells_of(source[n]))
    return found


def cells_of(row: str) -> list[str]:
    """The texts between the bars of one row."""
    return BAR.split(row.strip().strip("|｜").strip())


def is_rule(row: str) -> bool:
    """Whether a row only parts the head from the rest."""
    return "--" in row and RULE.fullmatch(row) is not None


def _runs(source: Sequence[str]) -> Iterator[range]:
    """Lines one below the other with equally many bars: three, or two and a rule."""
    start = 0
    for n in range(1, len(source) + 1):
        if n < len(source) and _bars(source[n]) == _bars(source[start]):
            continue
        if _bars(source[start]) and _is_table(source[start:n]):
            yield range(start, n)
        start = n


def _bars(row: str) -> int:
    if "|" not in row and "｜" not in row:
        return 0
    return min(MOST_CELLS, len(cells_of(row)) - 1)


def _is_table(rows: Sequence[str]) -> bool:
    texts = [row for row in rows if not is_rule(row)]
    labelled = sum(LABELLED.match(cell) is not None for row in texts for cell in cells_of(row))
    if len(texts) < 2 or labelled > len(texts) / 2:
        return False
    return len(texts) >= FEWEST or len(texts) < len(rows)
