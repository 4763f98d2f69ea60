"""Tables whose columns are known: a question a row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from interviews.ingest.extract.build.category import (
    inferred_category,
    points_in,
    role_in,
    stated_category,
)
from interviews.ingest.extract.build.column_heads import (
    ENDING,
    EXACT,
    LONGEST_HEAD,
    named,
    option_letter,
    said_by,
)
from interviews.ingest.extract.build.columns import ASKS, CODE, Columns, assign
from interviews.ingest.extract.build.criteria import Criterion, Rows, criteria_by_code, is_criteria
from interviews.ingest.extract.build.levels import is_levels
from interviews.ingest.extract.build.options import cut_options, split_options
from interviews.ingest.extract.document import Line, Question
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.markers import marker

HEADER_WITHIN = 10
NO_HEADS = "\N{EMPTY SET}"  # before the first row of a table that has no heads
SHARE_OF_HEADS = 0.4
HEADLESS = 0.75
UNASKED = 0.88
NAMED = 0.97  # a column of which somebody has said what it is
NUMBERED = ("dot", "dun", "q", "timu", "di", "paren", "rparen")
RUBRIC = {"rubric": "", "key_points": "关键在于", "red_flags": "雷区"}  # a kind, else the head
NUMBER = re.compile(r"\s{0,9}(\d{1,5})(?:\.0)?\s{0,9}")
PROBE_BREAK = re.compile(r"[\n；;]")
DIGITS = re.compile(r"\d{1,3}(?:\.\d)?")


Mapped = Mapping[tuple[str, ...], Sequence[str]]  # heads: fields


class Table(NamedTuple):
    """How a table is read: its header's row (-1 without one), its heads and its columns."""

    header: int
    names: tuple[str, ...]
    columns: Columns


def table_questions(lines: Sequence[Line], mapped: Mapped | None = None) -> list[Question]:
    """Questions of every table whose columns are known; its lines need no segmentation."""
    questions: list[Question] = []
    criteria: dict[str, list[Criterion]] = {}
    for places in tables_in(lines):
        rows = [lines[place].cells for place in places]
        if is_criteria(rows):
            criteria |= criteria_by_code(rows)
        elif not is_levels(rows) and (table := table_of(rows, mapped)):
            for place in places[table.header + 1 :]:
                questions += _row(lines, place, table)
    return [_with_criteria(question, criteria) for question in questions]


def _with_criteria(question: Question, criteria: Mapping[str, list[Criterion]]) -> Question:
    lines = criteria.get(question.code, ())
    return question.with_(rubric=(*lines, *question.rubric)) if lines else question


def tables_in(lines: Sequence[Line]) -> Iterable[list[int]]:
    """The places of the rows of each table."""
    tables: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.cells and not line.dropped:
            tables.setdefault(line.table, []).append(place)
    return tables.values()


def heads_of(cells: Sequence[str]) -> tuple[str, ...]:
    """The heads of a table, as they are compared with those of another."""
    return tuple(" ".join(cell.split()) for cell in "\0".join(cells).rstrip("\0 ").split("\0"))


def bare(cells: Sequence[str]) -> tuple[str, ...]:
    """What a table without heads is known by, once a person has said which column is what."""
    return (NO_HEADS, *heads_of(cells))


def _as_mapped(rows: Rows, mapped: Mapped | None) -> Table | None:
    """The Table with heads that a person has said the fields of."""
    if not mapped:
        return None
    if fields := mapped.get(bare(rows[0])):
        return Table(-1, (), _columns_named(fields))
    for n, cells in enumerate(rows[:HEADER_WITHIN]):
        names = tuple(_with_heads_above(rows, n))
        if fields := mapped.get(heads_of(cells)) or mapped.get(heads_of(names)):
            return Table(n, names, _columns_named(fields))
    return None


def _columns_named(fields: Sequence[str]) -> Columns:
    sure = [NAMED if name in fields else 0.0 for name in ("question", "answer")]
    return Columns(tuple(fields), *sure)


def table_of(rows: Rows, mapped: Mapped | None = None) -> Table | None:
    """The Table that these rows are, or None where they are layout or hold no questions."""
    if table := _as_mapped(rows, mapped):
        return table
    if sum(bool(named(cells[0])) for cells in rows if cells) > 1:
        return None  # the labels stand in the left column
    early = range(min(HEADER_WITHIN, len(rows) - 1))
    found = next((table for n in early if (table := _headed(rows, n))), None)
    return found or _headless(rows)


def _headed(rows: Rows, n: int) -> Table | None:
    """The Table whose header is row `n`, if that is a row of heads."""
    names = _with_heads_above(rows, n)
    weights = [said_by(cell)[1] for cell in rows[n]]
    filled = {cell.strip() for cell in rows[n] if cell.strip()}
    certain = sum(weight >= ENDING for weight in weights)
    if certain < 2 and sum(map(bool, weights)) < max(1, len(filled) * SHARE_OF_HEADS):
        return None
    if len(filled) < min(2, max(map(len, rows))):
        return None  # a title across the table
    if sum(bool(named(cell)) for cell in rows[n + 1]) > 1:
        return None  # a second row of heads
    below = [row for row in rows[n + 1 :] if row != rows[n]]
    columns = assign(names, below)
    if columns is None:
        return None
    place = columns.fields.index("question")
    head = names[place] if place < len(names) else ""
    if len(head) > LONGEST_HEAD or likeness(head) > ASKS:
        return None
    lone = sum(map(bool, columns.fields)) < 2 and said_by(head)[1] < EXACT
    return None if lone else Table(n, tuple(names), columns)


def _with_heads_above(rows: Rows, n: int) -> list[str]:
    """Row `n`, its empty cells filled from the row of heads above it."""
    above = rows[n - 1] if n and sum(bool(said_by(cell)[1]) for cell in rows[n - 1]) > 1 else ()
    pairs = zip_longest(rows[n], above, fillvalue="")
    return [cell if cell.strip() else upper for cell, upper in pairs]


def _headless(rows: Rows) -> Table | None:
    """Where no head helps: a column that asks, and a long one that answers."""
    width = max(map(len, rows), default=0)
    if len(rows) < 4 or not 2 <= width <= 8:
        return None
    asks = likeness(max(rows[0], key=likeness, default="")) >= ASKS
    first = rows[0] if not asks or _is_numbered_form(rows) else ()
    columns = assign(["" for _ in range(width)], rows[1 if first else 0 :])
    if columns is None or "answer" not in columns.fields:
        return None
    columns = columns._replace(question=min(columns.question, HEADLESS))
    return Table(0 if first else -1, tuple(first), columns)


def _is_numbered_form(rows: Rows) -> bool:
    """Whether the first row are a form's questions: numbered from cell to cell, the others not."""
    numbers = [number for cell in rows[0] if (number := marker(cell).number) is not None]
    below = sum(marker(cell).number is not None for row in rows[1:] for cell in row)
    return len(numbers) > 1 and numbers == sorted(set(numbers)) and below < len(rows)


UNDERSTOOD = {"category": stated_category, "role": role_in}  # else kept as it is, by its head


def _row(lines: Sequence[Line], place: int, table: Table) -> list[Question]:
    cells, (fields, names) = lines[place].cells, (table.columns.fields, table.names)
    values: dict[str, Any] = {}
    extra: dict[str, str] = {}
    rubric: list[Criterion] = []
    for n, cell in enumerate(cells[: len(fields)]):
        field, text = fields[n], cell.strip()
        name = names[n].strip() if n < len(names) else ""
        if not text:
            continue
        if not field:
            extra[name or str(n + 1)] = text
        elif field == "option":
            options = values.setdefault("option", [])
            options.append(f"{option_letter(name) or 'ABCDEFGH'[len(options) % 8]}.{text}")
        elif field in RUBRIC:
            rubric.append({"kind": RUBRIC[field] or name, "text": text})
        elif field in UNDERSTOOD and not UNDERSTOOD[field](text):
            extra[name or field] = text
        elif field in values:
            values[field] += "\n" + text
        else:
            values[field] = text
    stem = values.get("question", "")
    texts = {cell.strip() for cell in cells if cell.strip()}
    if not stem or cells == names or texts <= {name.strip() for name in names}:
        return []
    if len(texts) == 1 and len(fields) > 1 and likeness(stem) < ASKS:
        return []  # a theme across the table, or a note
    return [_question(part, values, tuple(rubric), extra, place, table) for part in _numbered(stem)]


def _numbered(cell: str) -> list[str]:
    """The questions of one cell: several where each line has a number and asks."""
    parts = [part for part in cell.splitlines() if part.strip()]
    marks = [marker(part) for part in parts]
    several = len(parts) > 1 and all(m.number and likeness(m.text) > 1.0 for m in marks)
    return parts if several else [cell]


def _question(
    stem: str,
    values: Mapping[str, Any],
    rubric: tuple[Criterion, ...],
    extra: dict[str, str],
    place: int,
    table: Table,
) -> Question:
    stated = stated_category(values.get("category", ""))
    number = NUMBER.fullmatch(values.get("number", ""))
    code = values.get("code", "") or _code(values.get("number", ""))
    mark = marker(stem) if "\n" not in stem[:8] else None
    if mark and mark.number and mark.style in NUMBERED:
        stem = mark.text or stem
    stem, inside = cut_options(stem)
    options = values.get("option") or _options(values.get("options", "")) or inside
    inferred = inferred_category(stem)
    answer = values.get("answer", "")
    columns = table.columns
    return Question(
        question=stem,
        answer=answer,
        rubric=rubric,
        analysis=values.get("analysis", ""),
        probes=tuple(t.strip() for t in PROBE_BREAK.split(values.get("probes", "")) if t.strip()),
        options=tuple(options),
        category=stated or inferred,
        stated_category=stated,
        inferred_category=inferred,
        role=role_in(values.get("role", "")),
        score=_score(values.get("score", "")),
        number=int(number.group(1)) if number else mark.number if mark else None,
        confidence=round(columns.question * (1.0 if likeness(stem) > 0 else UNASKED), 3),
        answer_confidence=columns.answer if answer else 0.0,
        span=(place, place + 1),
        origin=dict.fromkeys(values, "column"),
        code=code,
        extra=extra | {field: values[field] for field in ("difficulty", "tags") if field in values},
    )


def _options(text: str) -> list[str]:
    """The options of one cell, a line each or on one line."""
    lines = [line.strip(" ;；") for line in text.splitlines() if line.strip()]
    return split_options(lines[0]) if len(lines) == 1 else lines


def _code(text: str) -> str:
    return text if CODE.fullmatch(text) else ""


def _score(text: str) -> float | None:
    if DIGITS.fullmatch(text.strip()):
        return float(text)
    return points_in(text)
