"""The safe Markdown subset of answers and guides: as HTML, as plain text, as blocks for writers.

Bold, emphasis, lists, headings, block quotes, tables and links; no raw HTML, no images.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import nh3
from markdown_it.token import Token

from interviews.text import markdown_tokens

TAGS = {
    *("p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
LOWEST = 6
CELL = " | "  # between the cells of a table row, where a writer knows only paragraphs


@dataclass(frozen=True)
class Run:
    """Text in one style; "\\n" stands for a line break."""

    text: str
    bold: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph for a writer that knows no Markdown.

    `kind` is paragraph, heading, bullet, number, quote, or head and row of a table. `level` is 1
    to 6 for a heading, else how deep in lists the block stands: 1 for an outer list, 0 outside.
    `number` is what a numbered item shows. The rows of a table have `cells`, too.
    """

    kind: str
    level: int
    runs: tuple[Run, ...]
    number: int = 0
    cells: tuple[tuple[Run, ...], ...] = ()


def render(source: str, top: int = 3) -> str:
    """Return `source` as safe HTML, its highest headings at h`top`."""
    parsed = markdown_tokens.tokens(source)
    for token in parsed:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(LOWEST, int(token.tag[1]) + top - 1)}"
    return nh3.clean(
        markdown_tokens.html(parsed),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=set(markdown_tokens.SCHEMES),
        link_rel="nofollow noopener",
    )


@lru_cache(1_024)
def plain(source: str) -> str:
    """Return the text of `source` without marks, a block a line.

    A load asks for each answer several times: whether it is long enough, and what the search finds.
    """
    return "\n".join("".join(run.text for run in block.runs) for block in parts(source))


def parts(source: str) -> list[Block]:
    """Return the blocks of `source` in reading order."""
    reader = _Reader()
    for token in markdown_tokens.tokens(source):
        reader.read(token)
    return reader.blocks


class _Reader:
    """Walks tokens and keeps where it stands: open lists, quotes and the next block's kind."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lists: list[int | None] = []  # the last number of each open list, None of bullets
        self.quotes = 0
        self.next: Block | None = None
        self.row: list[tuple[Run, ...]] | None = None
        self.row_kind = "row"

    def read(self, token: Token) -> None:
        step = getattr(self, "_" + token.type, None)
        if step:
            step(token)

    def _bullet_list_open(self, token: Token) -> None:
        self.lists.append(None)

    def _ordered_list_open(self, token: Token) -> None:
        self.lists.append(int(token.attrGet("start") or 1) - 1 if token.attrs else 0)

    def _bullet_list_close(self, token: Token) -> None:
        self.lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, token: Token) -> None:
        if self.lists[-1] is None:
            self.next = Block("bullet", len(self.lists), ())
        else:
            self.lists[-1] += 1
            self.next = Block("number", len(self.lists), (), self.lists[-1])

    def _list_item_close(self, token: Token) -> None:
        self.next = None

    def _blockquote_open(self, token: Token) -> None:
        self.quotes += 1

    def _blockquote_close(self, token: Token) -> None:
        self.quotes -= 1

    def _heading_open(self, token: Token) -> None:
        self.next = Block("heading", int(token.tag[1]), ())

    def _thead_open(self, token: Token) -> None:
        self.row_kind = "head"

    def _thead_close(self, token: Token) -> None:
        self.row_kind = "row"

    def _tr_open(self, token: Token) -> None:
        self.row = []

    def _tr_close(self, token: Token) -> None:
        cells = tuple(self.row or ())
        runs = tuple(run for cell in cells for run in (Run(CELL), *cell))[1:]
        self.blocks.append(Block(self.row_kind, len(self.lists), runs, cells=cells))
        self.row = None

    def _inline(self, token: Token) -> None:
        if self.row is not None:
            self.row.append(tuple(_runs(token.children)))
            return
        usual = Block("quote" if self.quotes else "paragraph", len(self.lists), ())
        self.blocks.append(replace(self.next or usual, runs=tuple(_runs(token.children))))
        self.next = None


def _runs(children: Iterable[Token] | None) -> list[Run]:
    runs: list[Run] = []
    bold = emphasis = 0
    for token in children or ():
        bold += token.nesting * (token.type.startswith("strong"))
        emphasis += token.nesting * (token.type.startswith("em_"))
        text = "\n" if token.type == "hardbreak" else token.content
        run = Run(text, bold > 0, emphasis > 0)
        if runs and text and replace(runs[-1], text=text) == run:
            runs[-1] = replace(run, text=runs[-1].text + text)
        elif text:
            runs.append(run)
    return runs
