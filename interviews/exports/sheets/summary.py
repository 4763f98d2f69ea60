"""汇总表: one for the panel, with the totals of all interviewers and the decision."""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import Block, Cell, Fields, Heading, Table
from interviews.exports.sheets.scorecard import form

INTERVIEWERS = 7
MOST_SECTIONS = 6  # more do not fit beside each other


def blocks(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    yield form(booklet, "记录人")
    yield Heading("面试官评分")
    yield _scores(booklet)
    yield Heading("计分")
    head = parts.heads("去掉一个最高分", "去掉一个最低分", "其余总分之和 ÷ 人数", "最后得分")
    yield Table("sums", (1, 1, 1, 1), head, ((Cell(),) * 4,), height=10)
    yield from parts.pass_line(booklet)
    yield parts.line(wording.PANEL_RULE, "fine")
    yield parts.decision("合议结论", 2)
    yield Fields((("组长签名", ""), ("监督签名", ""), ("日期", "")))


def _scores(booklet: Booklet) -> Table:
    sections = booklet.sections if len(booklet.sections) <= MOST_SECTIONS else ()
    named = tuple(Cell(one.title, f"{one.points} 分", strong=True) for one in sections)
    total = Cell("总分", f"{booklet.points} 分", strong=True)
    ends: tuple[Cell, ...] = (total,)
    if parts.hundred(booklet):
        ends = (total, Cell("百分制", "100 分", strong=True))
    head = (*parts.heads("序", "面试官"), *named, *ends, *parts.heads("录用建议", "签名"))
    share = max(12, 80 // (len(named) + len(ends)))
    widths = (10, 28, *(share,) * (len(named) + len(ends)), 24, 30)
    rows = tuple(
        (Cell(str(number)), *(Cell(),) * (len(head) - 1)) for number in range(1, INTERVIEWERS + 1)
    )
    return Table("panel", widths, head, rows, height=9)
