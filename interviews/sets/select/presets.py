"""The shapes that real interview papers have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from interviews.scoring.weights import USUAL_POINTS, apportioned
from interviews.sets.select.blueprint import Blueprint, Quota
from interviews.text.message import N_, Message

PAPER = {"behavioral": 10, "situational": 8, "stress": 5, "technical": 7}
HALF = {"behavioral": 7, "situational": 3, "stress": 2, "technical": 3}
SHORT = {"behavioral": 5, "situational": 1, "stress": 1, "technical": 1}
FULL = N_("%(role)s: %(count)d questions")


@dataclass(frozen=True)
class Preset:
    label: Message
    blueprint: Blueprint


class Kind(NamedTuple):
    """A category as a preset needs it: how many a whole paper has, and what each is worth."""

    slug: str
    needed: int
    points: int


SHIPPED = tuple(Kind(slug, count, USUAL_POINTS[slug]) for slug, count in PAPER.items())


def short_interview(kinds: Sequence[Kind] = SHIPPED) -> Preset:
    whole = _of(_shared(SHORT, kinds), kinds, minutes=40)
    return _labelled(
        N_("Short interview: %(count)d questions, 40 minutes, %(points)d points"), whole
    )


def presets(roles: Mapping[str, str], kinds: Sequence[Kind] = SHIPPED) -> dict[str, Preset]:
    """Return the presets by name, the shortest first, and a whole paper for each of `roles`.

    `roles` are names by slug. A category that does not come with the project has the number that
    a role needs of it in whole papers, and its share of the short ones.
    """
    half = _of(_shared(HALF, kinds), kinds)
    text = N_("Half paper: %(count)d questions, %(points)d points")
    found = {"short": short_interview(kinds), "half": _labelled(text, half)}
    counts = [PAPER.get(kind.slug, kind.needed) for kind in kinds]
    for slug, name in roles.items():
        found[f"role-{slug}"] = _labelled(FULL, _of(counts, kinds, role=slug), role=name)
    return found


def _shared(shape: Mapping[str, int], kinds: Sequence[Kind]) -> list[int]:
    """How many of each of `kinds` a paper of this `shape` has, whose length stays."""
    length, whole = sum(shape.values()), sum(PAPER.values())
    later = (kind.needed * length if kind.slug not in shape else 0 for kind in kinds)
    weights = [
        shape.get(kind.slug, 0) * whole + more for kind, more in zip(kinds, later, strict=True)
    ]
    return apportioned(length, weights) if any(weights) else weights


def _of(
    counts: Iterable[int], kinds: Iterable[Kind], role: str = "", minutes: int = 0
) -> Blueprint:
    quotas = (
        Quota(count, kind.slug, points=kind.points)
        for count, kind in zip(counts, kinds, strict=True)
        if count
    )
    return Blueprint(tuple(quotas), role=role, max_minutes=minutes)


def _labelled(text: str, blueprint: Blueprint, **named: str) -> Preset:
    counts = {"count": blueprint.count, "points": blueprint.points}
    return Preset(Message(text, {**counts, **named}), blueprint)
