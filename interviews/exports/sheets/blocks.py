"""What a paper is made of, in the order in which it is read.

Page, PDF and Word each draw these kinds of block and know no sheet: a word that stands in a block
stands on all three. What is outside the text (heads, feet, the sealing line) is in `Document`.
"""

from dataclasses import dataclass
from typing import Literal

from interviews.text.pictures import data_address

PIXELS = 96 / 25.4  # of CSS to a mm
LineStyle = Literal["centre", "body", "fine", "label", "alarm", "confidential", "note", "end"]
FrameStyle = Literal["whole", "notice", "tinted", "alarm", "card", "cover"]
TableName = Literal["rubric", "scored", "sums", "panel", "roster", "bands", "statistics", "parts"]


@dataclass(frozen=True)
class Span:
    """Text in one style: `strong` is sans and bold, `soft` is small and grey."""

    text: str
    role: Literal["", "strong", "soft"] = ""


@dataclass(frozen=True)
class Title:
    text: str
    under: str = ""
    kind: Literal["title"] = "title"


@dataclass(frozen=True)
class Logo:
    """A picture, PNG or JPEG; `alt` is whose it is."""

    content: bytes
    alt: str
    kind: Literal["logo"] = "logo"

    @property
    def address(self) -> str:
        """The picture as a `data:` address for pages."""
        return data_address(self.content)


@dataclass(frozen=True)
class Picture:
    """What a question shows, PNG or JPEG; `width` on paper in mm, `size` in dots."""

    name: str  # as that of a file
    content: bytes
    alt: str
    width: int
    size: tuple[int, int]
    kind: Literal["picture"] = "picture"

    @property
    def address(self) -> str:
        """The picture as a `data:` address for pages."""
        return data_address(self.content)

    @property
    def on_page(self) -> tuple[int, int]:
        """Its width and height in CSS pixels, as large as on paper."""
        across, (wide, high) = self.width * PIXELS, self.size
        return round(across), max(1, round(across * high / wide))


@dataclass(frozen=True)
class Line:
    """A paragraph of the paper itself."""

    spans: tuple[Span, ...]
    style: LineStyle = "body"
    kind: Literal["line"] = "line"


@dataclass(frozen=True)
class Heading:
    """The head of a section, with what stands at its right end."""

    text: str
    aside: str = ""
    new_page: bool = False
    mark: str = ""  # by which the contents find it
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Facts:
    """The line above a question: its code, and what is known of it."""

    code: str
    parts: str
    new_page: bool = False
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True)
class Stem:
    """A question as it is asked. `short` is its bookmark; without one it is not in the contents."""

    number: int
    text: str
    lead: str = ""  # （10 分）
    code: str = ""
    short: str = ""
    mark: str = ""  # by which the contents find it
    kind: Literal["stem"] = "stem"


@dataclass(frozen=True)
class Prose:
    """Markdown of somebody's, in the safe subset."""

    source: str
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True)
class Points:
    """Lines with a number or a dot before each."""

    lines: tuple[str, ...]
    numbered: bool = False
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Ruled:
    """Lines to write on. `indent` sets them under the text of a stem; `fill` down to the foot."""

    count: int
    indent: bool = False
    fill: bool = False
    name: str = ""  # what is written there, in a file that is filled in on a screen
    kind: Literal["ruled"] = "ruled"


@dataclass(frozen=True)
class Fields:
    """Names with a blank after each, or with what is known already: (name, value)."""

    pairs: tuple[tuple[str, str], ...]
    columns: int = 3
    kind: Literal["fields"] = "fields"


@dataclass(frozen=True)
class Choices:
    """Boxes to tick, with what each says; a label before them and a blank sum after them."""

    options: tuple[str, ...]
    label: str = ""
    levels: tuple[str, ...] = ()  # stand in their boxes
    sum: str = ""  # 本项得分
    of: str = ""  # / 10
    ruled: bool = False  # one writes beside the label, too
    name: str = ""  # what is chosen, in a file that is filled in on a screen
    several: bool = False  # may be ticked
    kind: Literal["choices"] = "choices"


@dataclass(frozen=True)
class Cell:
    text: str = ""
    under: str = ""  # small, below
    levels: tuple[str, ...] = ()  # boxes, each with its level in it
    option: str = ""  # a box with its word beside it
    name: str = ""  # what is chosen there, in a file that is filled in on a screen
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """`widths` share out the width of the text; `height` of a row in mm is for writing in it."""

    name: TableName
    widths: tuple[int, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    height: float = 0
    breaks: bool = False  # a row may be longer than a page
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Entry:
    """A line of the contents; `number` is 0 for a section, else that of the question."""

    text: str
    mark: str
    number: int = 0


@dataclass(frozen=True)
class Contents:
    title: str
    entries: tuple[Entry, ...]
    kind: Literal["contents"] = "contents"


@dataclass(frozen=True)
class Frame:
    """Blocks that belong together: on one page, unless `breaks`, and marked by `style`."""

    style: FrameStyle
    blocks: "tuple[Block, ...]"
    breaks: bool = False
    kind: Literal["frame"] = "frame"


Block = (
    Title
    | Logo
    | Picture
    | Line
    | Heading
    | Facts
    | Stem
    | Prose
    | Points
    | Ruled
    | Fields
    | Choices
    | Table
    | Contents
    | Frame
)


@dataclass(frozen=True)
class Document:
    """A whole paper. `sealed` are the rows of fields that stand outside the sealing line."""

    sheet: str
    heading: str
    blocks: tuple[Block, ...]
    running: str = ""  # in the head of each page
    mark: str = ""  # 内部资料, before it
    copy: str = ""  # 第 03 份
    form_code: str = ""
    made_on: str = ""
    sealed: tuple[tuple[str, ...], ...] = ()
    seal: tuple[str, ...] = ()
    single: bool = False  # one question, whose stem is the only head
    landscape: bool = False
    large: bool = False
    fillable: bool = False  # on a screen
    paper_size: str = "a4"
    two_sided: bool = False
    language: str = "zh-hans"

    @property
    def folded(self) -> bool:
        """Whether two pages of A4 stand beside each other on A3, as exam papers are folded."""
        return self.paper_size == "a3" and not self.landscape

    @property
    def bound(self) -> bool:
        """Whether inner margins are wider; a sealing line has a margin of its own."""
        return self.two_sided and not (self.sealed or self.folded or self.landscape)
