"""A triple as plain values: one question with its model answer and its scoring rubric.

It is what the bank file holds, what a version keeps, and what papers are made of. All text is
Simplified Chinese unless a curator wrote otherwise; answers are the safe Markdown subset.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SHOWN = ("picture", "picture_alt")
# What a candidate may not hold in hand, empty.
SECRETS: dict[str, Any] = {
    "answer": "",
    "analysis": "",
    "key_points": (),
    "rubric": (),
    "probes": (),
    "red_flags": (),
    "competencies": (),  # what is being looked for, and topics that an answer would name
    "tags": (),
}


@dataclass(frozen=True)
class Criterion:
    """One line of a rubric: `weight` points, and observable behaviour at 5, 3 and 1."""

    criterion: str
    weight: int
    excellent: str
    adequate: str
    poor: str


@dataclass(frozen=True)
class Triple:
    """All that the bank holds of one question. Field order is the order of the bank file."""

    code: str
    status: str  # draft, review, published, retired
    visibility: str  # public, internal
    roles: tuple[str, ...]  # slugs: specialist, lead, manager, director
    category: str  # slug: behavioral, situational, stress, technical
    competencies: tuple[str, ...]  # Chinese names
    difficulty: int  # 1 to 5
    points: int
    minutes: int
    tags: tuple[str, ...]  # Chinese names
    stem: str
    answer: str
    analysis: str
    key_points: tuple[str, ...]
    rubric: tuple[Criterion, ...]
    probes: tuple[str, ...]
    red_flags: tuple[str, ...]
    source: str = ""
    author: str = ""
    licence: str = ""
    picture: str = ""  # the name of one picture, see pictures.py
    picture_alt: str = ""  # what it shows, for who cannot see it

    def as_dict(self) -> dict[str, Any]:
        """Return plain lists and dicts, ready for JSON or YAML, in field order.

        What a question without a picture says is the same as before there were any.
        """
        values = {name: _plain(value) for name, value in asdict(self).items()}
        return {name: value for name, value in values.items() if value or name not in SHOWN}


def triple_from(values: Mapping[str, Any]) -> Triple:
    """Build a Triple from what `as_dict` gave. Raises KeyError or TypeError on other shapes."""
    rubric = tuple(Criterion(**line) for line in values["rubric"])
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Triple(**{**values, **lists, "rubric": rubric})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
