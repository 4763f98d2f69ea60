"""What was read of a question -> a triple as far as it goes. No Django, no database."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NotRequired, TypedDict

from interviews.bankfile.vocabulary import CATEGORIES, ROLES
from interviews.scoring.levels import FIELDS
from interviews.scoring.weights import USUAL_POINTS
from interviews.text.normalise import clean, letters

Found = dict[str, Any]  # a question as it was found, or a triple: plain values


class Parsed(TypedDict):
    """A document as it was read: plain values, as they are kept; see extract.document."""

    name: str
    kind: str
    title: str
    role: str
    declared: int | None
    found: int
    guide: bool
    lines: list[str]
    marks: dict[str, dict[str, Any]]  # by line
    sections: list[dict[str, Any]]
    questions: list[Found]
    dropped: list[dict[str, Any]]
    repairs: list[dict[str, Any]]
    warnings: list[dict[str, Any]]
    columns: NotRequired[list[Any]]  # as somebody named them


CATEGORY_SLUGS = dict(zip(("行为", "情景", "压力", "技术"), CATEGORIES, strict=True))
ROLE_SLUGS = dict(zip(("专员", "组长", "经理", "总监"), ROLES, strict=True))
ESSENCE = ("关键", "要点在", "key point")
FLAGS = ("雷区", "一票否决", "避免", "red flag")
MARK = re.compile(r"\s*(?:[①-⑳]|[（(]?\d{1,2}[)）.、．]|[-•·*])\s*")
WEIGHT = re.compile(r"[（(]\s?(\d{1,2})\s?分?\s?[)）]|[：:，,\s]?(\d{1,2})\s?分$")
WHOLE = re.compile("[0-9]{1,3}")
PARTS = re.compile("[；;]")
NAME_LENGTH = 60
EMPTY: Found = {
    "code": "",
    "status": "draft",
    "visibility": "public",
    "roles": [],
    "category": "",
    "competencies": [],
    "difficulty": 2,
    "points": 10,
    "minutes": 3,
    "tags": [],
    "stem": "",
    "answer": "",
    "analysis": "",
    "key_points": [],
    "rubric": [],
    "probes": [],
    "red_flags": [],
    "source": "",
    "author": "",
    "licence": "",
}


def triple_of(question: Found) -> Found:
    """Return the fields of a Triple, as plain values, from a Question of the extractor."""
    category = CATEGORY_SLUGS.get(question["category"], "")
    key_points, criteria, flags = _sorted_rubric(question["rubric"])
    points = points_of(question.get("score") or _sum(criteria), category)
    role = ROLE_SLUGS.get(question["role"])
    return EMPTY | {
        "roles": [role] if role else [],
        "category": category,
        "points": points,
        "stem": _stem(question),
        "answer": clean(question["answer"]),
        "analysis": clean(question["analysis"]),
        "key_points": key_points,
        "rubric": _shared(criteria, points),
        "probes": [clean(probe) for probe in question["probes"]],
        "red_flags": flags,
    }


def points_of(score: float | None, category: str) -> int:
    """The points stated, or the usual ones of the category, as a whole number."""
    if score is not None and 1 <= round(score) <= 100:
        return round(score)
    return USUAL_POINTS.get(category, 10)


def _stem(question: Found) -> str:
    return clean("\n".join([question["question"], *question["options"]]))


def _sorted_rubric(parts: Iterable[Mapping[str, str]]) -> tuple[list[str], list[Found], list[str]]:
    """Rubric parts by what their label says they are: (key points, criteria, red flags)."""
    key_points: list[str] = []
    criteria: list[Found] = []
    flags: list[str] = []
    for part in parts:
        kind = part["kind"].lower()
        if any(part.get(field) for field in FIELDS):
            criteria.append(_with_levels(part))
            continue
        lines = [entry for entry in map(_entry, _lines(part["text"])) if entry]
        if any(word in kind for word in ESSENCE):
            key_points += lines
        elif any(word in kind for word in FLAGS):
            flags += lines
        else:
            criteria += map(_criterion, lines)
    return key_points, criteria, flags


def _lines(text: str) -> Iterator[str]:
    """The lines, and the parts of a line each of which states its points: 致歉 4 分；时限 4 分。"""
    for line in text.splitlines():
        parts = [part.strip(" 。.") for part in PARTS.split(line) if part.strip(" 。.")]
        yield from parts if len(parts) > 1 and all(map(_stated_weight, parts)) else [line]


def _entry(line: str) -> str:
    return clean(MARK.sub("", line, count=1)).strip("；;")


def weighted(lines: Sequence[str], points: int) -> list[Found]:
    """Criteria without anchors: the weights that the lines state, else the points shared out.

    A line too long for a name is kept whole as its excellent anchor.
    """
    return _shared([_criterion(line) for line in lines], points)


def _shared(criteria: Sequence[Found], points: int) -> list[Found]:
    """The criteria with the weights they state; with shares of the points where these do not fit.

    They all state one, which together are the points; or each gets its share.
    """
    stated = [line["weight"] for line in criteria]
    if not all(stated) or sum(stated) != points:
        share, rest = divmod(points, len(criteria) or 1)
        stated = [max(1, share + (n < rest)) for n in range(len(criteria))]
    return [line | {"weight": weight} for line, weight in zip(criteria, stated, strict=True)]


def _stated_weight(line: str) -> int:
    found = WEIGHT.search(line)
    return int(found.group(1) or found.group(2)) if found else 0


def _sum(criteria: Sequence[Found]) -> int | None:
    """The points of a rubric whose every criterion states its own, or None."""
    stated = [line["weight"] for line in criteria]
    return sum(stated) if len(stated) > 1 and all(stated) else None


def _criterion(line: str) -> Found:
    """A criterion out of a line of text, with the weight that the line states, or 0."""
    name = WEIGHT.sub("", line).strip() or line
    short = len(name) <= NAME_LENGTH
    anchor = {"excellent": "" if short else line, "adequate": "", "poor": ""}
    return {"criterion": _name(name), "weight": _stated_weight(line)} | anchor


def _with_levels(part: Mapping[str, str]) -> Found:
    """A criterion out of a row that says what is heard at each level."""
    kind, weight = clean(part["kind"]), str(part.get("weight") or "")
    name = WEIGHT.sub("", kind).strip() or kind
    levels = {field: clean(part.get(field) or "") for field in FIELDS}
    if len(name) > NAME_LENGTH:
        levels["excellent"] = "\n".join(filter(None, [name, levels["excellent"]]))
    stated = int(weight) if WHOLE.fullmatch(weight) else _stated_weight(kind)
    return {"criterion": _name(name), "weight": stated} | levels


def _name(text: str) -> str:
    """The text where it is short enough for a name, else what stands before its first mark."""
    head = re.split("[：:，,。；;]", text, maxsplit=1)[0][:NAME_LENGTH]
    return text if len(text) <= NAME_LENGTH else head or text[:NAME_LENGTH]


def fingerprint(triple: Mapping[str, Any]) -> str:
    """A digest of what a question says, however it is spaced and punctuated."""
    text = letters(triple["stem"]) + "\n" + letters(triple["answer"])
    return sha256(text.encode()).hexdigest()
