"""CSV and tab-separated text -> rows of cells, and one Line a row."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import ROW_CELLS, TABLE_ROWS
from interviews.ingest.extract.read.sheet import TOO_MANY_ROWS
from interviews.text.cells import live
from interviews.text.message import N_, Message

FIELD_CHARACTERS = 200_000
SEPARATORS = "\t,;，|"
SEEN = 20_000
FIRST_ROWS = 40
BROKEN = N_("Row %(row)s of this table could not be read: %(reason)s")


def csv_rows(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (number of its last line, stripped cells) of each row, blank ones too.

    The encoding is found out; the separator is the one that gives rows of one width. Raises
    UnreadableDocument for a file that is no table or too long.
    """
    text, _ = decode(content)
    text = text.replace("\x00", "")
    csv.field_size_limit(FIELD_CHARACTERS)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for number, cells in enumerate(rows, 1):
            if number > TABLE_ROWS:
                raise UnreadableDocument(Message(TOO_MANY_ROWS))
            yield rows.line_num, tuple(cell.strip() for cell in cells[:ROW_CELLS])
    except csv.Error as error:
        values = {"row": rows.line_num, "reason": str(error)}
        raise UnreadableDocument(Message(BROKEN, values)) from error


def read_csv(content: bytes) -> list[Line]:
    """Return a Line for each row that has text.

    An apostrophe is taken off only where it kept a spreadsheet from running or changing the cell;
    that of '三一五'晚会 is the writer's own.
    """
    return [
        Line(" | ".join(texts), cells=texts, table=1, row=row)
        for row, cells in csv_rows(content)
        if any(texts := tuple(map(live, cells)))
    ]


def _separator(text: str) -> str:
    """What cuts most of the first rows into the same number of cells, more than one."""
    return max(SEPARATORS, key=lambda mark: _evenness(text[:SEEN], mark))


def _evenness(text: str, mark: str) -> tuple[float, int]:
    """(share of the first rows that have the usual width, that width)."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        widths = [len(cells) for cells in islice(rows, FIRST_ROWS) if cells]
    except csv.Error:
        return 0.0, 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0, 0
    width, times = wide.most_common(1)[0]
    return times / len(widths), width
