"""What was read of a question -> a triple as far as it goes. No Django, no database."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from interviews.bankfile.vocabulary import CATEGORIES, ROLES
from interviews.scoring.weights import USUAL_POINTS
from interviews.text.normalise import clean, letters

Found = dict[str, Any]  # a question as it was found, or a triple: plain values
Parsed = dict[str, Any]  # a document as it was read: plain values, see extract.document

CATEGORY_SLUGS = dict(zip(("行为", "情景", "压力", "技术"), CATEGORIES, strict=True))
ROLE_SLUGS = dict(zip(("专员", "组长", "经理", "总监"), ROLES, strict=True))
ESSENCE = ("关键", "要点在", "key point")
FLAGS = ("雷区", "一票否决", "避免", "red flag")
MARK = re.compile(r"\s*(?:[①-⑳]|[（(]?\d{1,2}[)）.、．]|[-•·*])\s*")
WEIGHT = re.compile(r"[（(]\s?(\d{1,2})\s?分?\s?[)）]|[：:，,\s]?(\d{1,2})\s?分$")
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
        "rubric": weighted(criteria, points),
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


def _sorted_rubric(parts: Iterable[Mapping[str, str]]) -> tuple[list[str], list[str], list[str]]:
    """Rubric parts by what their label says they are: (key points, criteria, red flags)."""
    key_points: list[str] = []
    criteria: list[str] = []
    flags: list[str] = []
    for part in parts:
        kind = part["kind"].lower()
        lines = [entry for entry in map(_entry, _lines(part["text"])) if entry]
        if any(word in kind for word in ESSENCE):
            key_points += lines
        elif any(word in kind for word in FLAGS):
            flags += lines
        else:
            criteria += lines
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
    stated = [_stated_weight(line) for line in lines]
    if not all(stated) or sum(stated) != points:
        share, rest = divmod(points, len(lines) or 1)
        stated = [max(1, share + (n < rest)) for n in range(len(lines))]
    return [_criterion(line, weight) for line, weight in zip(lines, stated, strict=True)]


def _stated_weight(line: str) -> int:
    found = WEIGHT.search(line)
    return int(found.group(1) or found.group(2)) if found else 0


def _sum(lines: Sequence[str]) -> int | None:
    """The points of a rubric whose every line states its own, or None."""
    stated = [_stated_weight(line) for line in lines]
    return sum(stated) if len(stated) > 1 and all(stated) else None


def _criterion(line: str, weight: int) -> Found:
    name = WEIGHT.sub("", line).strip() or line
    head = re.split("[：:，,。；;]", name, maxsplit=1)[0][:NAME_LENGTH]
    short = len(name) <= NAME_LENGTH
    return {
        "criterion": name if short else head or name[:NAME_LENGTH],
        "weight": weight,
        "excellent": "" if short else line,
        "adequate": "",
        "poor": "",
    }


def fingerprint(triple: Mapping[str, Any]) -> str:
    """A digest of what a question says, however it is spaced and punctuated."""
    text = letters(triple["stem"]) + "\n" + letters(triple["answer"])
    return sha256(text.encode()).hexdigest()
