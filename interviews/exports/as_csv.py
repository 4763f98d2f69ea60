"""CSV: a row per question, criteria in numbered columns; UTF-8 with a mark, so Excel reads it."""

import csv
import io

from interviews.exports.booklet import Booklet, Item
from interviews.exports.columns import columns_for
from interviews.scoring.levels import FIELDS, WORDS
from interviews.text.cells import inert

CRITERION = ("评分要点", "权重", *WORDS)


def write(booklet: Booklet) -> bytes:
    """Return the questions as CSV bytes, with no cell that a spreadsheet would run or change."""
    columns = columns_for(booklet)
    most = max((len(item.triple.rubric) for item in booklet.items), default=0)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    headings = [column.heading for column in columns] + criterion_headings(most)
    writer.writerow(map(inert, headings))
    for item in booklet.items:
        cells = [column.get(item, booklet) for column in columns] + _criteria(item, most)
        writer.writerow(map(inert, cells))
    return file.getvalue().encode("utf-8-sig")


def criterion_headings(most: int) -> list[str]:
    return [f"{heading}{number}" for number in range(1, most + 1) for heading in CRITERION]


def _criteria(item: Item, most: int) -> list[str | int]:
    cells = [
        cell
        for line in item.triple.rubric
        for cell in (line.criterion, line.weight, *(getattr(line, field) for field in FIELDS))
    ]
    return cells + [""] * (most * len(CRITERION) - len(cells))
