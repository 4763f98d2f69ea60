"""Excel forms that reckon: the scorecard of one interviewer, the summary of a panel.

What people fill in is unlocked; what is reckoned is a formula of ours over those cells, by the
rules of `scoring`: points = weight × level ÷ 5, what was not probed leaves the maximum, out of 100.
"""

from typing import Any

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Item, Sheet
from interviews.exports.workbook import LINE, fitting, height, print_on_a4, workbook
from interviews.scoring.levels import FIELDS, HEADINGS, HIGHEST, LEVELS, NOT_PROBED
from interviews.scoring.panel import DROP_FROM

WHOLE = "整题"  # the one line of a question without a rubric
HEADS = ("题号", "评分要点", "分值", "评分", "得分", "证据", *HEADINGS)
WIDTHS = (7, 40, 7, 8, 8, 36, 24, 24, 24)
FIRST = 6  # the row, from 0, of the heads of the table
INTERVIEWERS, CANDIDATES = 7, 12
FREELY = {"format_columns": True, "format_rows": True}


def write(booklet: Booklet) -> bytes:
    """Return the workbook of a scorecard or a summary."""
    fill = _scorecard if booklet.sheet == Sheet.SCORECARD else _summary
    return workbook(booklet, lambda book, styles: fill(book, styles, booklet))


def _scorecard(book: Any, styles: dict[str, Any], booklet: Booklet) -> None:
    sheet = _page(book, styles, booklet, WIDTHS)
    _asked(sheet, styles, ("候选人", "面试官", "面试日期"))
    for column, head in enumerate(HEADS):
        sheet.write_string(FIRST, column, head, styles["head"])
    row = FIRST + 1
    for item in booklet.items:
        row = _question(sheet, styles, row, item)
    _reckoned(sheet, styles, booklet, row)
    levels = [*map(str, LEVELS), NOT_PROBED]
    rule = {
        "validate": "list",
        "source": levels,
        "error_title": "评分",
        "error_message": f"填 5 到 1，或{NOT_PROBED}。",
    }
    sheet.data_validation(FIRST + 1, 3, row - 1, 3, rule)
    sheet.repeat_rows(FIRST)
    sheet.freeze_panes(FIRST + 1, 2)


def _question(sheet: Any, styles: dict[str, Any], row: int, item: Item) -> int:
    """Write a question and a line for each criterion; return the row below."""
    sheet.write_string(row, 0, str(item.number), styles["strong"])
    stem = f"{wording.code(item)}　{item.triple.stem}（{item.points} 分）"
    sheet.merge_range(row, 1, row, len(HEADS) - 1, fitting(stem), styles["strong"])
    sheet.set_row(row, height([stem], [sum(WIDTHS[1:])]))
    for criterion, weight, anchors in _lines(item):
        row += 1
        texts = [fitting(criterion), *map(fitting, anchors)]
        sheet.write_string(row, 1, texts[0], styles["cell"])
        sheet.write_number(row, 2, float(weight), styles["number"])
        sheet.write_blank(row, 3, None, styles["mark"])
        got = f"=IF(ISNUMBER(-D{row + 1}),C{row + 1}*D{row + 1}/{HIGHEST},0)"
        sheet.write_formula(row, 4, got, styles["sum"], 0)
        sheet.write_blank(row, 5, None, styles["input"])
        for column, text in enumerate(texts[1:], 6):
            sheet.write_string(row, column, text, styles["boxed"])
        sheet.set_row(row, max(2.5 * LINE, height(texts, (WIDTHS[1], *WIDTHS[6:]))))
    return row + 1


def _lines(item: Item) -> list[tuple[str, str, tuple[str, ...]]]:
    """The criteria of an item with their points on this paper and their anchors."""
    if not item.triple.rubric:
        return [(WHOLE, str(item.points), ("",) * len(FIELDS))]
    return [
        (line.criterion, weight, tuple(getattr(line, field) for field in FIELDS))
        for line, weight in zip(item.triple.rubric, item.weights, strict=True)
    ]


def _reckoned(sheet: Any, styles: dict[str, Any], booklet: Booklet, row: int) -> None:
    """Write the sums of the lines that end at `row`, and what is decided, below them."""
    first, count = FIRST + 2, sum(len(_lines(item)) for item in booklet.items)
    points, marks, got = (f"{column}{first}:{column}{row}" for column in "CDE")
    counted = f'(SUM({points})-SUMIF({marks},"{NOT_PROBED}",{points}))'
    open_lines = f'SUMPRODUCT(({points}<>"")*({marks}=""))'
    rows = [
        ("总分", f"=SUM({got})", 0),
        ("计入的满分", f"={counted}", booklet.points),
        ("百分制", f'=IF({counted}=0,"",ROUND(SUM({got})/{counted}*100,2))', 0),
        *_passing(booklet.letterhead.pass_line, f"E{row + 4}"),
        ("还没评的要点", f"={open_lines}", count),
    ]
    for place, (label, formula, value) in enumerate(rows, row + 1):
        sheet.write_string(place, 1, label, styles["strong"])
        sheet.write_formula(place, 4, formula, styles["sum"], value)
    last = row + len(rows) + 1
    sheet.write_string(last, 1, "录用建议", styles["strong"])
    sheet.merge_range(last, 4, last, 5, "", styles["mark"])
    sheet.data_validation(
        last, 4, last, 4, {"validate": "list", "source": list(wording.RECOMMENDATIONS)}
    )
    sheet.write_string(last + 1, 1, "雷区与证据", styles["strong"])
    sheet.merge_range(last + 1, 2, last + 1, len(HEADS) - 1, "", styles["input"])
    sheet.set_row(last + 1, 4 * LINE)
    sheet.merge_range(
        last + 2, 1, last + 2, len(HEADS) - 1, wording.SCORING_RULES["question"], styles["cell"]
    )


def _passing(line: int, score: str) -> list[tuple[str, str, object]]:
    """The row that says whether the pass line is reached, where the organisation has one."""
    said = f'=IF(ISNUMBER({score}),IF({score}>={line},"达到","未达到"),"")'
    return [(f"合格线（百分制 {line} 分）", said, "")] if line else []


def _summary(book: Any, styles: dict[str, Any], booklet: Booklet) -> None:
    """A row for each candidate, a column for each interviewer: mean, rank and verdict."""
    heads = (
        "序号",
        "候选人",
        *(f"面试官{n}" for n in range(1, INTERVIEWERS + 1)),
        "平均",
        "名次",
        "合议结论",
    )
    widths = (6, 18, *(10,) * INTERVIEWERS, 10, 8, 24)
    sheet = _page(book, styles, booklet, widths)
    _asked(sheet, styles, ("日期", "主持人"))
    for column, head in enumerate(heads):
        sheet.write_string(FIRST, column, head, styles["head"])
    mean, last = INTERVIEWERS + 2, FIRST + CANDIDATES
    means = f"$J${FIRST + 2}:$J${last + 1}"
    for row in range(FIRST + 1, last + 1):
        sheet.set_row(row, 2 * LINE)
        sheet.write_number(row, 0, row - FIRST, styles["number"])
        for column in (1, mean + 2):
            sheet.write_blank(row, column, None, styles["input"])
        for column in range(2, mean):
            sheet.write_blank(row, column, None, styles["mark"])
        sheet.write_formula(row, mean, _mean(f"C{row + 1}:I{row + 1}"), styles["sum"], "")
        rank = f'=IF(ISNUMBER(J{row + 1}),RANK(J{row + 1},{means}),"")'
        sheet.write_formula(row, mean + 1, rank, styles["sum"], "")
    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
    sheet.data_validation(
        FIRST + 1, 2, last, mean - 1, rule | {"error_message": "填百分制的总分，0 到 100。"}
    )
    sheet.merge_range(last + 2, 0, last + 2, len(heads) - 1, wording.PANEL_RULE, styles["cell"])
    sheet.set_row(last + 2, 2 * LINE)


def _mean(cells: str) -> str:
    dropped = f"(SUM({cells})-MAX({cells})-MIN({cells}))/(COUNT({cells})-2)"
    kept = f"IF(COUNT({cells})>={DROP_FROM},{dropped},AVERAGE({cells}))"
    return f'=IF(COUNT({cells})=0,"",ROUND({kept},2))'


def _page(book: Any, styles: dict[str, Any], booklet: Booklet, widths: tuple[int, ...]) -> Any:
    """A sheet with its head, ready for A4 across; only what is to be filled in can be changed."""
    name = wording.SHEETS[booklet.sheet]
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    print_on_a4(sheet, f"{booklet.form_code} {name}".strip(), wording.INTERNAL)
    sheet.protect("", FREELY)
    sheet.write_string(0, 0, fitting(wording.heading(booklet)), styles["title"])
    facts = [booklet.letterhead.name, booklet.form_code, booklet.role, f"满分 {booklet.points} 分"]
    if booklet.letterhead.pass_line:
        facts.append(f"合格线（百分制）{booklet.letterhead.pass_line} 分")
    facts += [wording.INTERNAL, booklet.copy]
    sheet.write_string(1, 0, "　".join(fact for fact in facts if fact), styles["fact"])
    for row in range(5):
        sheet.set_row(row, 1.5 * LINE)
    return sheet


def _asked(sheet: Any, styles: dict[str, Any], labels: tuple[str, ...]) -> None:
    for row, label in enumerate(labels, 2):
        sheet.write_string(row, 1, label, styles["strong"])
        sheet.merge_range(row, 2, row, 5, "", styles["input"])
