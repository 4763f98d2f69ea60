"""Rich text (.rtf) -> lines: paragraphs, table rows, bold and headings, in any code page.

One pass over the tokens with a stack for the groups. Pictures, objects, styles and whatever a
group marks with an asterisk are passed over; nothing is executed or fetched.
"""

import codecs
import re
from dataclasses import dataclass, replace

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import LINES, ROW_CELLS, TEXT_CHARACTERS, TOO_LONG
from interviews.ingest.extract.package import DAMAGED
from interviews.text.message import Message

TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\(.)|([{}])|([^\\{}\r\n]{1,4096})"
    rb"|[\r\n\\]",
    re.S,
)
DEEPEST = 1_000
SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl "
    b"footerr footerf footnote annotation themedata datastore latentstyles generator fldinst "
    b"listtable listoverridetable rsidtbl xmlnstbl private template filetbl revtbl nonshppict "
    b"mmathPr wgrffmtfilter bkmkstart bkmkend".split()
)
BREAKS = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"column": "\n"}
CHARACTERS = {
    **{b"tab": " ", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’"},
    **{b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " "},
}
SYMBOLS = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}
CHARSETS = {
    **{0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950"},
    **{161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256", 204: "cp1251", 238: "cp1250"},
}
LEADS = {"gb18030", "cp932", "cp949", "cp950"}
CHINESE_PAGES = {936: "gb18030", 950: "cp950", 65001: "utf-8"}


@dataclass(frozen=True)
class Style:
    """What holds in one group."""

    skipped: bool = False
    fonts: bool = False  # within the table of fonts
    bold: bool = False
    hidden: bool = False
    after: int = 1  # characters that stand in for one \\u
    encoding: str = ""  # of the font, else the document's
    heading: int = 0
    in_table: bool = False


def read_rtf(content: bytes) -> list[Line]:
    """Lines of an RTF file: one a paragraph, one a table row."""
    return _Walk(content).lines


class _Walk:
    """One pass over the tokens."""

    def __init__(self, content: bytes) -> None:
        self.lines: list[Line] = []
        self.text: list[str] = []
        self.unseen: list[str] = []
        self.bolds: list[bool] = []
        self.stack: list[Style] = []
        self.style, self.size = Style(), 0
        self.fonts: dict[int | None, str] = {}
        self.font: int | None = 0
        self.encoding = "cp1252"
        self.codes, self.stand_ins = bytearray(), 0
        self.cells: list[str] = []
        self.tables, self.after_row = 0, False
        at = 0
        while at < len(content) and (match := TOKEN.match(content, at)):
            at = match.end() + self._token(match)
        self._decode()
        self._paragraph()

    def _token(self, match: re.Match[bytes]) -> int:
        """Take one token; returns how many bytes after it are no text."""
        code, word, number, symbol, brace, text = match.groups()
        if code:
            self._code(int(code, 16))
        elif text:
            self._text(text)
        elif brace:
            self._brace(brace)
        elif word:
            self._decode()
            return self._word(word, int(number) if number else None)
        elif symbol:
            self._decode()
            self._symbol(symbol)
        return 0

    def _brace(self, brace: bytes) -> None:
        self._decode()
        if brace == b"{":
            self.stack.append(self.style)
            if len(self.stack) > DEEPEST:
                raise UnreadableDocument(Message(DAMAGED))
        elif self.stack:
            self.style = self.stack.pop()

    def _code(self, code: int) -> None:
        if self.stand_ins:
            self.stand_ins -= 1
        elif not self.style.skipped:
            self.codes.append(code)

    def _text(self, text: bytes) -> None:
        """Plain characters; the first may be the second half of a character in two bytes."""
        dropped = min(self.stand_ins, len(text))
        self.stand_ins -= dropped
        text = text[dropped:]
        if self.codes and text and self._is_half():
            self.codes += text[:1]
            text = text[1:]
        self._decode()
        if text and not self.style.skipped:
            self._add(text.decode(self._page(), "replace"))

    def _page(self) -> str:
        return self.style.encoding or self.encoding

    def _is_half(self) -> bool:
        if self._page() not in LEADS:
            return False
        decoder = codecs.getincrementaldecoder(self._page())("replace")
        decoder.decode(bytes(self.codes))
        return bool(decoder.getstate()[0])

    def _decode(self) -> None:
        if self.codes:
            codes, page = bytes(self.codes), self._page()
            self.codes.clear()
            try:
                self._add(codes.decode(page))
            except UnicodeDecodeError:
                western = page in LEADS and not self.style.encoding
                self._add(codes.decode("cp1252" if western else page, "replace"))

    def _add(self, text: str) -> None:
        self.size += len(text)
        if self.size > TEXT_CHARACTERS or len(self.lines) > LINES:
            raise UnreadableDocument(Message(TOO_LONG))
        if self.style.hidden:
            self.unseen.append(text)
        else:
            self.text.append(text)
            if text.strip():
                self.bolds.append(self.style.bold)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.style = replace(self.style, skipped=True)
        elif self.style.skipped:
            return
        elif symbol in b"\\{}":
            self._add(symbol.decode())
        elif SYMBOLS.get(symbol) == "\n":
            self._paragraph()
        else:
            self._add(SYMBOLS.get(symbol, ""))

    def _word(self, word: bytes, number: int | None) -> int:
        if word == b"bin":
            return max(0, number or 0)
        if word in SKIPPED:
            self.style = replace(self.style, skipped=True, fonts=word == b"fonttbl")
        elif self.style.fonts:
            self._font(word, number)
        elif word == b"ansicpg":
            self.encoding = _page_name(number)
        elif not self.style.skipped:
            self._formatting(word, number)
            self._content(word, number)
        return 0

    def _font(self, word: bytes, number: int | None) -> None:
        if word == b"f":
            self.font = number
        elif word == b"fcharset" and number in CHARSETS:
            self.fonts[self.font] = CHARSETS[number]

    def _formatting(self, word: bytes, number: int | None) -> None:
        if word == b"f":
            named = self.fonts.get(number, "")
            self.style = replace(self.style, encoding="" if named == "cp1252" else named)
        elif word == b"uc":
            self.style = replace(self.style, after=min(max(0, number or 0), 8))
        elif word == b"b":
            self.style = replace(self.style, bold=number != 0)
        elif word == b"v":
            self.style = replace(self.style, hidden=number != 0)
        elif word == b"plain":
            self.style = replace(self.style, bold=False, hidden=False)
        elif word == b"outlinelevel" and number is not None and 0 <= number < 6:
            self.style = replace(self.style, heading=number + 1)
        elif word == b"intbl":
            self.style = replace(self.style, in_table=True)
        elif word == b"pard":
            self.style = replace(self.style, heading=0, in_table=False)

    def _content(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self._unicode(number)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word == b"cell":
            self.cells.append("".join(self.text).strip())
            self.text, self.bolds = [], []
        elif word == b"row":
            self._row()
        elif word in BREAKS:
            self._paragraph()

    def _unicode(self, number: int) -> None:
        self.stand_ins = self.style.after
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code <= 0xDBFF:
            self.text.append(chr(code))
        elif 0xDC00 <= code <= 0xDFFF and self.text and "\ud800" <= self.text[-1][-1:] <= "\udbff":
            high = ord(self.text.pop())
            self._add(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
        elif 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF:
            self._add(chr(code))

    def _row(self) -> None:
        cells = tuple(self.cells[:ROW_CELLS])
        self.cells = []
        if not any(cells):
            return
        self.tables += not self.after_row
        self.after_row = True
        self.lines.append(Line(" | ".join(cells), cells=cells, table=self.tables))

    def _paragraph(self) -> None:
        """End a paragraph; within a cell it is only a line of the cell."""
        text = _whole("".join(self.text))
        if self.style.in_table:
            self.text = [text, "\n"]
            return
        if unseen := _whole("".join(self.unseen)).strip():
            self.lines.append(Line(unseen, dropped="hidden text"))
        self.after_row = self.after_row and not text.strip()
        bold = bool(self.bolds) and all(self.bolds)
        self.lines.append(Line(text, heading=self.style.heading, bold=bold))
        self.text, self.unseen, self.bolds = [], [], []


def _page_name(number: int | None) -> str:
    """The codec of a Windows code page, Western where it is not known."""
    name = CHINESE_PAGES.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _whole(text: str) -> str:
    """Text without lone halves of surrogate pairs."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
