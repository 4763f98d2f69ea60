"""Which column of a table holds what: its heads and what stands in it, weighed together."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from interviews.ingest.extract.build.category import role_in, stated_category
from interviews.ingest.extract.build.column_heads import said_by
from interviews.ingest.extract.build.criteria import Rows
from interviews.ingest.extract.segment.likeness import END, likeness

SEVERAL = ("option", "analysis", "rubric", "red_flags", "probes", "other")
LETTERS = re.compile(r"[A-Ha-h](?:[,，、\s]?[A-Ha-h]){0,6}|对|错|√|×|正确|错误|true|false", re.I)
AMOUNT = re.compile(r"\d{1,5}(?:\.\d{1,2})?\s?分?")
CODE = re.compile(r"[A-Z]{2,8}-\d{3,6}")
INSIDE_OPTIONS = re.compile(
    r"(?:^|\s|[;；])[（(]?A[)）.．、:：].{0,200}[\s;；][（(]?B[)）.．、:：]", re.S
)
IDEAL = re.compile(r"理想|满分|最佳|ideal", re.I)
DATED = re.compile(r"[\d\s/:.年月日时分秒-]{4,24}")
TOLD = re.compile(r"[。！.!]\s{0,4}$")
MOSTLY = 0.5
SAMPLE = 200
LONGEST_SEEN = 600
UNKNOWN = 0.7
SURE_MARGIN = 3.0
TRIED = 3
UNNAMED_LENGTH = 6
UNNAMED_MARGIN = 1.2
ASKS = 1.5


Weights = dict[str, float]


class Columns(NamedTuple):
    """A field for each column, "" for one that is only kept; how sure question and answer are."""

    fields: tuple[str, ...]
    question: float
    answer: float


class Seen(NamedTuple):
    """What a column holds, as shares and means of its filled cells."""

    size: int
    filled: float
    length: float
    distinct: float
    likeness: float
    asks: float
    numeric: float
    ascending: bool
    letters: float
    category: float
    role: float
    code: float
    options: float
    dated: float
    told: float
    spoken: float


def look(values: Sequence[str]) -> Seen:
    """See what the cells of one column are like."""
    texts = [value.strip() for value in values[:SAMPLE]]
    filled = [text for text in texts if text]
    size = len(filled)
    if not size:
        return Seen(0, 0, 0, 0, 0, 0, 0, False, 0, 0, 0, 0, 0, 0, 0, 0)

    def share(test: Callable[[str], object]) -> float:
        return sum(bool(test(text)) for text in filled) / size

    return Seen(
        size,
        size / len(texts),
        sum(map(len, filled)) / size,
        len(set(filled)) / size,
        sum(map(likeness, filled)) / size,
        share(END.search),
        share(AMOUNT.fullmatch),
        _ascending(filled),
        share(LETTERS.fullmatch),
        share(lambda text: len(text) <= 8 and stated_category(text)),
        share(lambda text: len(text) <= 12 and role_in(text)),
        share(CODE.fullmatch),
        share(lambda text: INSIDE_OPTIONS.search(text[:LONGEST_SEEN])),
        share(DATED.fullmatch),
        share(TOLD.search),
        share(lambda text: "我" in text[:LONGEST_SEEN]),
    )


def _ascending(texts: Sequence[str]) -> bool:
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 7]
    steps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    return len(numbers) > 1 and len(numbers) == len(texts) and all(step == 1 for step in steps)


def _repeated(seen: Seen) -> bool:
    return seen.size >= 4 and seen.distinct <= 0.5


def _as_question(seen: Seen) -> float:
    score = 1.2 * max(-1.5, min(3.0, seen.likeness))
    score -= 4.0 * _repeated(seen) + 4.0 * (seen.numeric > 0.5) + 4.0 * (seen.letters > 0.5)
    return score - 2.0 * (seen.length < 5) - 2.0 * (seen.filled < 0.5)


def _as_answer(seen: Seen) -> float:
    score = 0.03 * min(seen.length, 40) - max(0.0, min(3.0, seen.likeness))
    score += 2.0 * (seen.letters > 0.6) - 1.0 * (seen.numeric > 0.7) - 2.0 * seen.ascending
    return score - 1.0 * (_repeated(seen) and seen.letters < 0.6)


def _as_category(seen: Seen) -> float:
    score = 2.0 * seen.category + 1.0 * (seen.length <= 8 and _repeated(seen))
    return score - 3.0 * (seen.length > 12) - 2.0 * (seen.numeric > 0.5)


def _held(field: str, seen: Seen) -> float:
    """How well a column's cells fit a field, whatever its head."""
    scores: dict[str, Callable[[Seen], float]] = {
        "question": _as_question,
        "answer": _as_answer,
        "category": _as_category,
        "number": lambda seen: 2.5 if seen.ascending else -2.0 * (seen.numeric < 0.5),
        "score": lambda seen: 1.0 - 4.0 * (seen.numeric < 0.3) - 2.0 * seen.ascending,
        "role": lambda seen: 2.0 * seen.role - 2.0 * (seen.length > 14),
        "code": lambda seen: 4.0 * seen.code - 1.0 * (seen.code < 0.5),
        "options": lambda seen: 3.0 * seen.options,
        "probes": lambda seen: 0.5 * seen.asks,
    }
    return scores[field](seen) if field in scores and seen.size else 0.0


BY_CONTENT = {"question": 1.5, "number": 2.0, "category": 1.9, "code": 3.0, "options": 2.0}


def _weights(head: str, seen: Seen) -> Weights:
    """{field: weight} of one column."""
    field, said = said_by(head)
    found = {field: said + _held(field, seen)} if field else {}
    for other, least in BY_CONTENT.items():
        held = _held(other, seen)
        if other != field and held >= least:
            found[other] = held - (0.5 * said if field else 0.0)
    return {name: weight for name, weight in found.items() if weight > UNKNOWN}


def assign(heads: Sequence[str], rows: Rows) -> Columns | None:
    """The Columns of a table whose heads are `heads`, or None where none holds questions."""
    width = max([len(heads), *map(len, rows[:SAMPLE])], default=0)
    heads = [*heads, *[""] * (width - len(heads))]
    seen = [look([cells[n] if n < len(cells) else "" for cells in rows]) for n in range(width)]
    weights = [_weights(head, column) for head, column in zip(heads, seen, strict=True)]
    asking = sorted(
        (n for n in range(width) if "question" in weights[n]),
        key=lambda n: -weights[n]["question"],
    )[:TRIED]
    tried = [_with_question(weights, seen, n, heads) for n in asking]
    tried.sort(key=lambda one: -one[0])
    if not tried:
        return None
    total, fields = tried[0]
    second = max((one[0] for one in tried[1:]), default=total - SURE_MARGIN)
    return Columns(
        fields,
        _sure(min(total - second, weights[fields.index("question")]["question"])),
        _sure(_answer_margin(fields, weights)),
    )


def _with_question(
    weights: Sequence[Weights], seen: Sequence[Seen], asking: int, heads: Sequence[str]
) -> tuple[float, tuple[str, ...]]:
    """(total, fields) of the best assignment that takes column `asking` for the question."""
    fields, total = [""] * len(weights), weights[asking]["question"]
    fields[asking] = "question"
    pairs = [
        (weight, -n, field)
        for n, one in enumerate(weights)
        for field, weight in one.items()
        if n != asking and field != "question"
    ]
    for weight, place, field in sorted(pairs, reverse=True):
        if not fields[-place] and (field in SEVERAL or field not in fields):
            fields[-place] = field
            total += weight
    _take_ideal(fields, heads, seen)
    _take_unnamed_answer(fields, weights, seen)
    return total, tuple("" if field == "other" else field for field in fields)


def _take_ideal(fields: list[str], heads: Sequence[str], seen: Sequence[Seen]) -> None:
    """Where no head names the answer: what is ideal, in sentences, or what “我” did."""
    for n, field in enumerate(fields if "answer" not in fields else ()):
        ideal = IDEAL.search(heads[n]) and seen[n].told >= MOSTLY
        if field == "rubric" and (ideal or seen[n].spoken >= MOSTLY):
            fields[n] = "answer"
            return


def _take_unnamed_answer(
    fields: list[str], weights: Sequence[Weights], seen: Sequence[Seen]
) -> None:
    """Where no head names the answer: the longest text that no head names and that asks nothing."""
    if "answer" in fields:
        return
    free = [
        n
        for n, field in enumerate(fields)
        if not field and not weights[n] and seen[n].length >= UNNAMED_LENGTH
    ]
    free = [n for n in free if seen[n].likeness < ASKS and not _repeated(seen[n])]
    free = [n for n in free if seen[n].dated < MOSTLY]
    if free:
        fields[max(free, key=lambda n: seen[n].length)] = "answer"


def _answer_margin(fields: Sequence[str], weights: Sequence[Weights]) -> float:
    if "answer" not in fields:
        return 0.0
    place = fields.index("answer")
    if "answer" not in weights[place]:
        return UNNAMED_MARGIN
    others = [one["answer"] for n, one in enumerate(weights) if n != place and one.get("answer")]
    return weights[place]["answer"] - max(others, default=0.0) / 2


def _sure(margin: float) -> float:
    return round(0.5 + 0.47 * max(0.0, min(1.0, margin / SURE_MARGIN)), 3)
