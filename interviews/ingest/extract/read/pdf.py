"""PDF text, page by page; of scans and broken text layers what their pages show."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from interviews.ingest.extract.clean.damage import is_common
from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import PAGES, TEXT_CHARACTERS, TOO_LONG, TOO_SLOW
from interviews.ingest.extract.package import DAMAGED, ENCRYPTED
from interviews.ingest.extract.read.measure import Measured, going_on, measured
from interviews.ingest.extract.read.scan import pages_seen, reader
from interviews.ingest.extract.read.seen import Page, alike
from interviews.ingest.extract.read.unwrap import join, unwrapped
from interviews.text.message import N_, Message

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

PageText = tuple[str, list[Measured]]
PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd\ufffe\uffff\x00-\x08\x0e-\x1f]")
IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff]")
BREAK = re.compile(r"\r\n|[\r\n]")
DIGITS = re.compile(r"\d+")
HYPHEN = "\x02"
EDGE_LINES = 2
LEAST_TEXT = 5  # characters a page, without a picture
LITTLE_TEXT = 60  # on a page that is a picture
MOST_OF_PAGE = 0.4  # covered by pictures, among pages of text
UNREAD, PICTURE = "page not read", "picture of a page"

SCANNED = N_(
    "This PDF holds pictures of pages and no text. Run text recognition on it, or "
    "upload the Word file."
)
BROKEN_LAYER = N_(
    "The text inside this PDF does not match what it shows. Print it to a new PDF with text "
    "recognition, or upload the Word file."
)
NOTHING_SEEN = N_(
    "No text could be recognised on the pages of this PDF. Scan them again, upright and sharp, "
    "or upload the Word file."
)
TOO_MANY_PAGES = N_("This PDF has more than 500 pages. Split it into several files.")
PASSWORD = "password"


def read_pdf(content: bytes) -> list[Line]:
    """Lines of a PDF, running heads marked, wrapped paragraphs joined.

    Pages that are pictures are read by Tesseract where it is installed.
    """
    document = _opened(content)
    pages = _pages(document)
    reason, pictures = _pictures(document, pages)
    by = reader() if pictures else None
    if reason and by is None:
        raise UnreadableDocument(Message(reason))
    seen = dict(pages_seen(document, pictures, by)) if by else {}
    if reason and not any(seen.values()):
        raise UnreadableDocument(Message(NOTHING_SEEN if seen else TOO_SLOW))
    lines, wrapped = [], set()
    for place, (text, places) in enumerate(pages):
        if place not in pictures:
            found = [Line(raw, page=place + 1) for raw in BREAK.split(text) if raw.strip()]
        elif place in seen:
            found, places = _recognised(seen[place], place + 1, text)
        else:
            found = [Line("", page=place + 1, dropped=UNREAD if by else PICTURE)]
        if len(places) == len(found):
            wrapped |= {id(found[n]) for n in going_on(places)}
        lines += found
    _mark_running(lines, len(pages))
    return _joined(lines, wrapped)


def _recognised(page: Page, number: int, text: str) -> tuple[list[Line], list[Measured]]:
    """(the lines of a page that was a picture, their places).

    What stands there as text too, a stamp or a title, is not taken from the picture.
    """
    stamps = [part.strip() for part in BREAK.split(text) if part.strip()]
    page = [one for one in page if not any(alike(one.line.text, stamp) for stamp in stamps)]
    lines = [Line(one.line.text, page=number, seen=round(one.sure, 3)) for one in page]
    places = [Measured(stamp, 0.0, 0.0, 1.0) for stamp in stamps]
    return [Line(stamp, page=number) for stamp in stamps] + lines, places + [p.line for p in page]


def _pictures(document: "PdfDocument", pages: Sequence[PageText]) -> tuple[str, list[int]]:
    """(why the text of the PDF is none, or "", the places of the pages to look at instead)."""
    text = "".join(text for text, _ in pages)
    little = [n for n, (text, _) in enumerate(pages) if len(text.strip()) < LITTLE_TEXT]
    shown = {n: _share_of_pictures(document[n]) for n in little}
    if len(text.strip()) < LEAST_TEXT * max(1, len(pages)):
        return SCANNED, little
    if sum(map(bool, shown.values())) > len(pages) / 2:
        return SCANNED, [n for n in little if shown[n]]
    if _is_broken(text):
        return BROKEN_LAYER, list(range(len(pages)))
    return "", [n for n in little if shown[n] > MOST_OF_PAGE]


def _share_of_pictures(page: "PdfPage") -> float:
    """Which share of a page its pictures cover, counted twice where they overlap."""
    import pypdfium2
    import pypdfium2.raw as raw

    width, height = page.get_size()
    covered = 0.0
    for shown in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        with suppress(pypdfium2.PdfiumError):
            left, bottom, right, top = shown.get_bounds()
            covered += abs((right - left) * (top - bottom))
    return float(covered / max(1.0, width * height))


def _opened(content: bytes) -> "PdfDocument":
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = PASSWORD in str(error).lower()
        raise UnreadableDocument(Message(ENCRYPTED if locked else DAMAGED)) from error
    if len(document) > PAGES:
        raise UnreadableDocument(Message(TOO_MANY_PAGES))
    return document


def _pages(document: "PdfDocument") -> list[PageText]:
    texts, total = [], 0
    for place in range(len(document)):
        texts.append(_page_text(document, place))
        total += len(texts[-1][0])
        if total > TEXT_CHARACTERS:
            raise UnreadableDocument(Message(TOO_LONG))
    return texts


def _page_text(document: "PdfDocument", place: int) -> PageText:
    import pypdfium2

    try:
        page = document[place].get_textpage()
        text = page.get_text_range()
        places = measured(page, text)
    except pypdfium2.PdfiumError:
        return "", []
    return text.replace(HYPHEN, "").replace("\ufffe", ""), places


def _is_broken(text: str) -> bool:
    """Whether these are private-use characters, or ideographs that nobody uses."""
    if len(PRIVATE.findall(text)) > len(text) / 10:
        return True
    written = IDEOGRAPH.findall(text[:50_000])
    return len(written) > 100 and sum(map(_usual, written)) < len(written) * 0.4


def _usual(character: str) -> bool:
    if is_common(character) or "\u2e80" <= character <= "\u2fdf":
        return True
    try:
        return b"\xa4\x40" <= character.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False


def _mark_running(lines: Sequence[Line], pages: int) -> None:
    """Drop what stands at the edge of most pages: heads, feet and page numbers."""
    if pages < 3:
        return
    edges: dict[int, list[Line]] = {}
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


def _shape(line: Line) -> str:
    return DIGITS.sub("0", line.raw.strip())


def _joined(lines: Sequence[Line], wrapped: set[int]) -> list[Line]:
    """Join wrapped lines over the running heads between two pages.

    Where the page says which lines are full, those are joined; else the widths of the texts tell.
    """
    kept = [line for line in lines if not line.dropped]
    dropped = [line for line in lines if line.dropped]
    if not wrapped:
        return unwrapped(kept, share=0.25) + dropped
    return join(kept, lambda line: id(line) in wrapped) + dropped
