"""Our own spreadsheet template, filled in: a triple a row, and what is wrong in its cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interviews.bankfile.fields import CODE
from interviews.bankfile.schema import (
    LONGEST_CLUSTER,
    LONGEST_CREDIT,
    LONGEST_NAME,
    LONGEST_TAG,
    MOST_MINUTES,
    MOST_POINTS,
)
from interviews.exports.columns import COLUMNS, RUBRIC_HEADINGS, STATUSES, VISIBILITIES, Column
from interviews.ingest.draft.triple import EMPTY, Found, points_of
from interviews.scoring.levels import ANCHORS, FIELDS, WORDS
from interviews.text.cells import live
from interviews.text.message import N_
from interviews.text.normalise import clean

Sheet = Sequence[tuple[int, Sequence[str]]]  # (number, cells) of each row
Rubrics = dict[str, list[Found]]  # by code

BY_HEADING = {column.heading: column for column in COLUMNS}
NEEDED, MARKS = {"编号", "题目"}, {"可见", "能力", "关键在于", "雷区", "考察目的", "难度"}
LENGTHS = {"stem": 2_000, "tags": LONGEST_TAG}
LENGTHS |= dict.fromkeys(("source", "author", "licence"), LONGEST_CREDIT)
LENGTHS["cluster"] = LONGEST_CLUSTER
TEXT_LENGTH = 20_000
RANGES = {"difficulty": (1, 5), "points": (1, MOST_POINTS), "minutes": (1, MOST_MINUTES)}
LEVELS = {word: one.field for one in ANCHORS for word in (one.word, str(one.level))}
IN_ROW = ("评分要点", "权重", *WORDS)
MOST_CRITERIA = 10

BAD_CODE = N_("A code is 2 to 8 capitals, a dash, 4 to 6 digits, like CS-0042.")
TWICE = N_("This code stands in row %(row)d, too.")
NO_TEXT = N_("The question has no text.")
TOO_LONG = N_("%(count)d characters; %(lowest)d to %(highest)d are needed.")
UNKNOWN = N_("%(word)s is unknown.")
NOT_WHOLE = N_("%(value)s is not a whole number.")
OUTSIDE = N_("%(value)d is not between %(lowest)d and %(highest)d.")
NO_WEIGHT = N_("The weight of “%(name)s” is not a positive whole number.")


@dataclass(frozen=True)
class Known:
    """The words that the bank has: label -> slug for roles and categories, competency names."""

    roles: dict[str, str]
    categories: dict[str, str]
    competencies: frozenset[str]


@dataclass
class Row:
    """One row on its way to a triple."""

    number: int
    cells: dict[str, str]  # heading -> text
    triple: Found = field(default_factory=lambda: {**EMPTY})
    faults: list[Found] = field(default_factory=list)

    def fault(self, heading: str, text: str, **params: object) -> None:
        self.faults.append({"field": heading, "text": text, "params": params})


def is_template(cells: Iterable[str]) -> bool:
    """Whether these are the headings of our template."""
    names = {cell.strip() for cell in cells}
    return names >= NEEDED and len(names & MARKS) >= 2


def questions_of(sheets: Sequence[Sheet], known: Known) -> list[Found]:
    """Questions in the shape of the extractor's, each with its triple, row and faults."""
    rows: list[Row] = []
    headings: list[str] = []
    for sheet in sheets:
        if sheet and is_template(sheet[0][1]):
            headings = [cell.strip() for cell in sheet[0][1]]
            rows = [_row(number, headings, cells, known) for number, cells in sheet[1:]]
            break
    rubrics = _rubric_sheet(sheets)
    _refuse_twice(rows)
    for row in rows:
        _take_rubric(row, rubrics, headings)
    fields = _fields(headings, rubrics)
    return [_question(row, n, fields) for n, row in enumerate(rows)]


def _row(number: int, headings: Sequence[str], cells: Sequence[str], known: Known) -> Row:
    texts = (live(cell) for cell in cells)
    row = Row(number, dict(zip(headings, texts, strict=False)))
    for heading, text in row.cells.items():
        if heading in BY_HEADING and text:
            _read(row, BY_HEADING[heading], text, known)
    if not row.triple["stem"]:
        row.fault("题目", NO_TEXT)
    if "points" not in row.triple or not row.cells.get("分值"):
        row.triple["points"] = points_of(None, row.triple["category"])
    return row


def _read(row: Row, column: Column, text: str, known: Known) -> None:
    slugs = {**known.roles, **known.categories, **VISIBILITY_SLUGS, **STATUS_SLUGS}
    if column.name in RANGES:
        row.triple[column.name] = _number(row, column, text)
        return
    value = column.parse(text, slugs)
    value = [clean(part) for part in value] if isinstance(value, tuple) else clean(value)
    for word in _unknown(column.name, value, known):
        row.fault(column.heading, UNKNOWN, word=word)
    if column.name == "code" and not CODE.fullmatch(str(value)):
        row.fault(column.heading, BAD_CODE)
        value = ""
    for part in value if isinstance(value, list) else [value]:
        _check_length(row, column.heading, part, LENGTHS.get(column.name, TEXT_LENGTH))
    if column.name != "status":
        row.triple[column.name] = value


def _check_length(row: Row, heading: str, text: str, highest: int) -> None:
    if len(text) > highest:
        row.fault(heading, TOO_LONG, count=len(text), lowest=0, highest=highest)


VISIBILITY_SLUGS = {label: slug for slug, label in VISIBILITIES.items()}
STATUS_SLUGS = {label: slug for slug, label in STATUSES.items()}


def _unknown(name: str, value: str | list[str], known: Known) -> list[str]:
    """The words of a cell that the bank does not have."""
    allowed = {
        "roles": set(known.roles.values()),
        "category": set(known.categories.values()),
        "competencies": known.competencies,
        "visibility": set(VISIBILITIES),
    }.get(name)
    words = value if isinstance(value, list) else [value]
    return [] if allowed is None else [word for word in words if word not in allowed]


def _number(row: Row, column: Column, text: str) -> int:
    lowest, highest = RANGES[column.name]
    try:
        value = float(text)
    except ValueError:
        value = 0.5
    if not value.is_integer():
        row.fault(column.heading, NOT_WHOLE, value=text[:40])
    elif not lowest <= value <= highest:
        row.fault(column.heading, OUTSIDE, value=int(value), lowest=lowest, highest=highest)
    else:
        return int(value)
    return int(EMPTY[column.name])


def _refuse_twice(rows: Iterable[Row]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        code = row.triple["code"]
        if code and code in seen:
            row.fault("编号", TWICE, row=seen[code])
        seen.setdefault(code, row.number)


def _rubric_sheet(sheets: Iterable[Sheet]) -> Rubrics:
    """{code: [criterion]} of the sheet that has a row for each criterion and level."""
    for sheet in sheets:
        headings = [cell.strip() for cell in sheet[0][1]] if sheet else []
        if set(RUBRIC_HEADINGS[:4]) <= set(headings):
            rows = (dict(zip(headings, map(live, cells), strict=False)) for _, cells in sheet[1:])
            return _grouped(rows)
    return {}


def _grouped(rows: Iterable[Mapping[str, str]]) -> Rubrics:
    rubrics: dict[str, dict[str, Found]] = {}
    for cells in rows:
        name, code = cells.get("评分要点", ""), cells.get("编号", "")
        criteria = rubrics.setdefault(code, {})
        criterion = criteria.setdefault(name, _criterion(name, cells.get("权重", "")))
        level = LEVELS.get(cells.get("等级", "")) or LEVELS.get(cells.get("分数", ""))
        if level:
            criterion[level] = clean(cells.get("行为表现", ""))
    return {code: list(criteria.values()) for code, criteria in rubrics.items()}


def _criterion(name: str, weight: str) -> Found:
    return {"criterion": clean(name), "weight": weight, "excellent": "", "adequate": "", "poor": ""}


def _take_rubric(row: Row, rubrics: Rubrics, headings: Sequence[str]) -> None:
    criteria = rubrics.get(row.triple["code"]) if rubrics else _rubric_in_row(row, headings)
    for criterion in criteria or []:
        weight = criterion["weight"]
        criterion["weight"] = int(weight) if weight.isdecimal() and len(weight) < 4 else 0
        _check_length(row, "评分要点", criterion["criterion"], LONGEST_NAME)
        if not criterion["weight"]:
            row.fault("评分要点", NO_WEIGHT, name=criterion["criterion"][:60])
    row.triple["rubric"] = criteria or []


def _rubric_in_row(row: Row, headings: Sequence[str]) -> list[Found]:
    """Criteria in numbered columns of the row itself, as our CSV has them."""
    criteria = []
    for n in range(1, MOST_CRITERIA + 1):
        name, weight, *anchors = (row.cells.get(f"{heading}{n}", "") for heading in IN_ROW)
        if name:
            texts = dict(zip(FIELDS, map(clean, anchors), strict=True))
            criteria.append(_criterion(name, weight) | texts)
    return criteria


def _fields(headings: Sequence[str], rubrics: Rubrics) -> list[str]:
    """The fields of a triple that the file states, whatever their cells hold."""
    names = [BY_HEADING[heading].name for heading in headings if heading in BY_HEADING]
    has_rubric = rubrics or f"{IN_ROW[0]}1" in headings
    stated = [name for name in names if name not in ("code", "status")]
    return [*stated, "rubric"] if has_rubric else stated


def _question(row: Row, place: int, fields: list[str]) -> Found:
    return {
        "number": None,
        "row": row.number,
        "span": [place, place + 1],
        "confidence": 0.99 if not row.faults else 0.5,
        "answer_confidence": 0.99 if row.triple["answer"] and not row.faults else 0.0,
        "duplicate_of": None,
        "triple": row.triple,
        "faults": row.faults,
        "fields": fields,
        "cells": list(row.cells.items()),  # a database may forget the order of a map
        "origin": dict.fromkeys(("question", "answer", "category", "score"), "column"),
    }
