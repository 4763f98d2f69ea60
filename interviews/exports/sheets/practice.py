"""练习单: for somebody who practises alone. First the questions, and only then the answers."""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import Block, Facts, Frame, Heading, Ruled

LINES = 3  # for key words, not for the whole answer


def blocks(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    yield parts.extent(booklet)
    yield parts.line("先在横线上写下回答的关键词，再对照后面的参考答案和评分要点。", "centre")
    for ordinal, section in parts.numbered_sections(booklet):
        yield from parts.section_head(booklet, ordinal, section)
        for item in section.items:
            yield from _asked(booklet, item)
    if not booklet.single:
        yield Heading("参考答案与评分要点", new_page=True)
    for item in booklet.items:
        yield from _answered(booklet, item)


def _asked(booklet: Booklet, item: Item) -> Iterator[Block]:
    stem, words = parts.asked(item), parts.line("关键词", "label")
    blocks: tuple[Block, ...] = (stem, *parts.picture(booklet, item), words, Ruled(LINES))
    yield Frame("whole", blocks, breaks=not wording.fits_page(item))


def _answered(booklet: Booklet, item: Item) -> Iterator[Block]:
    if not booklet.single:
        yield Facts(wording.code(item), f"{item.points} 分　{item.minutes} 分钟")
        yield parts.listed(item, wording.short(item.triple.stem, 60))
    yield from parts.answer(item)
    yield from parts.rubric(item)
    yield from parts.labelled("追问", item.triple.probes, numbered=True)
    yield from parts.labelled(wording.RED_FLAGS, item.triple.red_flags)
    yield from parts.labelled(wording.WARNINGS, item.triple.warnings)
