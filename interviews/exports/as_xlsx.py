"""Excel: 说明, 题目, 评分细则, 字典. What is exported can be filled in and imported again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from interviews.exports import columns, scoresheets
from interviews.exports.booklet import Booklet, Item, Sheet
from interviews.exports.wording import DIFFICULTIES, label
from interviews.exports.workbook import MOST, fitting, height, print_on_a4, workbook
from interviews.scoring.levels import FIELDS
from interviews.text.message import N_, Message

# Fitted to one page, 22 columns would be 3 points high: they run over five, the code on each.
PAGE_STARTS = ("stem", "analysis", "red_flags", "source")
SCALE = 85  # per cent, at which the widest of the five holds its columns
EMPTY_ROWS = 200  # rows below the last question that still offer their choices


def write(booklet: Booklet) -> bytes:
    """Return the workbook. Only a scorecard and a summary reckon; no cell else is a formula."""
    if booklet.sheet in (Sheet.SCORECARD, Sheet.SUMMARY):
        return scoresheets.write(booklet)
    return workbook(booklet, lambda book, formats: _questions_book(book, formats, booklet))


def _questions_book(book: Any, formats: dict[str, Any], booklet: Booklet) -> None:
    _about(book, formats, booklet)
    _questions(book, formats, booklet)
    if booklet.sheet != Sheet.CANDIDATE:
        _rubrics(book, formats, booklet)
    _dictionary(book, formats, booklet)


def too_long(booklet: Booklet) -> tuple[Message, ...]:
    """Return a warning for each question with a text that one cell cannot hold."""
    text = N_("Question %(number)s (%(code)s): %(field)s is longer than an Excel cell and was cut.")
    return tuple(
        Message(text, {"number": item.number, "code": item.triple.code, "field": field})
        for item in booklet.items
        for field in _long_fields(item, booklet)
    )


def _long_fields(item: Item, booklet: Booklet) -> Iterator[str]:
    for column in columns.columns_for(booklet):
        if len(str(column.get(item, booklet))) > MOST:
            yield column.heading
    if any(max(len(getattr(c, field)) for field in FIELDS) > MOST for c in item.triple.rubric):
        yield "评分细则"


def _write_row(
    sheet: Any, row: int, cells: Sequence[str | int], formats: dict[str, Any], style: str = "cell"
) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, column, fitting(cell), formats[style])
        else:
            sheet.write_number(row, column, cell, formats["number"])


def _table(
    book: Any,
    formats: dict[str, Any],
    name: str,
    headings: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str | int]],
) -> Any:
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _write_row(sheet, 0, headings, formats, "head")
    last = 0
    for last, cells in enumerate(rows, 1):
        _write_row(sheet, last, cells, formats)
        sheet.set_row(last, height(cells, widths))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(headings) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    print_on_a4(sheet, name)
    return sheet


def _about(book: Any, formats: dict[str, Any], booklet: Booklet) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 80)
    sheet.set_row(0, 28)
    print_on_a4(sheet, "说明")
    sheet.write_string(0, 0, booklet.title[:MOST], formats["title"])
    lines = [
        ("试卷编号", booklet.form_code),
        ("岗位", booklet.role),
        ("日期", booklet.made_on),
        ("题数", str(len(booklet.items))),
        ("满分", f"{booklet.points} 分"),
        ("时长", f"{booklet.minutes} 分钟"),
        (
            "怎样填写",
            "“题目”每行一题，编号不可重复；“评分细则”每行写一个要点的一个等级，用编号对应。",
        ),
        ("多个值", "岗位、能力、标签用顿号“、”分开；关键在于、追问、雷区每行写一条。"),
        ("可选的值", "见“字典”；难度写 1 到 5。要点的权重之和应等于分值。"),
    ]
    for row, cells in enumerate(lines, 2):
        _write_row(sheet, row, cells, formats)


def _questions(book: Any, formats: dict[str, Any], booklet: Booklet) -> None:
    shown = columns.columns_for(booklet)
    rows = [[column.get(item, booklet) for column in shown] for item in booklet.items]
    headings = [column.heading for column in shown]
    widths = [column.width for column in shown]
    sheet = _table(book, formats, "题目", headings, widths, rows)
    _print_over_pages(sheet, [column.name for column in shown])
    choices = {
        "status": list(columns.STATUSES.values()),
        "visibility": list(columns.VISIBILITIES.values()),
        "category": [label(booklet, slug) for slug in booklet.terms.categories],
        "difficulty": ["1", "2", "3", "4", "5"],
    }
    for number, column in enumerate(shown):
        if column.name in choices:
            rule = {"validate": "list", "source": choices[column.name], "error_type": "warning"}
            sheet.data_validation(1, number, len(rows) + EMPTY_ROWS, number, rule)


def _print_over_pages(sheet: Any, names: list[str]) -> None:
    sheet.repeat_columns(0)
    sheet.set_v_pagebreaks([names.index(name) for name in PAGE_STARTS if name in names])
    sheet.set_print_scale(SCALE)


def _rubrics(book: Any, formats: dict[str, Any], booklet: Booklet) -> None:
    rows = columns.rubric_rows(booklet)
    _table(book, formats, "评分细则", columns.RUBRIC_HEADINGS, (10, 28, 7, 7, 7, 80), rows)


def _dictionary(book: Any, formats: dict[str, Any], booklet: Booklet) -> None:
    names = {name for item in booklet.items for name in item.triple.competencies}
    rows = [
        *(("岗位", label(booklet, slug), slug) for slug in booklet.terms.roles),
        *(("类别", label(booklet, slug), slug) for slug in booklet.terms.categories),
        *(("难度", word, str(level)) for level, word in enumerate(DIFFICULTIES, 1)),
        *(("状态", word, slug) for slug, word in columns.STATUSES.items()),
        *(("可见", word, slug) for slug, word in columns.VISIBILITIES.items()),
        *(("能力", name, "") for name in sorted(names)),
    ]
    _table(book, formats, "字典", ("列", "填写", "代号"), (10, 24, 16), rows)
