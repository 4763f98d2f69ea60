"""The one way to a parsed document: size, then a child process with its limits."""

from interviews.ingest.drafting import EMPTY, triple_of
from interviews.ingest.extract import UnreadableDocument, extract_safely
from interviews.ingest.extract.limits import check_upload, read_upload
from interviews.ingest.extract.package import open_archive
from interviews.ingest.extract.resegment import resegment
from interviews.ingest.extract.sniff import is_archive
from interviews.ingest.extract.wire import document_from
from interviews.text.normalise import clean


def members(name, content):
    """The (name, bytes) of each file in an archive, or of the one file that `content` is."""
    check_upload(name, len(content))
    if is_archive(content):
        yield from open_archive(content)
    else:
        yield name, content


def read_path(path):
    """The bytes of a file of this machine, refused when it is too large."""
    with path.open("rb") as stream:
        return read_upload(path.name, stream)


def parse(name, content):
    """Return the document as plain values. Raises UnreadableDocument."""
    return extract_safely(name, content).as_dict()


def reread(text):
    """A triple of some text: the one question found in it, else its first line and the rest."""
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
    return resegment(document_from(parsed | {"questions": []}), line).as_dict()["questions"]
