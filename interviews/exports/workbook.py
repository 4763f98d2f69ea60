"""What every Excel file of ours shares: its dates, its cells, and how it stands on A4."""

import io
from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from interviews.exports.booklet import Booklet
from interviews.exports.moment import made_at
from interviews.text.markdown_tokens import is_chinese

MOST = 32_767  # characters in one cell; more is refused by the format
CUT = "…（过长，已截断）"
LINE, TALLEST = 15, 409  # points: one line of a cell, and the tallest row that Excel takes
NARROW = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}  # inches


def workbook(booklet: Booklet, fill: Callable[[Any, dict[str, Any]], None]) -> bytes:
    """Return the bytes of what `fill(book, styles)` fills. No text in it is taken for a formula."""
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        made = made_at(booklet).replace(tzinfo=None)
        book.set_properties({"title": booklet.title, "created": made})
        fill(book, _styles(book))
    return file.getvalue()


def fitting(text: str) -> str:
    """Return `text` as far as a cell can hold it."""
    return text if len(text) <= MOST else text[: MOST - len(CUT)] + CUT


def height(cells: Sequence[str | int], widths: Sequence[int]) -> float:
    """Return how high the fullest cell needs its row: not every program makes its rows fit."""
    lines = (
        sum(ceil(max(1, _width(line)) / width) for line in str(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return min(TALLEST, LINE * max(lines))


def _width(text: str) -> int:
    return sum(2 if is_chinese(char) else 1 for char in text)


def print_on_a4(sheet: Any, name: str, mark: str = "") -> None:
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**NARROW)
    middle = f"&C{mark}" if mark else ""
    sheet.set_footer(f"&L{name}{middle}&R第 &P 页，共 &N 页")


def _styles(book: Any) -> dict[str, Any]:
    font = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top", "text_wrap": True}
    head = {**font, "bold": True, "bg_color": "#EAECF7", "bottom": 1, "valign": "vcenter"}
    input_cell = {**font, "bg_color": "#FFFBE6", "border": 1, "border_color": "#8B8270"}
    looks = {
        "title": {**font, "bold": True, "font_size": 14, "text_wrap": False},
        "head": head,
        "cell": font,
        "strong": {**font, "bold": True},
        "fact": {**font, "text_wrap": False},
        "boxed": {**font, "border": 1, "border_color": "#8B8270", "indent": 1},
        "number": {**font, "align": "center"},
        "sum": {**font, "align": "center", "bold": True, "num_format": "0.##"},
        "input": {**input_cell, "locked": False},
        "mark": {**input_cell, "align": "center", "bold": True, "locked": False},
    }
    return {name: book.add_format(look) for name, look in looks.items()}
