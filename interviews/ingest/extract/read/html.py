"""Saved web pages -> lines: blocks in order, list numbers computed, page furniture left out."""

import re

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.package import DAMAGED
from interviews.ingest.extract.read.emphasis import lead_of, with_colons
from interviews.ingest.extract.xml import DEEP, Element
from interviews.text.message import Message

CHARSET = re.compile(rb"charset\s?=\s?[\"']?\s?([\w-]{2,20})", re.I)
HIDDEN = {
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "object",
    "select",
    "button",
    "form",
    "head",
    "audio",
    "video",
    "canvas",
    "map",
}
FURNITURE = {"nav", "footer", "aside"}
BLOCKS = {
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "ul",
    "ol",
    "section",
    "article",
    "blockquote",
    "pre",
    "summary",
    "details",
    "dt",
    "dd",
    "dl",
    "header",
    "main",
    "body",
    "center",
    "figure",
    "figcaption",
    "td",
    "th",
}
BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
BOLD = {"b", "strong"}


def read_html(content: bytes) -> list[Line]:
    """Lines of an HTML page."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(_text(content), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(Message(DAMAGED)) from error
    except RecursionError as error:
        raise UnreadableDocument(Message(DEEP)) from error
    return _Walk().over(root)


def _text(content: bytes) -> str:
    declared = CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return _undeclared(content.decode(_python_name(declared.group(1)), "strict"))
        except (LookupError, UnicodeDecodeError):
            pass
    return _undeclared(decode(content)[0])


def _python_name(declared: bytes) -> str:
    name = declared.decode("ascii").lower()
    return "gb18030" if name in ("gb2312", "gbk") else name


def _undeclared(text: str) -> str:
    """lxml refuses a str that says how it was encoded."""
    text = text.replace("\x00", "")
    return re.sub(r"^\s{0,20}<\?xml[^>]{0,200}\?>", "", text, count=1)


class _Walk:
    """Start and end events over the tree, gathering the text of the open block."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.text: list[str] = []
        self.bold: list[bool | None] = []
        self.leads: list[tuple[Line, str]] = []
        self.heading, self.summary, self.hidden, self.furniture = 0, False, 0, 0
        self.lists: list[int | None] = []
        self.table: list[int] = []
        self.cells: list[str] | None = None
        self.prefix, self.tables, self.strong, self.code = "", 0, 0, 0

    def over(self, root: Element) -> list[Line]:
        from lxml import etree

        for event, node in etree.iterwalk(root, events=("start", "end")):
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                self._start(tag, node)
                self._add(node.text)
            else:
                self._end(tag)
                self._add(node.tail)
        self._flush()
        with_colons(self.leads)
        return self.lines

    def _start(self, tag: str, node: Element) -> None:
        self.hidden += tag in HIDDEN
        if tag in BLOCKS or tag == "br":
            self._flush() if tag != "br" or self.cells is None else self._add_raw("\n")
        self.furniture += tag in FURNITURE
        self.strong += tag in BOLD
        self.code += tag == "pre"
        if tag in ("ol", "ul"):
            self.lists.append(_before_first(node) if tag == "ol" else None)
        elif tag == "li":
            self.prefix = self._list_mark()
        elif tag[:1] == "h" and tag[1:].isdecimal():
            self.heading = int(tag[1:])
        elif tag in ("summary", "dt"):
            self.summary = True
        elif tag == "table":
            self.tables += 1
            self.table.append(self.tables)
        elif tag == "tr" and len(self.table) == 1:
            self.cells = []

    def _list_mark(self) -> str:
        if not self.lists or (last := self.lists[-1]) is None:
            return "• " if self.lists else ""
        self.lists[-1] = last + 1
        return f"{last + 1}. "

    def _end(self, tag: str) -> None:
        if tag in ("td", "th") and self.cells is not None and len(self.table) == 1:
            self.cells.append("".join(self.text).strip())
            self.text, self.bold = [], []
        elif tag == "tr" and self.cells is not None and len(self.table) == 1:
            cells, self.cells = tuple(cell for cell in self.cells), None
            if any(cells):
                self.lines.append(Line(" | ".join(cells), cells=cells, table=self.table[0]))
        elif tag in BLOCKS:
            self._flush()
        if tag == "table" and self.table:
            self.table.pop()
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag[:1] == "h" and tag[1:].isdecimal():
            self.heading = 0
        self.summary = self.summary and tag not in ("summary", "dt")
        self.strong -= tag in BOLD
        self.code -= tag == "pre"
        self.furniture -= tag in FURNITURE
        self.hidden -= tag in HIDDEN

    def _add(self, text: str | None) -> None:
        if text and not self.hidden:
            self._add_raw(text if self.code else BLANKS.sub(" ", text))

    def _add_raw(self, text: str) -> None:
        self.text.append(text)
        self.bold.append(self.strong > 0 if text.strip() else None)

    def _flush(self) -> None:
        if self.cells is not None:
            if self.text and not self.text[-1].endswith("\n"):
                self.text.append("\n")
            return
        text = "".join(self.text).strip()
        if text:
            dropped = "page furniture" if self.furniture else ""
            bold = all(part for part in self.bold if part is not None)
            parts = [(part, bool(b)) for part, b in zip(self.text, self.bold, strict=False)]
            lead = lead_of(parts) if not self.prefix else ""
            for n, raw in enumerate(text.split("\n")):
                prefix = self.prefix if n == 0 else ""
                line = Line(prefix + raw.strip(), heading=self.heading, bold=bold)
                line.listed = f"{len(self.lists)}" if prefix[:1].isdecimal() else ""
                line.summary, line.dropped, line.code = self.summary, dropped, self.code > 0
                self.lines.append(line)
                self.leads += [(line, lead)] if lead and n == 0 else []
            self.prefix = ""
        self.text, self.bold = [], []


def _before_first(node: Element) -> int:
    """The number before an ordered list's first."""
    start = node.get("start") or "1"
    return int(start) - 1 if start.isdecimal() and len(start) < 5 else 0
