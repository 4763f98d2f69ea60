"""Bytes -> Reading: which kind of file it is by its content, and its lines."""

from collections.abc import Callable

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import check_text, check_upload
from interviews.ingest.extract.sniff import kind_of
from interviews.text.message import N_, Message

ARCHIVE = N_(
    "This is a zip inside a zip, or a zip where one document is expected. Unpack it first."
)
EMPTY = N_("This file is empty. Choose the document that holds the questions.")


def read(name: str, content: bytes) -> tuple[str, list[Line]]:
    """Return (kind, lines). Raises UnreadableDocument for what cannot be read."""
    check_upload(name, len(content))
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(Message(EMPTY))
    kind = kind_of(name, content)
    if kind == "zip":
        raise UnreadableDocument(Message(ARCHIVE))
    lines = _reader(kind)(content)
    if not any(line.raw.strip() for line in lines):
        raise UnreadableDocument(Message(EMPTY))
    check_text(lines)
    return kind, lines


def _reader(kind: str) -> Callable[[bytes], list[Line]]:
    """Import only the reader that is needed: a child process starts for every file."""
    if kind == "docx":
        from interviews.ingest.extract.read.word import read_docx as reader
    elif kind == "doc":
        from interviews.ingest.extract.read.legacy import read_doc as reader
    elif kind == "pdf":
        from interviews.ingest.extract.read.pdf import read_pdf as reader
    elif kind == "xlsx":
        from interviews.ingest.extract.read.sheet import read_xlsx as reader
    elif kind in ("xls", "ods"):
        from interviews.ingest.extract.read.old_sheet import read_old_sheet as reader
    elif kind == "rtf":
        from interviews.ingest.extract.read.rich import read_rtf as reader
    elif kind == "odt":
        from interviews.ingest.extract.read.writer import read_odt as reader
    elif kind == "html":
        from interviews.ingest.extract.read.html import read_html as reader
    elif kind == "csv":
        from interviews.ingest.extract.read.delimited import read_csv as reader
    elif kind == "md":
        from interviews.ingest.extract.read.markdown import read_markdown as reader
    else:
        from interviews.ingest.extract.read.plain import read_text as reader
    return reader
