"""Which column of a table is what: as the parser weighs it, or as people said it before."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from interviews.ingest.draft.triple import Parsed
from interviews.ingest.extract import Document, Line
from interviews.ingest.extract.build.criteria import is_criteria
from interviews.ingest.extract.build.levels import is_levels
from interviews.ingest.extract.build.table import (
    HEADER_WITHIN,
    NO_HEADS,
    bare,
    heads_of,
    table_of,
    tables_in,
)
from interviews.models import ColumnMap

Heads = tuple[str, ...]
Mapping = dict[Heads, tuple[str, ...]]
IN_ROW = "in its row"
FEWEST_ROWS, FEWEST_COLUMNS = 2, 2
MOST = 500  # rows that may be heads, looked up at once


@dataclass(frozen=True)
class Sheet:
    """A table: its heads, a field for each column ("" where it is only kept), the rows below."""

    heads: Heads
    fields: tuple[str, ...]
    places: tuple[int, ...]  # the lines of the rows below the heads
    has_heads: bool
    first: Heads  # what stands in the first row, be it heads or not

    def known_by(self, *, has_heads: bool) -> Heads:
        """What the columns that somebody names are remembered by."""
        if not has_heads:
            marked: Heads = bare(self.first)
            return marked
        return self.heads if self.has_heads else self.first

    @property
    def width(self) -> int:
        return len(self.fields)

    def head(self, column: int) -> str:
        return self.heads[column] if column < len(self.heads) else ""


def sheets_in(document: Document, mapping: Mapping) -> list[Sheet]:
    """The tables that hold questions or might: no sheets of criteria, no layout."""
    found = (_sheet(document, places, mapping) for places in tables_in(document.lines))
    return [sheet for sheet in found if sheet]


def _sheet(document: Document, places: list[int], mapping: Mapping) -> Sheet | None:
    rows = [document.lines[place].cells for place in places]
    width = max(map(len, rows))
    if len(rows) < FEWEST_ROWS or width < FEWEST_COLUMNS or is_criteria(rows) or is_levels(rows):
        return None
    table = table_of(rows, mapping)
    if table is None:
        heads = heads_of(rows[0])
        return Sheet(heads, ("",) * width, tuple(places[1:]), has_heads=True, first=heads)
    fields = (*table.columns.fields, *[""] * width)[:width]
    names = table.names if table.header >= 0 else ()
    below, first = tuple(places[table.header + 1 :]), heads_of(rows[0])
    return Sheet(heads_of(names), fields, below, has_heads=bool(names), first=first)


def gathered(document: Document, mapping: Mapping | None = None) -> Document:
    """The document with rows that were read as loose lines as rows again.

    With a `mapping` only those of tables that it names the columns of.
    """
    lines = [replace(line) for line in document.lines]
    tables: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.shape:
            tables.setdefault(line.within, []).append(place)
    for places in tables.values():
        heads = {heads_of(lines[place].shape) for place in places[:HEADER_WITHIN]}
        heads.add(bare(lines[places[0]].shape))
        if mapping is None or heads & mapping.keys():
            for place in places:
                _gather(lines, place)
    found: Document = document.with_(lines=tuple(lines))
    return found


def _gather(lines: list[Line], place: int) -> None:
    """Make the line at `place` the whole row, and leave out the others of that row."""
    first = lines[place]
    first.cells, first.table, first.text = first.shape, first.within, " | ".join(first.shape)
    for line in lines[place + 1 :]:
        if line.shape or line.row != first.row or line.cells:
            break
        line.dropped = IN_ROW


def digest_of(heads: Heads) -> str:
    """Under what a mapping for tables with these heads is remembered."""
    return sha256(json.dumps(list(heads), ensure_ascii=False).encode()).hexdigest()


def has_heads(heads: Iterable[str]) -> bool:
    """Whether these are heads that the next file may have too."""
    return next(iter(heads), "") != NO_HEADS


def mapping_of(columns: Iterable[Iterable[Iterable[str]]]) -> Mapping:
    """The columns that people named in a document: {heads: fields}."""
    return {tuple(heads): tuple(fields) for heads, fields in columns}


def remembered(document: Document) -> list[list[Any]]:
    """[heads, fields] of each table whose heads somebody has named the columns of before."""
    document = gathered(document)
    early = (places[:HEADER_WITHIN] for places in tables_in(document.lines))
    rows = {heads_of(document.lines[place].cells) for places in early for place in places}
    rows |= {sheet.heads for sheet in sheets_in(document, {})}
    kept = ColumnMap.objects.filter(heads_digest__in=[digest_of(heads) for heads in rows][:MOST])
    return [[one.heads, one.fields] for one in kept]


def has_columns(parsed: Parsed) -> bool:
    """Whether a stored document has a table in which somebody may say what is what."""
    return any("cells" in m or "shape" in m for m in parsed["marks"].values())
