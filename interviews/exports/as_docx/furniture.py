"""What stands outside the text: page size, heads, feet, and the sealing line of odd pages."""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from interviews.exports.as_docx.elements import ALARM, el, field, paragraph, run

EMU = 36_000  # to a millimetre
WRITTEN = 259  # height of the printed strip
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
    heading = run(f"\t{paper['heading']}")
    stops = [("right", "none", width(paper))]
    element = paragraph(internal, heading, style="Header", tabs=stops)
    line = el("pBdr", el("bottom", val="single", sz=4, space=3, color="9A9184"))
    element.pPr.find(qn("w:tabs")).addprevious(line)
    return element


def _seal(document, section, paper):
    settings = document.settings.element
    settings.insert(0, el("mirrorMargins"))
    document.settings.odd_and_even_pages_header_footer = True
    _fill(section.even_page_footer, _foot(paper))
    _fill(section.even_page_header, paragraph(style="Header"))
    _fill(section.header, paragraph(_fields(), _seal_line(), style="Header"))


def _fields():
    blanks = "　".join(f"{name}{'＿' * 13}　" for name in FIELDS)
    return _upright(1, 8, paragraph(run(blanks, sans=True, size=10), style="TableText"))


def _seal_line():
    """Return 密 封 线 in a dashed line: blanks underlined with dashes, and letters that part it."""
    pieces = [_dashes(11)]
    for mark, blanks in (("密", 23), ("封", 23), ("线", 11)):
        lower = el("position", val=-8)  # half points, so that the line meets the letter's middle
        pieces += [run(f" {mark} ", lower, sans=True, size=10), _dashes(blanks)]
    return _upright(2, 20, paragraph(*pieces, style="TableText", align="center"))


def _dashes(blanks):
    return run("　" * blanks, el("u", val="dash"), sans=True, size=10)


def _upright(number, left, content):
    """Return a run with a text box at `left` mm of the page whose text is read from below."""
    anchor = parse_xml(_ANCHOR.format(number=number, left=left * EMU))
    anchor.find(f".//{qn('w:txbxContent')}").append(content)
    return el("r", anchor)


_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SIZE = f'cx="{8 * EMU}" cy="{WRITTEN * EMU}"'
_ANCHOR = f"""<mc:AlternateContent {nsdecls("w", "wp", "a")} xmlns:wps="{_SHAPE}" xmlns:mc="{_MC}">
<mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{{number}}"
 behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{{left}}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{18 * EMU}</wp:posOffset></wp:positionV>
<wp:extent {_SIZE}/><wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:wrapNone/><wp:docPr id="{{number}}" name="strip {{number}}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext {_SIZE}/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr vert="vert270" wrap="square" lIns="0" tIns="0"
 rIns="0" bIns="0" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
</mc:Choice></mc:AlternateContent>"""
