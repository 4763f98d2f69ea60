"""评分表 for several candidates on one page: a row for each, a column for each question."""

from collections.abc import Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet
from interviews.exports.sheets import parts
from interviews.exports.sheets.blocks import Block, Cell, Fields, Table

CANDIDATES = 10
MOST_COLUMNS = 12  # questions beside each other; more are summed up by section


def blocks(booklet: Booklet) -> Iterator[Block]:
    yield from parts.top(booklet)
    names = (("岗位", booklet.role), ("轮次", ""), ("面试日期", ""), ("试卷", booklet.form_code))
    yield Fields(names, columns=4)
    yield _table(booklet)
    yield from parts.pass_line(booklet)
    yield parts.line(wording.SCORING_RULES["question"], "fine")
    yield Fields((("面试官签名", ""), ("复核人签名", ""), ("日期", "")))


def _table(booklet: Booklet) -> Table:
    columns = list(_columns(booklet))
    head = [*parts.heads("序", "候选人", "身份核验"), *columns, Cell("总分", str(booklet.points))]
    widths = [9, 26, 20, *[max(10, 120 // max(1, len(columns)))] * len(columns), 16]
    if parts.hundred(booklet):
        head.append(Cell("百分制", "100"))
        widths.append(16)
    head += parts.heads("雷区", "录用建议")
    widths += [22, 26]
    rows = tuple(
        (Cell(str(number)), *(Cell() for _ in head[1:])) for number in range(1, CANDIDATES + 1)
    )
    return Table("roster", tuple(widths), tuple(head), rows, height=10)


def _columns(booklet: Booklet) -> Iterator[Cell]:
    if len(booklet.items) <= MOST_COLUMNS:
        for item in booklet.items:
            yield Cell(f"第 {item.number} 题", f"{item.points} 分", strong=True)
    else:
        for section in booklet.sections[:MOST_COLUMNS]:
            yield Cell(section.title, f"{section.points} 分", strong=True)
