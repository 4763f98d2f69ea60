"""面试官手册: cover, contents, a chapter a section and a page a question.

A single question has neither cover nor contents, and one page where it fits.
"""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item, Section
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import (
    Block,
    Cell,
    Contents,
    Entry,
    Frame,
    Heading,
    Line,
    Prose,
    Ruled,
    Span,
    Table,
)

NOTES = 2  # lines at the least; a page that is not full has more


def blocks(booklet: Booklet) -> Iterator[Block]:
    if booklet.single:
        yield from parts.top(booklet)
        yield from parts.notes(booklet)
    else:
        yield from _front(booklet)
    for ordinal, section in parts.numbered_sections(booklet):
        yield from _chapter(booklet, ordinal, section)


def _front(booklet: Booklet) -> Iterator[Block]:
    yield Frame("cover", tuple(_cover(booklet)))
    yield Contents("目录", tuple(_entries(booklet)))
    if booklet.interviewer_notes.strip():
        yield Heading("给面试官的话")
        yield Prose(booklet.interviewer_notes)
    if booklet.introduction.strip():
        label = parts.line("应聘者先读到的话", "label")
        yield Frame("notice", (label, Prose(booklet.introduction)), breaks=True)


def _cover(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    facts = "　·　".join(filter(None, (booklet.form_code, booklet.made_on)))
    if facts:
        yield parts.line(facts, "centre")
    lines = tuple((Cell(name), Cell(text)) for name, text in wording.statistics(booklet))
    yield Table("statistics", (24, 106), parts.heads("项目", "内容"), lines)
    rows = tuple(
        (
            Cell(parts.section_name(ordinal, section)),
            Cell(str(len(section.items))),
            Cell(str(section.points)),
            Cell(str(section.minutes)),
        )
        for ordinal, section in parts.numbered_sections(booklet)
    )
    yield Table("parts", (70, 20, 20, 20), parts.heads("部分", "题数", "分值", "分钟"), rows)


def _entries(booklet: Booklet) -> Iterator[Entry]:
    for ordinal, section in parts.numbered_sections(booklet):
        yield Entry(parts.section_name(ordinal, section), parts.section_mark(ordinal))
        for item in section.items:
            short = wording.short(item.triple.stem)
            yield Entry(short, parts.question_mark(item), item.number)


def _chapter(booklet: Booklet, ordinal: int, section: Section) -> Iterator[Block]:
    if not booklet.single:
        counts = f"共 {len(section.items)} 题　{section.points} 分　{section.minutes} 分钟"
        name, mark = parts.section_name(ordinal, section), parts.section_mark(ordinal)
        yield Heading(name, counts, new_page=True, mark=mark)
    if section.note:
        yield parts.line(section.note, "note")
    for place, item in enumerate(section.items):
        yield from _question(booklet, item, new_page=place > 0)


def _question(booklet: Booklet, item: Item, new_page: bool) -> Iterator[Block]:
    triple = item.triple
    yield parts.facts(booklet, item, new_page=new_page)
    yield parts.listed(item)
    yield from parts.picture(booklet, item)
    if triple.analysis:
        yield Line((Span("考察目的　", "strong"), Span(triple.analysis)))
    yield from parts.answer(item)
    yield from parts.rubric(item)
    yield from parts.labelled("追问", triple.probes, numbered=True)
    yield from parts.labelled(wording.RED_FLAGS, triple.red_flags)
    yield from parts.labelled(wording.WARNINGS, triple.warnings)
    if booklet.samples:
        yield from parts.samples(item)
    yield Frame("whole", (parts.line("记录", "label"), Ruled(1 if booklet.single else NOTES)))
    yield Ruled(0, fill=True)
