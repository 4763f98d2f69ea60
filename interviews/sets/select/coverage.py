"""What a set holds, counted against its blueprint."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.sets.select.blueprint import Blueprint, Offer, Quota
from interviews.sets.select.matching import match


@dataclass(frozen=True)
class Fill:
    """How far a quota is met."""

    quota: Quota
    found: int

    @property
    def missing(self) -> int:
        return max(0, self.quota.count - self.found)


@dataclass(frozen=True)
class Coverage:
    blueprint: Blueprint | None
    fills: tuple[Fill, ...]
    outside: int  # questions that no quota asks for
    categories: dict[str, int]  # slug -> questions
    category_points: dict[str, int]
    competencies: dict[str, int]  # name -> questions, most first
    difficulties: dict[int, int]  # 1 to 5 -> questions
    count: int
    points: int
    minutes: int

    @property
    def minutes_over(self) -> int:
        limit = self.blueprint.max_minutes if self.blueprint else 0
        return max(0, self.minutes - limit) if limit else 0


def coverage(offers: Sequence[Offer], blueprint: Blueprint | None = None) -> Coverage:
    """Count `offers`, whose points and minutes are those on the paper."""
    quotas = blueprint.quotas if blueprint else ()
    fits = [blueprint.quotas_for(offer) for offer in offers] if blueprint else []
    seats = Counter(match(fits, [quota.count for quota in quotas]).values())
    fills = tuple(Fill(quota, seats[place]) for place, quota in enumerate(quotas))
    points: Counter[str] = Counter()
    for offer in offers:
        points[offer.category] += offer.points
    levels = Counter(offer.difficulty for offer in offers)
    return Coverage(
        blueprint,
        fills,
        len(offers) - sum(seats.values()) if blueprint else 0,
        dict(Counter(offer.category for offer in offers)),
        dict(points),
        dict(Counter(name for offer in offers for name in offer.competencies).most_common()),
        {level: levels[level] for level in range(1, 6)},
        len(offers),
        sum(offer.points for offer in offers),
        sum(offer.minutes for offer in offers),
    )
