"""The shapes that real interview papers have."""

from collections.abc import Iterable
from dataclasses import dataclass

from interviews.scoring.weights import USUAL_POINTS
from interviews.sets.select.blueprint import Blueprint, Quota
from interviews.text.message import N_

PAPER = (("behavioral", 10), ("situational", 8), ("stress", 5), ("technical", 7))
HALF = (("behavioral", 7), ("situational", 3), ("stress", 2), ("technical", 3))
SHORT = (("behavioral", 5), ("situational", 1), ("stress", 1), ("technical", 1))


@dataclass(frozen=True)
class Preset:
    label: str
    blueprint: Blueprint


def _shape(rows: Iterable[tuple[str, int]], role: str = "", minutes: int = 0) -> Blueprint:
    quotas = (Quota(count, category, points=USUAL_POINTS[category]) for category, count in rows)
    return Blueprint(tuple(quotas), role=role, max_minutes=minutes)


PRESETS = {  # the shortest first
    "short": Preset(
        N_("Short interview: 8 questions, 40 minutes, 100 points"), _shape(SHORT, minutes=40)
    ),
    "half": Preset(N_("Half paper: 15 questions, 200 points"), _shape(HALF)),
    "manager": Preset(N_("Manager: 30 questions"), _shape(PAPER, "manager")),
    "specialist": Preset(N_("Specialist: 30 questions"), _shape(PAPER, "specialist")),
    "lead": Preset(N_("Team lead: 30 questions"), _shape(PAPER, "lead")),
    "director": Preset(N_("Director: 30 questions"), _shape(PAPER, "director")),
}
