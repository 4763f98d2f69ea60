"""A table of criteria and levels below one question: its rubric."""

import re
from collections.abc import Sequence

from interviews.ingest.extract.build.criteria import LEVELS, Criterion, Rows
from interviews.ingest.extract.document import Line, Question

NAME = re.compile(r"评分要点|评分项|评分点|要点|指标|维度|criterion|criteria", re.I)
NOTE = re.compile(r"[（(].{0,20}[)）]|\s?\d$")
WEIGHT = re.compile(r"(?:权重\s?(\d{1,3})|\n(\d{1,3})\s?分)$")


def is_levels(rows: Rows) -> bool:
    """Whether the first row names criteria and at least two levels."""
    heads = [_head(cell) for cell in rows[0]] if rows else []
    return bool(heads) and bool(NAME.fullmatch(heads[0])) and sum(h in LEVELS for h in heads) >= 2


def levels_of(rows: Rows) -> list[Criterion]:
    """[{"kind", "weight", "excellent", "adequate", "poor", "text"}, …] of such a table."""
    heads = [_head(cell) for cell in rows[0]]
    return [_criterion(heads, cells) for cells in rows[1:] if cells and cells[0].strip()]


def _criterion(heads: Sequence[str], cells: Sequence[str]) -> Criterion:
    line = {"kind": cells[0].strip()}
    if found := WEIGHT.search(line["kind"]):
        line = {
            "kind": line["kind"][: found.start()].strip(),
            "weight": found.group(1) or found.group(2),
        }
    for head, cell in zip(heads[1:], cells[1:], strict=False):
        if head in ("权重", "分值"):
            line["weight"] = cell.strip()
        elif head in LEVELS:
            line[LEVELS[head]] = cell.strip()
    said = [f"{word}：{line[name]}" for word, name in LEVELS.items() if line.get(name)]
    return line | {"text": "\n".join(said)}


def _head(cell: str) -> str:
    return NOTE.sub("", cell).strip()


def with_levels(questions: Sequence[Question], lines: Sequence[Line]) -> list[Question]:
    """Give every table of levels to the question that it stands below."""
    tables: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.cells and not line.dropped:
            tables.setdefault(line.table, []).append(place)
    found: dict[int, list[Criterion]] = {}
    for places in tables.values():
        rows = [lines[place].cells for place in places]
        if is_levels(rows):
            above = [n for n, q in enumerate(questions) if q.span[0] < places[0]]
            if above:
                found.setdefault(above[-1], []).extend(levels_of(rows))
    return [
        question.with_(rubric=(*found[n], *question.rubric)) if n in found else question
        for n, question in enumerate(questions)
    ]
