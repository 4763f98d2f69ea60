"""A triple as plain values: one question with its model answer and its scoring rubric.

It is what the bank file holds, what a version keeps, and what papers are made of. All text is
Simplified Chinese unless a curator wrote otherwise; answers are the safe Markdown subset.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SHOWN = ("picture", "picture_alt")
# What a question may be without: what it says then is the same as before there were any.
EXTRAS = (*SHOWN, "warnings", "samples", "basis", "cluster")
# What a candidate may not hold in hand, empty.
SECRETS: dict[str, Any] = {
    "answer": "",
    "analysis": "",
    "key_points": (),
    "rubric": (),
    "probes": (),
    "red_flags": (),
    "warnings": (),
    "samples": (),
    "basis": (),
    "cluster": "",
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
class Sample:
    """An answer as somebody would say it, with the bank's own mark for each line of the rubric."""

    level: str  # adequate or poor: the model answer is the excellent one
    answer: str
    marks: tuple[int, ...]  # 1 to 5 each, 0 where there is none yet; empty without any
    why: str  # in one line, why these marks


@dataclass(frozen=True, kw_only=True)
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
    red_flags: tuple[str, ...]  # each fails a candidate by itself
    warnings: tuple[str, ...] = ()  # what costs points and makes one ask again
    samples: tuple[Sample, ...] = ()  # see samples.py
    source: str = ""
    author: str = ""
    licence: str = ""
    basis: tuple[str, ...] = ()  # law or rule, article, day of the last check: see basis.py
    cluster: str = ""  # questions with one moral share a word, and never a paper
    picture: str = ""  # the name of one picture, see pictures.py
    picture_alt: str = ""  # what it shows, for who cannot see it

    def as_dict(self) -> dict[str, Any]:
        """Return plain lists and dicts, ready for JSON or YAML, in field order."""
        values = {name: _plain(value) for name, value in asdict(self).items()}
        return {name: value for name, value in values.items() if value or name not in EXTRAS}


def triple_from(values: Mapping[str, Any]) -> Triple:
    """Build a Triple from what `as_dict` gave. Raises KeyError or TypeError on other shapes."""
    rubric = tuple(Criterion(**line) for line in values["rubric"])
    samples = tuple(
        Sample(**{**one, "marks": tuple(one["marks"])}) for one in values.get("samples", ())
    )
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Triple(**{**values, **lists, "rubric": rubric, "samples": samples})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value
