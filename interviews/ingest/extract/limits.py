"""How much of an upload is taken, and the one check of its size for every way in."""

from collections.abc import Sequence
from typing import Protocol

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.text.message import N_, Message

MEGABYTE = 1024 * 1024

UPLOAD_BYTES = 20 * MEGABYTE
CHUNK = 64 * 1024

MEMORY_BYTES = 512 * MEGABYTE
SECONDS = 20
OUTPUT_BYTES = 48 * MEGABYTE

TEXT_CHARACTERS = 3_000_000
LINES = 30_000
LINE_CHARACTERS = 1_000_000
TABLE_ROWS = 20_000
ROW_CELLS = 100
PAGES = 500

ARCHIVE_MEMBERS = 200
ARCHIVE_BYTES = 100 * MEGABYTE
PACKAGE_MEMBERS = 5_000
PART_BYTES = 64 * MEGABYTE

TOO_LARGE = N_("“%(name)s” is larger than 20 MB. Split it, or remove its pictures, and try again.")
TOO_SLOW = N_("Reading this document took longer than 20 seconds. Split it into smaller files.")
TOO_LONG = N_("This document holds more text than one import takes. Split it into several files.")
ONE_LINE = N_(
    "A single line of this document is longer than 1,000,000 characters. "
    "Save it again with its line breaks."
)


class Readable(Protocol):
    """What an upload is received from."""

    def read(self, size: int, /) -> bytes: ...


def check_upload(name: str, size: int) -> None:
    """Refuse a file of `size` bytes that is too large, before or while it is received."""
    if size > UPLOAD_BYTES:
        raise UnreadableDocument(Message(TOO_LARGE, {"name": name}))


def read_upload(name: str, stream: Readable) -> bytes:
    """Return the bytes of `stream` (anything with read), giving up as soon as they are too many."""
    received = bytearray()
    while chunk := stream.read(CHUNK):
        received += chunk
        check_upload(name, len(received))
    return bytes(received)


def check_text(lines: Sequence[Line]) -> None:
    """Refuse what no person wrote as one document: too much text, or no line breaks."""
    total = 0
    for line in lines:
        if len(line.raw) > LINE_CHARACTERS:
            raise UnreadableDocument(Message(ONE_LINE))
        total += len(line.raw)
    if total > TEXT_CHARACTERS or len(lines) > LINES:
        raise UnreadableDocument(Message(TOO_LONG))
