"""What stands outside the text: page size, heads, feet, and the sealing line of odd pages."""

from docx.oxml.ns import qn
from docx.shared import Mm

from interviews.exports.as_docx.elements import ALARM, el, field, paragraph, run, twips

WRITTEN = 259  # height of the strip that is folded and sealed
STRIP = 11  # width of each of its two lines
TEXT_WIDTH = {"candidate": 156}  # other sheets: 174
FIELDS = ("岗位", "姓名", "编号", "日期")


def width(paper):
    """Return the width of the text in millimetres."""
    return TEXT_WIDTH.get(paper["sheet"], 174)


def furnish(document, paper):
    """Set A4, margins, heads and feet. Candidates write on paper that is bound at the left."""
    section = document.sections[0]
    sealed = paper["sheet"] == "candidate"
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(36 if sealed else 18), Mm(18)
    section.top_margin, section.bottom_margin = Mm(18 if sealed else 22), Mm(20)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    _fill(section.footer, _foot(paper))
    if sealed:
        _seal(document, section, paper)
    else:
        _fill(section.header, _head(paper))
    if paper["sheet"] == "interviewer":
        section.different_first_page_header_footer = True


def _fill(part, element):
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    part._element.append(element)


def _foot(paper):
    middle, end = width(paper) / 2, width(paper)
    pages = [run("第 "), *field("PAGE"), run(" 页（共 "), *field("NUMPAGES"), run(" 页）")]
    stops = [("center", "none", middle), ("right", "none", end)]
    ends = (run(f"{paper['form_code']}\t"), run(f"\t{paper['made_on']}"))
    return paragraph(ends[0], *pages, ends[1], style="Footer", tabs=stops)


def _head(paper):
    internal = run(paper["internal"], bold=True, color=ALARM)
    heading = run(f"\t{paper['running']}")
    stops = [("right", "none", width(paper))]
    element = paragraph(internal, heading, style="Header", tabs=stops)
    line = el("pBdr", el("bottom", val="single", sz=4, space=3, color="9A9184"))
    element.pPr.find(qn("w:tabs")).addprevious(line)
    return element


def _seal(document, section, paper):
    document.settings.element.find(qn("w:zoom")).addnext(el("mirrorMargins"))
    document.settings.odd_and_even_pages_header_footer = True
    _fill(section.even_page_footer, _foot(paper))
    _fill(section.even_page_header, paragraph(style="Header"))
    _fill(section.header, paragraph(style="Header"))
    section.header._element.insert(0, _strip(_fields(), _seal_line()))


def _fields():
    blanks = "　".join(f"{name}{'＿' * 13}　" for name in FIELDS)
    return paragraph(run(blanks, sans=True, size=10), style="TableText")


def _seal_line():
    """Return 密 封 线 in a dashed line: blanks underlined with dashes, and letters that part it."""
    pieces = [_dashes(11)]
    for mark, blanks in (("密", 23), ("封", 23), ("线", 11)):
        # Lowered, so that the line meets the middle of the letter.
        pieces += [run(f" {mark} ", sans=True, size=10, lower=4), _dashes(blanks)]
    return paragraph(*pieces, style="TableText")


def _dashes(blanks):
    return run("　" * blanks, sans=True, size=10, dashed=True)


def _strip(*lines):
    """Return a table that floats in the margin of the page, its text read from below."""
    place = el("tblpPr", vertAnchor="page", horzAnchor="page", tblpX=twips(8), tblpY=twips(18))
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


def _upright(line):
    width = el("tcW", w=twips(STRIP), type="dxa")
    turned = el("tcPr", width, el("textDirection", val="btLr"), el("vAlign", val="center"))
    return el("tc", turned, line)
