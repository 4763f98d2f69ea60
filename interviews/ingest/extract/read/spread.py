"""Tables without a header row are layout: their cells become lines, labels joined to texts."""

from interviews.ingest.extract.build.criteria import is_criteria
from interviews.ingest.extract.build.levels import is_levels
from interviews.ingest.extract.build.table import table_of
from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.labels import label_at


def spread(lines):
    """Replace the rows of tables that have no header by one line for each paragraph in them."""
    headed = _headed(lines)
    sheets = any(line.row for line in lines) and bool(headed)
    result = []
    for line in lines:
        if line.cells and sheets and line.table not in headed:
            line.dropped = "another sheet"
            result.append(line)
        elif line.cells and line.table not in headed:
            result += _paragraphs(line)
        else:
            result.append(line)
    return result


def _headed(lines):
    tables = {}
    for line in lines:
        if line.cells:
            tables.setdefault(line.table, []).append(line.cells)
    return {
        number
        for number, rows in tables.items()
        if is_criteria(rows) or is_levels(rows) or table_of(rows)
    }


def _paragraphs(line):
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
