"""The bank's own file: lossless, so it is never made for candidates."""

from interviews.bankfile.write import write_bank


def write(booklet):
    """Return the questions of the booklet as a bank file."""
    return write_bank([item.triple for item in booklet.items]).encode()
