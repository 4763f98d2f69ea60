"""What stands outside the text: page size, heads, feet, and the sealing line."""

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from interviews.exports.as_docx.elements import ALARM, el, field, paragraph, run, twips
from interviews.exports.sheets.blocks import Document

WRITTEN = 259  # height of the strip that is folded and sealed
STRIP = 9  # width of each of its lines
PAPER = {"a4": (210, 297), "a3": (297, 420), "us-letter": (216, 279)}  # mm
MARGIN, BINDING = 18, 36
INWARDS = 4  # by which the inner margin of two-sided paper is wider, and the outer narrower


def width(paper: Document) -> float:
    """Return the width of the text, or of one of its two columns, in millimetres."""
    return (_across(paper) - MARGIN) / 2 if paper.folded else _across(paper)


def _across(paper: Document) -> float:
    """Return the width between the margins."""
    wide, high = PAPER.get(paper.paper_size, PAPER["a4"])
    turned = paper.landscape or paper.folded
    return (high if turned else wide) - MARGIN - (BINDING if paper.sealed else MARGIN)


def furnish(document: Any, paper: Document) -> None:
    """Set paper, margins, heads and feet. Candidates write on paper that is bound at the left."""
    section = document.sections[0]
    sealed = bool(paper.sealed)
    wide, high = PAPER.get(paper.paper_size, PAPER["a4"])
    section.page_width, section.page_height = Mm(wide), Mm(high)
    if paper.landscape or paper.folded:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(high), Mm(wide)
    if paper.folded:
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), str(twips(MARGIN)))
    _margins(document, section, paper)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    _fill(section.footer, _foot(paper))
    if sealed:
        _seal(document, section, paper)
    else:
        _fill(section.header, _head(paper))


def _margins(document: Any, section: Any, paper: Document) -> None:
    """Left is the inner margin where fronts and backs mirror each other."""
    inwards = INWARDS if paper.bound else 0
    left = BINDING if paper.sealed else MARGIN + inwards
    section.left_margin, section.right_margin = Mm(left), Mm(MARGIN - inwards)
    if paper.two_sided and (paper.sealed or paper.bound):
        document.settings.element.find(qn("w:zoom")).addnext(el("mirrorMargins"))


def _fill(part: Any, element: Any) -> None:
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    part._element.append(element)


def _foot(paper: Document) -> Any:
    middle, end = _across(paper) / 2, _across(paper)
    pages = [run("第 "), *field("PAGE"), run(" 页（共 "), *field("NUMPAGES"), run(" 页）")]
    stops = [("center", "none", middle), ("right", "none", end)]
    ends = (run(f"{paper.form_code}\t"), run(f"\t{paper.made_on}"))
    return paragraph(ends[0], *pages, ends[1], style="Footer", tabs=stops)


def _head(paper: Document) -> Any:
    internal = run("　".join(filter(None, (paper.mark, paper.copy))), bold=True, color=ALARM)
    heading = run(f"\t{paper.running}")
    stops = [("right", "none", _across(paper))]
    element = paragraph(internal, heading, style="Header", tabs=stops)
    line = el("pBdr", el("bottom", val="single", sz=4, space=3, color="9A9184"))
    element.pPr.find(qn("w:tabs")).addprevious(line)
    return element


def _seal(document: Any, section: Any, paper: Document) -> None:
    """Two-sided, the strip stands on odd pages, at the binding; else on every page."""
    _fill(section.header, paragraph(style="Header"))
    lines = [_fields(names) for names in paper.sealed]
    section.header._element.insert(0, _strip(*lines, _seal_line(paper.seal)))
    if paper.two_sided:
        document.settings.odd_and_even_pages_header_footer = True
        _fill(section.even_page_footer, _foot(paper))
        _fill(section.even_page_header, paragraph(style="Header"))


def _fields(names: Sequence[str]) -> Any:
    blanks = "　".join(f"{name}{'＿' * (56 // len(names) - len(name) - 1)}" for name in names)
    return paragraph(run(blanks, sans=True, size=10), style="TableText")


def _seal_line(marks: Sequence[str]) -> Any:
    """Return the marks in a dashed line: blanks underlined with dashes, and letters between."""
    blanks = round((WRITTEN / 3.55 - 2 * len(marks)) / (len(marks) + 1))
    pieces = [_dashes(blanks)]
    for mark in marks:
        # Lowered, so that the line meets the middle of the letter.
        pieces += [run(f" {mark} ", sans=True, size=10, lower=4), _dashes(blanks)]
    return paragraph(*pieces, style="TableText")


def _dashes(blanks: int) -> Any:
    return run("　" * blanks, sans=True, size=10, dashed=True)


def _strip(*lines: Any) -> Any:
    """Return a table that floats in the margin of the page, its text read from below."""
    place = el("tblpPr", vertAnchor="page", horzAnchor="page", tblpX=twips(4), tblpY=twips(18))
    properties = el(
        "tblPr",
        place,
        el("tblOverlap", val="never"),
        el("tblW", w=twips(STRIP * len(lines)), type="dxa"),
        el("tblLayout", type="fixed"),
    )
    grid = el("tblGrid", *(el("gridCol", w=twips(STRIP)) for _ in lines))
    height = el("trPr", el("trHeight", val=twips(WRITTEN), hRule="exact"))
    return el("tbl", properties, grid, el("tr", height, *map(_upright, lines)))


def _upright(line: Any) -> Any:
    width = el("tcW", w=twips(STRIP), type="dxa")
    turned = el("tcPr", width, el("textDirection", val="btLr"), el("vAlign", val="center"))
    return el("tc", turned, line)
