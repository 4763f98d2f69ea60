"""A question document of any kind -> its questions. No Django, no database, nothing saved.

file -> read -> lines -> clean -> segment -> build -> Document
"""

from interviews.ingest.extract.child import extract_safely
from interviews.ingest.extract.document import Document, Line, Question
from interviews.ingest.extract.errors import TooSlow, UnreadableDocument
from interviews.ingest.extract.limits import check_upload, read_upload
from interviews.ingest.extract.package import open_archive
from interviews.ingest.extract.resegment import merge, resegment, split
from interviews.ingest.extract.sniff import is_archive
from interviews.ingest.extract.wire import document_from, question_from

__all__ = [
    "Document",
    "Line",
    "Question",
    "TooSlow",
    "UnreadableDocument",
    "check_upload",
    "document_from",
    "extract",
    "extract_safely",
    "is_archive",
    "merge",
    "open_archive",
    "question_from",
    "read_upload",
    "resegment",
    "split",
]


def extract(name: str, content: bytes) -> Document:
    """Parse one file. Raises UnreadableDocument with a Message for the person who sent it."""
    from interviews.ingest.extract.clean import clean
    from interviews.ingest.extract.compose import compose
    from interviews.ingest.extract.machine import machine_document
    from interviews.ingest.extract.read import read
    from interviews.ingest.extract.read.spread import spread

    if document := machine_document(name, content):
        return document
    kind, lines = read(name, content)
    cleaned, changes = clean(spread(lines))
    return compose(name, kind, cleaned, changes)
