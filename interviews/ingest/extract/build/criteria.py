"""The sheet of criteria in our own workbook: a row a criterion and level, joined by code."""

from collections.abc import Sequence
from typing import Any

HEADINGS = ("编号", "评分要点", "权重", "等级", "行为表现")
LEVELS = {"优秀": "excellent", "合格": "adequate", "不足": "poor"}


Rows = Sequence[Sequence[str]]
Criterion = dict[str, Any]  # "kind", "weight", "text", and a text a level


def is_criteria(rows: Rows) -> bool:
    """Whether the first row is the head of a sheet of criteria."""
    return bool(rows) and set(HEADINGS) <= {cell.strip() for cell in rows[0]}


def criteria_by_code(rows: Rows) -> dict[str, list[Criterion]]:
    """{code: [{"kind", "weight", "excellent", "adequate", "poor", "text"}, …]}."""
    columns = {name.strip(): n for n, name in enumerate(rows[0])}
    found: dict[str, dict[str, Criterion]] = {}
    for cells in rows[1:]:
        code, name, weight, level, text = (_cell(cells, columns[head]) for head in HEADINGS)
        if not code or not name:
            continue
        line = found.setdefault(code, {}).setdefault(name, {"kind": name, "weight": weight})
        line[LEVELS.get(level, level)] = text
    return {code: [_with_text(line) for line in lines.values()] for code, lines in found.items()}


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _with_text(line: Criterion) -> Criterion:
    levels = [f"{word}：{line[name]}" for word, name in LEVELS.items() if line.get(name)]
    return line | {"text": "\n".join(levels)}
