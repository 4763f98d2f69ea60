"""The shapes that real interview papers have."""

from dataclasses import dataclass

from interviews.scoring.weights import USUAL_POINTS
from interviews.sets.select.blueprint import Blueprint, Quota
from interviews.text.message import N_

PAPER = (("behavioral", 10), ("situational", 8), ("stress", 5), ("technical", 7))
SHORT = (("behavioral", 3), ("situational", 2), ("stress", 1), ("technical", 2))


@dataclass(frozen=True)
class Preset:
    label: str
    blueprint: Blueprint


def _shape(rows, role=""):
    quotas = (Quota(count, category, points=USUAL_POINTS[category]) for category, count in rows)
    return Blueprint(tuple(quotas), role=role)


PRESETS = {
    "manager": Preset(N_("Manager: 30 questions"), _shape(PAPER, "manager")),
    "specialist": Preset(N_("Specialist: 30 questions"), _shape(PAPER, "specialist")),
    "lead": Preset(N_("Team lead: 30 questions"), _shape(PAPER, "lead")),
    "director": Preset(N_("Director: 30 questions"), _shape(PAPER, "director")),
    "short": Preset(N_("Short interview: 8 questions"), _shape(SHORT)),
}
