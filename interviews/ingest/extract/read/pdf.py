"""PDF text, page by page; scans and broken text layers are recognised and refused."""

import re
from collections import Counter

from interviews.ingest.extract.clean.damage import is_common
from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import PAGES, TEXT_CHARACTERS, TOO_LONG
from interviews.ingest.extract.package import DAMAGED, ENCRYPTED
from interviews.ingest.extract.read.measure import going_on, measured
from interviews.ingest.extract.read.unwrap import join, unwrapped
from interviews.text.message import N_, Message

PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd\ufffe\uffff\x00-\x08\x0e-\x1f]")
IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff]")
BREAK = re.compile(r"\r\n|[\r\n]")
DIGITS = re.compile(r"\d+")
HYPHEN = "\x02"
EDGE_LINES = 2
LEAST_TEXT = 5  # characters a page, without a picture
LITTLE_TEXT = 60  # on a page that is a picture

SCANNED = N_(
    "This PDF holds pictures of pages and no text. Run text recognition on it, or "
    "upload the Word file."
)
BROKEN_LAYER = N_(
    "The text inside this PDF does not match what it shows. Print it to a new PDF with text "
    "recognition, or upload the Word file."
)
TOO_MANY_PAGES = N_("This PDF has more than 500 pages. Split it into several files.")
PASSWORD = "password"


def read_pdf(content):
    """Lines of a PDF, running heads marked, wrapped paragraphs joined."""
    pages = _pages(content)
    text = "".join(text for text, _ in pages)
    if len(text.strip()) < LEAST_TEXT * max(1, len(pages)) or _is_pictures(content, pages):
        raise UnreadableDocument(Message(SCANNED))
    _check_layer(text)
    lines, wrapped = [], set()
    for number, (page, places) in enumerate(pages, 1):
        found = [Line(raw, page=number) for raw in BREAK.split(page) if raw.strip()]
        if len(places) == len(found):
            wrapped |= {id(found[n]) for n in going_on(places)}
        lines += found
    _mark_running(lines, len(pages))
    return _joined(lines, wrapped)


def _is_pictures(content, pages):
    """Whether most pages are a picture with at most a line of text: a scan with a stamp on it."""
    import pypdfium2
    import pypdfium2.raw as raw

    little = [n for n, (text, _) in enumerate(pages) if len(text.strip()) < LITTLE_TEXT]
    if len(little) <= len(pages) / 2:
        return False
    document = pypdfium2.PdfDocument(content)
    kinds = [raw.FPDF_PAGEOBJ_IMAGE]
    shown = sum(any(document[n].get_objects(filter=kinds)) for n in little)
    return shown > len(pages) / 2


def _pages(content):
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = PASSWORD in str(error).lower()
        raise UnreadableDocument(Message(ENCRYPTED if locked else DAMAGED)) from error
    if len(document) > PAGES:
        raise UnreadableDocument(Message(TOO_MANY_PAGES))
    texts, total = [], 0
    for place in range(len(document)):
        texts.append(_page_text(document, place))
        total += len(texts[-1][0])
        if total > TEXT_CHARACTERS:
            raise UnreadableDocument(Message(TOO_LONG))
    return texts


def _page_text(document, place):
    import pypdfium2

    try:
        page = document[place].get_textpage()
        text = page.get_text_range()
        places = measured(page, text)
    except pypdfium2.PdfiumError:
        return "", []
    return text.replace(HYPHEN, "").replace("\ufffe", ""), places


def _check_layer(text):
    """Refuse text of private-use characters, or of ideographs that nobody uses."""
    if len(PRIVATE.findall(text)) > len(text) / 10:
        raise UnreadableDocument(Message(BROKEN_LAYER))
    written = IDEOGRAPH.findall(text[:50_000])
    if len(written) > 100 and sum(map(_usual, written)) < len(written) * 0.4:
        raise UnreadableDocument(Message(BROKEN_LAYER))


def _usual(character):
    if is_common(character) or "\u2e80" <= character <= "\u2fdf":
        return True
    try:
        return b"\xa4\x40" <= character.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False


def _mark_running(lines, pages):
    """Drop what stands at the edge of most pages: heads, feet and page numbers."""
    if pages < 3:
        return
    edges = {}
    for line in lines:
        edges.setdefault(line.page, []).append(line)
    outer = [
        line
        for page in edges.values()
        for line in {id(x): x for x in page[:EDGE_LINES] + page[-EDGE_LINES:]}.values()
    ]
    counts = Counter(_shape(line) for line in outer)
    for line in outer:
        if counts[_shape(line)] >= max(3, pages * 0.6) and len(line.raw) < 60:
            line.dropped = "running head"


def _shape(line):
    return DIGITS.sub("0", line.raw.strip())


def _joined(lines, wrapped):
    """Join wrapped lines over the running heads between two pages.

    Where the page says which lines are full, those are joined; else the widths of the texts tell.
    """
    kept = [line for line in lines if not line.dropped]
    dropped = [line for line in lines if line.dropped]
    if not wrapped:
        return unwrapped(kept, share=0.25) + dropped
    return join(kept, lambda line: id(line) in wrapped) + dropped
