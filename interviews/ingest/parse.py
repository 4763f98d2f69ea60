"""The one way to a parsed document: size, then a child process with its limits."""

from interviews.ingest.drafting import EMPTY, triple_of
from interviews.ingest.extract import UnreadableDocument, extract
from interviews.text.normalise import clean


def members(name, content):
    """The (name, bytes) of each file in an archive, or of the one file that `content` is."""
    yield name, content


def parse(name, content):
    """Return the document as plain values. Raises UnreadableDocument."""
    return extract(name, content).as_dict()


def reread(text):
    """A triple of a piece of text: the one question found in it, else its first line and the rest."""
    try:
        questions = parse("piece.txt", text.encode())["questions"]
    except UnreadableDocument:
        questions = []
    if len(questions) == 1:
        return triple_of(questions[0])
    stem, _, rest = clean(text).partition("\n")
    return EMPTY | {"stem": stem, "answer": rest}


def again(parsed, line):
    """The questions of a stored document, read with every line like `line` as a question."""
    from interviews.ingest.extract.resegment import resegment
    from interviews.ingest.extract.wire import document_from

    return resegment(document_from(parsed | {"questions": []}), line).as_dict()["questions"]
