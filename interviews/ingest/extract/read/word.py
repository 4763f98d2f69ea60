"""Word documents: paragraphs and tables in order, with numbers, headings and bold known."""

import re
from collections.abc import Collection, Iterable, Mapping
from zipfile import ZipFile

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import LINES, MEGABYTE
from interviews.ingest.extract.package import open_package, read_part
from interviews.ingest.extract.read.emphasis import Part, lead_of, with_colons
from interviews.ingest.extract.read.numbering import Numbering, W, attribute_number
from interviews.ingest.extract.segment.markers import marker
from interviews.ingest.extract.xml import Element, parse_xml
from interviews.text.message import N_, Message

Number = tuple[str, int]  # the id of a numbering, and the level in it
Look = tuple[str, int, Number | None]  # the name of a style, its heading level and numbering
FIRST_WORDS = 40
BODY_BYTES = 32 * MEGABYTE
HEADING = re.compile(r"(?:heading|标题|titre)\s?([1-6])", re.I)
CONTENTS = re.compile(r"(?:toc|目录)\s?\d?", re.I)
SKIPPED = {
    f"{W}{name}"
    for name in ("del", "instrText", "txbxContent", "rPr", "pPr", "delText", "moveFrom")
}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PICTURES_ONLY = N_(
    "This document holds pictures and no text. Run text recognition on it and upload the text."
)


def read_docx(content: bytes) -> list[Line]:
    """Lines of a .docx: one a paragraph, one a table row."""
    package = open_package(content)
    names = set(package.namelist())
    main = "word/document.xml" if "word/document.xml" in names else "word/document2.xml"
    body = parse_xml(read_part(package, main, BODY_BYTES))
    walk = _Walk(
        _part(package, names, "word/styles.xml"), _part(package, names, "word/numbering.xml")
    )
    lines = walk.over(body)
    with_colons(walk.leads)
    if not any(line.raw.strip() for line in lines) and any("media/" in name for name in names):
        raise UnreadableDocument(Message(PICTURES_ONLY))
    return lines


def _part(package: ZipFile, names: Collection[str], name: str) -> Element | None:
    return parse_xml(read_part(package, name, BODY_BYTES)) if name in names else None


class _Walk:
    """Walks a body in order, without recursion over strangers' nesting."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self.styles = _styles(styles)
        self.numbering = Numbering(numbering)
        self.tables = 0
        self.leads: list[tuple[Line, str]] = []

    def over(self, root: Element) -> list[Line]:
        lines: list[Line] = []
        stack, held = [root], list[Element]()
        while (stack or held) and len(lines) <= LINES:
            if not stack or held and _begins_item(stack[-1]):
                stack += held[::-1]
                held = []
            node = stack.pop()
            if node.tag == f"{W}p":
                lines += self._paragraph(node)
                boxes = [box for box in node.iter(f"{W}txbxContent") if not _in_fallback(box)]
                held += [box for box in boxes if _begins_item(box)]
                stack += [box for box in boxes if not _begins_item(box)][::-1]
            elif node.tag == f"{W}tbl":
                lines += self._table(node)
            elif node.tag != f"{W}sectPr":
                stack += list(node)[::-1]
        return lines

    def _paragraph(self, node: Element) -> list[Line]:
        style, heading, number = self._look(node)
        parts, hidden = _parts(node)
        text, bold = _text(parts), all(bold for part, bold in parts if part.strip())
        unseen = [Line(hidden, dropped="hidden text")] if hidden.strip() else []
        if not text.strip():
            return [Line(""), *unseen]
        label = self.numbering.label(*number) if number else ""
        pieces = text.split("\n")
        glue = "" if label.endswith(("、", "）", ".")) else " "
        if label:
            pieces[0] = f"{label}{glue}{pieces[0].lstrip()}"
        dropped = "contents" if CONTENTS.fullmatch(style) else ""
        lines = [Line(piece, heading=heading, bold=bold, dropped=dropped) for piece in pieces]
        lines[0].listed = f"{number[1]}" if number and label and label != "•" else ""
        self.leads += [(lines[0], lead)] if (lead := lead_of(parts)) and not label else []
        return lines + unseen

    def _look(self, node: Element) -> Look:
        """Style name, heading level and (numbering id, level) of a paragraph."""
        properties = node.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        key = named.get(f"{W}val") if named is not None else ""
        name, heading, number = self.styles.get(key, ("", 0, None))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            number = _number(own)
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if outline is not None and not heading and attribute_number(outline, "val") < 6:
            heading = attribute_number(outline, "val") + 1
        return name, heading, number

    def _table(self, node: Element) -> list[Line]:
        self.tables += 1
        number, lines = self.tables, []
        for row in node.iterchildren(f"{W}tr"):
            cells = tuple(self._cell(cell) for cell in row.iterchildren(f"{W}tc"))
            lines.append(Line(" | ".join(cells), cells=cells, table=number))
        return lines

    def _cell(self, cell: Element) -> str:
        inner = self.over(cell)
        return "\n".join(
            line.raw for line in inner if line.raw.strip() and not line.dropped
        ).strip()


def _styles(root: Element | None) -> dict[str, Look]:
    """{style id: (name, heading level, numbering)}, with what a style inherits."""
    found, parents = {}, {}
    for style in root.iter(f"{W}style") if root is not None else ():
        key, name = style.get(f"{W}styleId") or "", style.find(f"{W}name")
        text = name.get(f"{W}val") or "" if name is not None else ""
        level = HEADING.fullmatch(text)
        heading = int(level.group(1)) if level else 1 if text.lower() == "title" else 0
        number = next((_number(node) for node in style.iter(f"{W}numPr")), None)
        found[key] = (text, heading, number)
        base = style.find(f"{W}basedOn")
        parents[key] = base.get(f"{W}val") if base is not None else ""
    return {key: _inherited(found, parents, key) for key in found}


def _inherited(found: Mapping[str, Look], parents: Mapping[str, str], key: str) -> Look:
    name, heading, number = found[key]
    above, steps = parents.get(key, ""), 0
    while above in found and steps < 10 and not (heading and number):
        heading, number = heading or found[above][1], number or found[above][2]
        above, steps = parents.get(above, ""), steps + 1
    return name, heading, number


def _number(node: Element) -> Number | None:
    number, level = node.find(f"{W}numId"), node.find(f"{W}ilvl")
    key = number.get(f"{W}val") if number is not None else "0"
    return (key, attribute_number(level, "val") if level is not None else 0) if key != "0" else None


def _text(parts: Iterable[Part]) -> str:
    return "".join(text for text, _ in parts)


def _parts(paragraph: Element) -> tuple[list[Part], str]:
    """The pieces of visible text, each with whether it is bold, and the text that is hidden."""
    pieces, hidden, stack = [], [], list(paragraph)[::-1]
    while stack:
        node = stack.pop()
        if node.tag in SKIPPED or node.tag == FALLBACK:
            continue
        if node.tag == f"{W}r" and _is_on(node, "vanish"):
            hidden += [text.text or "" for text in node.iter(f"{W}t")]
        elif node.tag == f"{W}t":
            pieces.append((node.text or "", _is_on(node.getparent(), "b")))
        elif node.tag == f"{W}tab":
            pieces.append((" ", False))
        elif node.tag in (f"{W}br", f"{W}cr"):
            pieces.append(("\n", False))
        elif node.tag == f"{W}noBreakHyphen":
            pieces.append(("-", False))
        elif isinstance(node.tag, str):
            stack += list(node)[::-1]
    return pieces, "".join(hidden)


def _begins_item(node: Element) -> bool:
    """Whether a paragraph or text box begins with a number, as the next item does."""
    first = node if node.tag == f"{W}p" else node.find(f"{W}p")
    text = _text(_parts(first)[0])[:FIRST_WORDS] if first is not None else ""
    return marker(text).number is not None


def _is_on(run: Element | None, name: str) -> bool:
    properties = run.find(f"{W}rPr") if run is not None else None
    mark = properties.find(f"{W}{name}") if properties is not None else None
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")


def _in_fallback(node: Element) -> bool:
    return any(parent.tag == FALLBACK for parent in node.iterancestors())
