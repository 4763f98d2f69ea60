"""OpenDocument texts (.odt) -> lines: paragraphs, headings, numbered lists and tables in order."""

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.limits import LINES, MEGABYTE, ROW_CELLS
from interviews.ingest.extract.package import open_package, read_part
from interviews.ingest.extract.xml import Element, parse_xml

Mark = tuple[str, str]  # what stands before an item, and the level of its list
BODY_BYTES = 32 * MEGABYTE
MOST_REPEATED = 100
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SKIPPED = {
    f"{TEXT}tracked-changes",
    f"{TEXT}note",
    f"{TEXT}table-of-content",
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{TEXT}sequence-decls",
}
BLANKS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}


def read_odt(content: bytes) -> list[Line]:
    """Lines of an .odt: one a paragraph, one a table row."""
    package = open_package(content)
    root = parse_xml(read_part(package, "content.xml", BODY_BYTES))
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    return _Walk(root).over(body) if body is not None else []


class _Walk:
    """Walks a body in order, without recursion over strangers' nesting but for tables in cells."""

    def __init__(self, root: Element) -> None:
        self.bold = _bold_styles(root)
        self.numbered = _numbered_styles(root)
        self.tables = 0

    def over(self, body: Element, deep: int = 0) -> list[Line]:
        lines: list[Line] = []
        stack: list[tuple[Element, Mark | None]] = [(node, None) for node in reversed(body)]
        while stack and len(lines) <= LINES:
            node, item = stack.pop()
            if node.tag in (f"{TEXT}p", f"{TEXT}h"):
                lines += self._paragraph(node, item)
            elif node.tag == f"{TEXT}list":
                stack += self._items(node)[::-1]
            elif node.tag == f"{TABLE}table":
                lines += self._table(node, deep)
            elif node.tag not in SKIPPED and isinstance(node.tag, str):
                stack += [(child, item) for child in reversed(node)]
        return lines

    def _items(self, node: Element) -> list[tuple[Element, Mark | None]]:
        """The children of a list's items, the first of each with its number or bullet."""
        style = node.get(f"{TEXT}style-name", "")
        level = sum(1 for parent in node.iterancestors(f"{TEXT}list"))
        numbered = self.numbered.get(self._outer_style(node) or style)
        found, number = [], 0
        for item in node.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            number += item.tag == f"{TEXT}list-item"
            mark = (f"{number}.", f"{level}") if numbered and not level else ("•", "")
            for n, child in enumerate(item):
                found.append((child, mark if n == 0 else None))
        return found

    def _outer_style(self, node: Element) -> str:
        outer = [node, *node.iterancestors(f"{TEXT}list")][-1]
        return str(outer.get(f"{TEXT}style-name", ""))

    def _paragraph(self, node: Element, item: Mark | None) -> list[Line]:
        text, bold = self._text(node)
        level = node.get(f"{TEXT}outline-level", "1") if node.tag == f"{TEXT}h" else "0"
        heading = min(int(level), 6) if level.isdecimal() else 1
        mark, listed = item or ("", "")
        pieces = text.split("\n")
        if mark and text.strip():
            pieces[0] = f"{mark}{'' if listed else ' '}{pieces[0].lstrip()}"
        lines = [Line(piece, heading=heading, bold=bold) for piece in pieces]
        lines[0].listed = listed
        return lines

    def _text(self, node: Element) -> tuple[str, bool]:
        """The text of a paragraph, and whether all of it is bold."""
        pieces, bolds = [], []
        paragraph = node.get(f"{TEXT}style-name", "") in self.bold

        def add(text: str, bold: bool) -> None:
            pieces.append(text)
            if text.strip():
                bolds.append(bold)

        stack = [(node, paragraph, "open")]
        while stack:
            part, bold, what = stack.pop()
            if what == "tail":
                add(part.tail or "", bold)
                continue
            if part.tag in BLANKS:
                pieces.append(BLANKS[part.tag])
                continue
            if part.tag in SKIPPED or not isinstance(part.tag, str):
                continue
            own = bold or part.get(f"{TEXT}style-name", "") in self.bold
            add(part.text or "", own)
            for child in reversed(part):
                stack += [(child, own, "tail"), (child, own, "open")]
        return "".join(pieces), bool(bolds) and all(bolds)

    def _table(self, node: Element, deep: int) -> list[Line]:
        self.tables += 1
        number, lines = self.tables, []
        for row in node.iter(f"{TABLE}table-row"):
            texts: list[str] = []
            for cell in row.iterchildren(f"{TABLE}table-cell"):
                texts += [self._cell(cell, deep)] * _repeated(cell)
            cells = tuple(texts[:ROW_CELLS])
            lines.append(Line(" | ".join(cells), cells=cells, table=number))
        return lines

    def _cell(self, cell: Element, deep: int) -> str:
        if deep > 3:
            return "".join(cell.itertext()).strip()
        inner = self.over(cell, deep + 1)
        return "\n".join(line.raw for line in inner if line.raw.strip()).strip()


def _repeated(cell: Element) -> int:
    times = cell.get(f"{TABLE}number-columns-repeated", "1")
    return min(int(times), MOST_REPEATED) if times.isdecimal() and len(times) < 6 else 1


def _bold_styles(root: Element) -> set[str]:
    return {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for look in style.iterchildren(f"{STYLE}text-properties")
        if look.get(f"{FO}font-weight") in ("bold", "700", "800", "900")
    }


def _numbered_styles(root: Element) -> dict[str, bool]:
    """{list style: whether its first level counts}."""
    found = {}
    for style in root.iter(f"{TEXT}list-style"):
        first: Element = next(iter(style), None)
        counts = first is not None and first.tag == f"{TEXT}list-level-style-number"
        shown = counts and first.get(f"{STYLE}num-format")
        found[style.get(f"{STYLE}name")] = bool(shown)
    return found
