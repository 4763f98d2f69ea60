"""The bank's own file: lossless, so it is never made for candidates."""

from interviews.bankfile.write import write_bank
from interviews.exports.booklet import Booklet


def write(booklet: Booklet) -> bytes:
    """Return the questions of the booklet as a bank file."""
    return write_bank([item.triple for item in booklet.items], booklet.pictures).encode()
