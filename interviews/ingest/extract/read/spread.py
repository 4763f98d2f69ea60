"""Tables without a header row are layout: their cells become lines, labels joined to texts."""

from collections.abc import Iterable
from itertools import zip_longest

from interviews.ingest.extract.build.column_heads import named
from interviews.ingest.extract.build.columns import ASKS
from interviews.ingest.extract.build.criteria import Rows, is_criteria
from interviews.ingest.extract.build.levels import is_levels
from interviews.ingest.extract.build.table import table_of
from interviews.ingest.extract.document import Line
from interviews.ingest.extract.read.cards import card_lines, cards_among
from interviews.ingest.extract.segment.labels import label_at
from interviews.ingest.extract.segment.likeness import likeness

MOST_FIELDS = 12


def spread(lines: list[Line]) -> list[Line]:
    """Replace the rows of tables that have no header by one line for each paragraph in them.

    In a workbook that has a table of questions, another sheet in which no cell asks anything is
    left out; the person is told.
    """
    lines = upright(lines)
    cards = cards_among(_tables(lines))
    headed = _headed(lines) - cards
    sheets = any(line.row for line in lines) and bool(headed)
    asking = {
        line.table for line in lines if any(likeness(cell.strip()) > ASKS for cell in line.cells)
    }
    result, begun = [], set()
    for line in lines:
        if line.cells and line.table in cards:
            result += card_lines(line, line.table not in begun)
            begun.add(line.table)
        elif line.cells and sheets and line.table not in headed and line.table not in asking:
            line.dropped = "another sheet"
            result.append(line)
        elif line.cells and line.table not in headed:
            result += _paragraphs(line)
        else:
            result.append(line)
    return result


def upright(lines: list[Line]) -> list[Line]:
    """Turn the tables that lie on their side, a question a column, labels on the left."""
    tables = _tables(lines)
    lying = {number for number, rows in tables.items() if _lies(rows)}
    result, done = [], set()
    for line in lines:
        if line.table not in lying or not line.cells:
            result.append(line)
        elif line.table not in done:
            done.add(line.table)
            for row, cells in enumerate(zip_longest(*tables[line.table], fillvalue=""), 1):
                text = " | ".join(cells)
                result.append(
                    Line(text, cells=cells, table=line.table, row=line.row and row, page=line.page)
                )
    return result


def _lies(rows: Rows) -> bool:
    """Whether the left column names fields, the stem among them, and several cells ask in turn."""
    fields = [named(cells[0]) for cells in rows if cells]
    if len(rows) > MOST_FIELDS or fields.count("question") != 1 or len(set(fields)) < 2:
        return False
    across = [cell for cell in rows[fields.index("question")][1:] if cell.strip()]
    return len(across) > 1 and sum(map(likeness, across)) > len(across)


def _tables(lines: Iterable[Line]) -> dict[int, list[tuple[str, ...]]]:
    tables: dict[int, list[tuple[str, ...]]] = {}
    for line in lines:
        if line.cells:
            tables.setdefault(line.table, []).append(line.cells)
    return tables


def _headed(lines: Iterable[Line]) -> set[int]:
    return {
        number
        for number, rows in _tables(lines).items()
        if is_criteria(rows) or is_levels(rows) or table_of(rows)
    }


def _paragraphs(line: Line) -> list[Line]:
    texts, cells = [], list(dict.fromkeys(cell.strip() for cell in line.cells if cell.strip()))
    while cells:
        cell = cells.pop(0)
        if cells and len(cell) <= 12 and "\n" not in cell and label_at(cell.rstrip(":：") + "："):
            cell = f"{cell.rstrip(':：')}：{cells.pop(0)}"
        texts += cell.split("\n")
    found = [Line(text, page=line.page, row=line.row) for text in texts if text.strip()]
    for first in found[:1]:  # so that somebody may still say which column is what
        first.within, first.shape = line.table, line.cells
    return found
