"""The shapes that real interview papers have."""

from collections.abc import Iterable
from dataclasses import dataclass

from interviews.sets.select.blueprint import Blueprint, Quota
from interviews.text.message import N_

PAPER = (("behavioral", 10, 10), ("situational", 8, 15), ("stress", 5, 20), ("technical", 7, 15))
SHORT = (("behavioral", 3, 10), ("situational", 2, 15), ("stress", 1, 20), ("technical", 2, 15))


@dataclass(frozen=True)
class Preset:
    label: str
    blueprint: Blueprint


def _shape(rows: Iterable[tuple[str, int, int]], role: str = "") -> Blueprint:
    quotas = (Quota(count, category, points=points) for category, count, points in rows)
    return Blueprint(tuple(quotas), role=role)


PRESETS = {
    "manager": Preset(N_("Manager: 30 questions"), _shape(PAPER, "manager")),
    "specialist": Preset(N_("Specialist: 30 questions"), _shape(PAPER, "specialist")),
    "lead": Preset(N_("Team lead: 30 questions"), _shape(PAPER, "lead")),
    "director": Preset(N_("Director: 30 questions"), _shape(PAPER, "director")),
    "short": Preset(N_("Short interview: 8 questions"), _shape(SHORT)),
}
