"""WordprocessingML in small pieces: every function returns an element for the body.

python-docx looks styles up for each paragraph, which takes most of the time of a long book;
here a paragraph names its style's id and is done. Measures are in millimetres.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS = 1440 / 25.4  # to a millimetre
INDIGO, ALARM, SOFT = "35429A", "A3352A", "555049"
WELL = "F4F1EA"


def el(tag, *children, **attributes):
    """Return <w:tag> with w: attributes and children."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def twips(millimetres):
    return round(millimetres * TWIPS)


def run(text, *, bold=False, size=None, color=None, sans=False, boxed=False, lower=0, dashed=False,
        underlined=False):  # fmt: skip
    """Return a run; line breaks and tabs in `text` become elements. `lower` is in points."""
    style = el("rPr")  # its children stand in the order that the schema asks for
    if sans or bold:
        style.append(el("rStyle", val="Strong" if bold else "Sans"))
    if color:
        style.append(el("color", val=color))
    if lower:
        style.append(el("position", val=-2 * lower))
    if size:
        style.append(el("sz", val=round(size * 2)))
        style.append(el("szCs", val=round(size * 2)))
    if dashed:
        style.append(el("u", val="dash"))
    if underlined:
        style.append(el("u", val="single"))
    if boxed:
        style.append(el("bdr", val="single", sz=4, space=0, color="000000"))
    return el("r", style, *_texts(text))


def paragraph(*pieces, style="Normal", keep=False, new_page=False, align=None, tabs=()):
    """Return a paragraph of runs and strings. `keep` keeps it on the page of the next one."""
    properties = el("pPr", el("pStyle", val=style))
    if keep:
        properties.append(el("keepNext"))
    if new_page:
        properties.append(el("pageBreakBefore"))
    if tabs:
        stops = [el("tab", val=kind, leader=leader, pos=twips(at)) for kind, leader, at in tabs]
        properties.append(el("tabs", *stops))
    if align:
        properties.append(el("jc", val=align))
    return el("p", properties, *(run(one) if isinstance(one, str) else one for one in pieces))


def kept(element):
    """Keep a paragraph on the page of the next one, and return it; the schema takes it once."""
    if element.pPr.find(qn("w:keepNext")) is None:
        element.pPr.insert(1, el("keepNext"))
    return element


def box(mark="\u00a0\u00a0"):
    """Return a box to tick: a border drawn round blanks, for few fonts have ☐."""
    return run(f"\u00a0{mark}\u00a0", boxed=True, sans=True, size=9)


def field(instruction, shown="1", dirty=False):
    """Return the runs of a field such as PAGE; a program that knows it shows its own value."""
    begin = el("fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    code = el("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        el("r", begin),
        el("r", code),
        el("r", el("fldChar", fldCharType="separate")),
        run(shown),
        el("r", el("fldChar", fldCharType="end")),
    ]


def bookmarked(pieces, name, number):
    """Return `pieces` between the ends of a bookmark."""
    start = el("bookmarkStart", id=number, name=name)
    return [start, *pieces, el("bookmarkEnd", id=number)]


def _texts(text):
    for number, line in enumerate(text.split("\n")):
        if number:
            yield el("br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield el("tab")
            if piece:
                element = el("t")
                element.text = piece
                element.set(qn("xml:space"), "preserve")
                yield element
