"""Plain and pasted text -> lines."""

import re
from collections.abc import Sequence

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import LINES, TOO_LONG
from interviews.ingest.extract.read.pipes import piped
from interviews.ingest.extract.read.unwrap import unwrapped
from interviews.text.message import Message

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read_text(content: bytes) -> list[Line]:
    """Lines of a text file in whatever encoding; hard-wrapped paragraphs are joined."""
    text, _ = decode(content)
    source = text_lines(text)
    tables = piped(source) if "|" in text or "｜" in text else {}
    return unwrapped([_line(raw, *tables.get(n, (0, ()))) for n, raw in enumerate(source)])


def _line(raw: str, table: int, cells: Sequence[str]) -> Line:
    dropped = "table rule" if table and not cells else ""
    return Line(raw, table=table, cells=tuple(cells), dropped=dropped)


def text_lines(text: str) -> list[str]:
    """Split at every line break; runs of blank lines become one."""
    lines, blank = [], False
    for raw in BREAK.split(text):
        empty = not raw.strip()
        if not (empty and blank):
            lines.append(raw)
        if len(lines) > LINES:
            raise UnreadableDocument(Message(TOO_LONG))
        blank = empty
    return lines
