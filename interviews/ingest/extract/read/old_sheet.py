"""Old Excel files (.xls) and OpenDocument spreadsheets, by calamine."""

import io
from datetime import date, datetime, time

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import ROW_CELLS, TABLE_ROWS
from interviews.ingest.extract.package import DAMAGED
from interviews.ingest.extract.read.sheet import TOO_MANY_ROWS
from interviews.text.message import Message


def read_old_sheet(content: bytes) -> list[Line]:
    """A Line a row that has text, all sheets in order."""
    from python_calamine import CalamineError, CalamineWorkbook

    lines = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for table, name in enumerate(book.sheet_names, 1):
            for row, values in enumerate(book.get_sheet_by_name(name).iter_rows(), 1):
                cells = tuple(_shown(value).strip() for value in values[:ROW_CELLS])
                if any(cells):
                    lines.append(Line(" | ".join(cells), cells=cells, table=table, row=row))
                if row > TABLE_ROWS:
                    raise UnreadableDocument(Message(TOO_MANY_ROWS))
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableDocument(Message(DAMAGED)) from error
    return lines


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return f"{value:%Y-%m-%d}" if midnight else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
