"""Tables that are a card of one question each: the same fields on the left in all of them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.likeness import likeness

FEWEST_CARDS = 2
MOST_ROWS = 15
LONGEST_FIELD = 16
RECURS = 0.5  # of the fields of a card
ASKS = 1.5
NUMBER = re.compile(r"\d+")
HEADING = 3

Rows = Sequence[Sequence[str]]


def cards_among(tables: Mapping[int, Rows]) -> set[int]:
    """The numbers of the tables that are cards."""
    fields = {number: found for number, rows in tables.items() if (found := _fields(rows))}
    counts = Counter(field for found in fields.values() for field in set(found))
    return {
        number
        for number, found in fields.items()
        if sum(counts[field] >= FEWEST_CARDS for field in found) > RECURS * len(found)
    }


def _fields(rows: Rows) -> list[str]:
    """What stands on the left, if each row is a field and its text."""
    pairs = [[cell for cell in cells if cell.strip()] for cells in rows]
    if not 2 <= len(rows) <= MOST_ROWS or any(len(set(pair)) > 2 for pair in pairs):
        return []
    lefts = [NUMBER.sub("", pair[0]).strip(" ：:") for pair in pairs if len(set(pair)) == 2]
    few = len(lefts) < 2 or len(set(lefts)) < len(lefts)
    if few or any(len(text) > LONGEST_FIELD or likeness(text) > ASKS for text in lefts):
        return []
    return lefts


def card_lines(line: Line, is_first: bool) -> list[Line]:
    """One row of a card as lines: its field, a colon, its text; the first may be a heading."""
    cells = list(dict.fromkeys(cell.strip() for cell in line.cells if cell.strip()))
    first, *rest = cells or [""]
    texts = (f"{first.rstrip(':：')}：{rest[0]}" if rest else first).split("\n")
    plain = replace(line, cells=(), table=0, within=line.table)
    found = [replace(plain, raw=text, text=text) for text in texts if text.strip()]
    for one in found[:1]:  # so that somebody may still say which column is what
        one.shape = line.cells
    if found and is_first and (not rest or NUMBER.search(first)) and likeness(cells[-1]) < ASKS:
        found[0].heading = HEADING
    return found
