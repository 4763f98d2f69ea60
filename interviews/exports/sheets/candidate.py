"""试题卷: what a candidate holds in hand. It reads nothing that `for_candidates` takes away."""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import (
    Block,
    Cell,
    Frame,
    Line,
    Points,
    Prose,
    Ruled,
    Span,
    Stem,
    Table,
)


def blocks(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    yield parts.extent(booklet)
    if not booklet.single:
        yield from map(_band, wording.score_bands(booklet))
    yield _notices(booklet)
    if booklet.introduction.strip():
        yield Prose(booklet.introduction)
    for ordinal, section in parts.numbered_sections(booklet):
        yield from parts.section_head(booklet, ordinal, section)
        yield from (_question(booklet, item) for item in section.items)
    yield parts.line("（全卷完，请检查有无漏答）", "end")


def _band(labels: list[str]) -> Table:
    cells = tuple(Cell(label, strong=True) for label in ("题号", *labels))
    row = (Cell("得分"), *(Cell() for _ in labels))
    widths = tuple(14 if len(label) > 2 else 11 for label in ("题号　", *labels))
    return Table("bands", widths, cells, (row,), height=8)


def _notices(booklet: Booklet) -> Frame:
    title = Line((Span("注意事项", "strong"),))
    return Frame("notice", (title, Points(tuple(wording.notices(booklet)), numbered=True)))


def _question(booklet: Booklet, item: Item) -> Frame:
    stem = Stem(item.number, item.triple.stem, parts.lead(item))
    lines = Ruled(wording.answer_lines(item), indent=True)
    blocks: tuple[Block, ...] = (stem, *parts.picture(booklet, item), lines)
    return Frame("whole", blocks, breaks=not wording.fits_page(item))
