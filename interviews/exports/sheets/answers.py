"""参考答案: answers after each question, or all at the end."""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import Block, Heading, Line, Span


def blocks(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    yield parts.extent(booklet)
    yield from parts.notes(booklet)
    for ordinal, section in parts.numbered_sections(booklet):
        yield from parts.section_head(booklet, ordinal, section)
        for item in section.items:
            yield from _question(booklet, item)
    if _at_end(booklet):
        yield Heading("参考答案", new_page=True)
        for item in booklet.items:
            yield parts.facts(booklet, item)
            yield parts.listed(item, wording.short(item.triple.stem))
            yield from _answer(item)


def _at_end(booklet: Booklet) -> bool:
    return booklet.answers_at_end and not booklet.single


def _question(booklet: Booklet, item: Item) -> Iterator[Block]:
    if _at_end(booklet):
        yield parts.asked(item)
        yield from parts.picture(booklet, item)
    else:
        yield parts.facts(booklet, item)
        yield parts.listed(item)
        yield from parts.picture(booklet, item)
        yield from _answer(item)


def _answer(item: Item) -> Iterator[Block]:
    yield from parts.answer(item)
    if item.triple.rubric:
        weights = zip(item.triple.rubric, item.weights, strict=True)
        scored = "；".join(f"{one.criterion}（{weight} 分）" for one, weight in weights)
        yield Line((Span("评分　", "strong"), Span(f"{scored}。")))
