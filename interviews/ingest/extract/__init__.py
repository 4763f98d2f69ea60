"""A question document of any kind -> its questions. No Django, no database, nothing saved.

file -> read -> lines -> clean -> segment -> build -> Document
"""

from interviews.ingest.extract.document import Document, Question
from interviews.ingest.extract.errors import UnreadableDocument

__all__ = ["Document", "Question", "UnreadableDocument", "extract"]


def extract(name, content):
    """Parse one file. Raises UnreadableDocument with a Message for the person who sent it."""
    from interviews.ingest.extract.clean import clean
    from interviews.ingest.extract.compose import compose
    from interviews.ingest.extract.read import read
    from interviews.ingest.extract.read.spread import spread

    kind, lines = read(name, content)
    cleaned, changes = clean(spread(lines))
    return compose(name, kind, cleaned, changes)
