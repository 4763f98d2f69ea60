"""CSV and tab-separated text -> one Line a row."""

import csv
import io

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import ROW_CELLS, TABLE_ROWS
from interviews.ingest.extract.read.sheet import TOO_MANY_ROWS
from interviews.text.message import N_, Message

FIELD_CHARACTERS = 200_000
BROKEN = N_("Row %(row)s of this table could not be read: %(reason)s")


def read_csv(content):
    """Rows of a CSV file in any encoding; the separator is the commonest of the first line."""
    text, _ = decode(content)
    text = text.replace("\x00", "")
    csv.field_size_limit(FIELD_CHARACTERS)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    lines = []
    try:
        for cells in rows:
            cells = tuple(cell.strip().removeprefix("'") for cell in cells[:ROW_CELLS])
            if any(cells):
                lines.append(Line(" | ".join(cells), cells=cells, table=1, row=rows.line_num))
            if len(lines) > TABLE_ROWS:
                raise UnreadableDocument(Message(TOO_MANY_ROWS))
    except csv.Error as error:
        values = {"row": rows.line_num, "reason": str(error)}
        raise UnreadableDocument(Message(BROKEN, values)) from error
    return lines


def _separator(text):
    first = text[:4000].partition("\n")[0]
    return max(",\t;，", key=first.count)
