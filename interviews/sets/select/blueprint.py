"""What a trainer asks for: so many questions of each kind, and rules for the whole paper."""

from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Offer:
    """A question that may be chosen. `idle_days` since its last use in a set; None: never used."""

    code: str
    stem: str
    category: str
    roles: tuple[str, ...]
    competencies: tuple[str, ...]
    difficulty: int
    points: int
    minutes: int
    visibility: str = "public"
    idle_days: int | None = None
    cluster: str = ""  # what questions with one moral share


@dataclass(frozen=True)
class Quota:
    """`count` questions that meet every condition given; an empty condition lets all through."""

    count: int
    category: str = ""
    difficulty: int | None = None
    competency: str = ""
    points: int | None = None

    CONDITIONS = ("difficulty", "competency", "points")

    def fits(self, offer: Offer) -> bool:
        return (
            self.category in ("", offer.category)
            and self.difficulty in (None, offer.difficulty)
            and (not self.competency or self.competency in offer.competencies)
            and self.points in (None, offer.points)
        )

    def without(self, condition: str) -> "Quota":
        nothing: dict[str, Any] = {condition: "" if condition == "competency" else None}
        return replace(self, **nothing)


@dataclass(frozen=True)
class Blueprint:
    """Quotas, and what holds for all of them. 0 and "" mean no such rule."""

    quotas: tuple[Quota, ...]
    role: str = ""
    visibility: str = ""
    unused_days: int = 0
    max_minutes: int = 0

    CONDITIONS = ("unused_days", "visibility")

    @property
    def count(self) -> int:
        return sum(quota.count for quota in self.quotas)

    @property
    def points(self) -> int | None:
        """The points of the whole paper, or None where a quota leaves them open."""
        total = 0
        for quota in self.quotas:
            if quota.points is None:
                return None
            total += quota.count * quota.points
        return total

    def admits(self, offer: Offer) -> bool:
        idle = offer.idle_days is None or offer.idle_days >= self.unused_days
        role = not self.role or self.role in offer.roles
        return idle and role and self.visibility in ("", offer.visibility)

    def quotas_for(self, offer: Offer) -> list[int]:
        """The places of the quotas that `offer` could fill."""
        return [place for place, quota in enumerate(self.quotas) if quota.fits(offer)]

    def conditions(self) -> list[str]:
        """The names of the conditions that are set and could be given up."""
        own = [name for name in self.CONDITIONS if getattr(self, name)]
        named = [
            name for name in Quota.CONDITIONS if any(getattr(quota, name) for quota in self.quotas)
        ]
        return own + named

    def without(self, condition: str) -> "Blueprint":
        if condition in self.CONDITIONS:
            return replace(self, **{condition: type(getattr(self, condition))()})
        quotas = tuple(quota.without(condition) for quota in self.quotas)
        return replace(self, quotas=quotas)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON; `blueprint_from` reads them."""
        return {**asdict(self), "quotas": [asdict(quota) for quota in self.quotas]}


def blueprint_from(values: dict[str, Any]) -> Blueprint:
    """Build a Blueprint from what `as_dict` gave."""
    quotas = tuple(Quota(**quota) for quota in values["quotas"])
    return Blueprint(**{**values, "quotas": quotas})
