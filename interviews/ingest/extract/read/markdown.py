"""Markdown -> lines, with headings, bold lines, tables, folded answers and code known."""

import re

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.read.emphasis import lead_of, with_colons
from interviews.ingest.extract.read.pipes import piped
from interviews.ingest.extract.read.plain import text_lines

HEADING = re.compile(r"\s{0,3}(#{1,6})\s{0,9}(?=\S)")
UNDERLINE = re.compile(r"\s{0,3}(?:={1,300}|-{3,300})\s{0,9}")
BOLD = re.compile(
    r"\s{0,9}(?:[-*+]\s{1,4})?(?:\d{1,3}[.、)]\s{0,4})?(?:\*\*|__)[^*_]{1,300}(?:\*\*|"
    r"__)\s{0,4}[:：]?\s{0,9}"
)
LEAD = re.compile(r"\*\*([^*]{1,24})\*\*(\s\s{0,9}\S)")
FENCE = re.compile(r"\s{0,9}(?:```|~~~)")
RULE = set("|:- \t")
TAG = re.compile(
    r"</?(?:details|summary|div|p|br|a|span|b|strong|center|font|sub|sup|img|hr|em|i|u|"
    r"h[1-6]|kbd|ul|ol|li)(?:\s[^<>]{0,300})?/?>",
    re.I,
)
SUMMARY = re.compile(r"<summary>(.{0,500})", re.I)
COMMENT = re.compile(r"<!--[^<>]{0,500}-->")
LINK = re.compile(r"(!?)\[([^\[\]]{0,300})\]\(([^()\s]{0,500})(?:\s\"[^\"]{0,200}\")?\)")
ANCHOR_ITEM = re.compile(r"\]\(#[^()\s]{0,300}\)$")
ITEM_MARKS = ("-", "*", "+", "[")
CELL_BREAK = re.compile(r"<br\s?/?>", re.I)
ESCAPE = re.compile(r"\\([.\-_*#()\[\]!+>`])")
FRONT = re.compile(r"---\s{0,9}")


def read_markdown(content: bytes) -> list[Line]:
    """Lines of a Markdown file; raw is the source line."""
    text, _ = decode(content)
    return _Reader(text_lines(text)).lines


class _Reader:
    """One walk over the source lines, remembering fences, tables and front matter."""

    def __init__(self, source: list[str]) -> None:
        self.lines: list[Line] = []
        self.leads: list[tuple[Line, str]] = []
        self.fenced, self.table, self.in_table = False, 0, False
        self.bare = piped(source)
        self.front = bool(source and FRONT.fullmatch(source[0]))
        for n, raw in enumerate(source):
            self.lines.append(self._line(raw, n))
            self._underlined(raw)
        with_colons(self.leads)

    def _line(self, raw: str, n: int) -> Line:
        if self.front:
            self.front = n == 0 or not FRONT.fullmatch(raw)
            return Line(raw, dropped="front matter")
        if FENCE.match(raw):
            self.fenced = not self.fenced
            return Line(raw, code=True)
        if self.fenced:
            return Line(raw, code=True)
        if "|" in raw and (raw.lstrip().startswith("|") or self.in_table) or n in self.bare:
            return self._row(raw)
        self.in_table = False
        if raw.strip().lower() == "[toc]":
            return Line(raw, dropped="contents")
        if ANCHOR_ITEM.search(raw.strip()) and _is_item(raw):
            return Line(raw, dropped="contents")
        return self._text(raw)

    def _row(self, raw: str) -> Line:
        self.table += not self.in_table
        self.in_table = True
        if "--" in raw and RULE.issuperset(raw):
            return Line(raw, table=self.table, dropped="table rule")
        inner = raw.strip().strip("|")
        cells = [plain(CELL_BREAK.sub("\n", cell)).strip() for cell in inner.split("|")]
        if any("](#" in cell for cell in inner.split("|")):
            return Line(raw, dropped="contents")
        return Line(raw, cells=tuple(cells), table=self.table)

    def _text(self, raw: str) -> Line:
        heading = HEADING.match(raw)
        summary = SUMMARY.search(raw)
        text = plain(raw[heading.end() :] if heading else raw)
        line = Line(raw, text, bold=bool(BOLD.fullmatch(raw)), summary=bool(summary))
        line.text = text
        if (lead := LEAD.match(text)) and lead_of([(lead.group(1), True), (lead.group(2), False)]):
            self.leads.append((line, f"**{lead.group(1)}**"))
        line.heading = len(heading.group(1)) if heading else 0
        if not text.strip() and raw.strip():
            line.dropped = "markup"
        return line

    def _underlined(self, raw: str) -> None:
        """A line of === or --- makes the line before it a heading."""
        if not UNDERLINE.fullmatch(raw) or self.fenced or len(self.lines) < 2:
            return
        before = self.lines[-2]
        if raw.strip().startswith("=") and before.text.strip() and not before.heading:
            before.heading = 1
        if not self.lines[-1].cells:
            self.lines[-1].dropped = self.lines[-1].dropped or "markup"


def _is_item(raw: str) -> bool:
    start = raw.strip()[:1]
    return start in ITEM_MARKS or start.isdecimal()


def plain(text: str) -> str:
    """Drop inline tags, comments and link targets; keep words and emphasis."""
    text = COMMENT.sub("", text)
    text = TAG.sub("", text)
    text = LINK.sub(lambda match: "" if match.group(1) else match.group(2), text)
    return ESCAPE.sub(r"\1", text)
