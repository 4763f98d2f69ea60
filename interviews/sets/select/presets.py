"""The shapes that real interview papers have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from interviews.scoring.weights import USUAL_POINTS
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


def _of(counts: Mapping[str, int], minutes: int = 0) -> Blueprint:
    quotas = (Quota(count, slug, points=USUAL_POINTS[slug]) for slug, count in counts.items())
    return Blueprint(tuple(quotas), max_minutes=minutes)


SHORT_INTERVIEW = Preset(
    Message(N_("Short interview: 8 questions, 40 minutes, 100 points")), _of(SHORT, minutes=40)
)
HALF_PAPER = Preset(Message(N_("Half paper: 15 questions, 200 points")), _of(HALF))


def presets(roles: Mapping[str, str], kinds: Iterable[Kind] = SHIPPED) -> dict[str, Preset]:
    """Return the presets by name, the shortest first, and a whole paper for each of `roles`.

    `roles` are names by slug. A category that does not come with the project has the number that
    a role needs of it in whole papers, and no place in the short ones, whose totals are round.
    """
    found = {"short": SHORT_INTERVIEW, "half": HALF_PAPER}
    quotas = tuple(
        Quota(PAPER.get(kind.slug, kind.needed), kind.slug, points=kind.points)
        for kind in kinds
        if PAPER.get(kind.slug, kind.needed)
    )
    for slug, name in roles.items():
        whole = Blueprint(quotas, role=slug)
        label = Message(FULL, {"role": name, "count": whole.count})
        found[f"role-{slug}"] = Preset(label, whole)
    return found
