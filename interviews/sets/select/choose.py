"""Choose questions by a blueprint: every quota met exactly, or what is short named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from random import Random

from interviews.sets.select.blueprint import Blueprint, Offer, Quota
from interviews.sets.select.matching import groups_of_like, match

HASTE = (0, 0.05, 0.1, 0.2, 0.4, 0.8, inf)  # how much a minute weighs against chance


@dataclass(frozen=True)
class Pick:
    offer: Offer
    quota: int  # its place in the blueprint


@dataclass(frozen=True)
class Shortfall:
    """A quota that could not be met."""

    quota: Quota
    found: int

    @property
    def missing(self) -> int:
        return self.quota.count - self.found


@dataclass(frozen=True)
class Way:
    """How many of the questions there would be if one condition were given up."""

    condition: str  # unused_days, visibility, difficulty, competency or points
    found: int


@dataclass(frozen=True)
class Choice:
    """The nearest that can be had. `ways` say what would come nearer, the best first."""

    blueprint: Blueprint
    picks: tuple[Pick, ...]
    shortfalls: tuple[Shortfall, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(pick.offer for pick in self.picks)

    @property
    def minutes(self) -> int:
        return sum(offer.minutes for offer in self.offers)

    @property
    def minutes_over(self) -> int:
        """By how much even the shortest choice is longer than the blueprint allows."""
        limit = self.blueprint.max_minutes
        return max(0, self.minutes - limit) if limit else 0

    @property
    def is_complete(self) -> bool:
        return not self.shortfalls and not self.minutes_over


def choose(
    blueprint: Blueprint, offers: Iterable[Offer], seed: object, taken: Sequence[Offer] = ()
) -> Choice:
    """Return the Choice that `seed` draws from `offers`.

    No two chosen stems are near-duplicates or share a moral, and none is a near-duplicate of an
    Offer in `taken` (form A, say).
    Where chance would take too many minutes, shorter questions are preferred step by step.
    """
    offers = sorted(offers, key=lambda offer: offer.code)
    for haste in HASTE:
        picks = _drawn(blueprint, _shuffled(offers, seed, haste), taken)
        minutes = sum(pick.offer.minutes for pick in picks)
        if not blueprint.max_minutes or minutes <= blueprint.max_minutes:
            break
    shortfalls = _shortfalls(blueprint, picks)
    ways = _ways(blueprint, offers, taken, len(picks)) if shortfalls else ()
    return Choice(blueprint, tuple(picks), shortfalls, ways)


def _shuffled(offers: Sequence[Offer], seed: object, haste: float) -> list[Offer]:
    chance = Random(str(seed))
    drawn = [(chance.random(), offer) for offer in offers]
    if haste == inf:
        drawn.sort(key=lambda pair: (pair[1].minutes, pair[0]))
    else:
        drawn.sort(key=lambda pair: pair[0] + haste * pair[1].minutes)
    return [offer for _, offer in drawn]


def _drawn(blueprint: Blueprint, offers: Sequence[Offer], taken: Sequence[Offer]) -> list[Pick]:
    """Return Picks in the order of the quotas, easier questions first."""
    closed = {offer.code for offer in taken}
    admitted = [o for o in offers if o.code not in closed and blueprint.admits(o)]
    breadth = 4 * blueprint.count + 20
    near = _first_for_each_quota(blueprint, admitted, breadth)
    picks = _seated(blueprint, near, taken)
    if len(picks) < blueprint.count and len(near) < len(admitted):
        picks = _seated(blueprint, admitted, taken)
    return sorted(picks, key=lambda pick: (pick.quota, pick.offer.difficulty, pick.offer.code))


def _first_for_each_quota(
    blueprint: Blueprint, offers: Sequence[Offer], breadth: int
) -> list[Offer]:
    """Keep the first `breadth` offers that fit each quota: more change nothing, save when short."""
    room, kept = [breadth] * len(blueprint.quotas), []
    for offer in offers:
        fitting = [place for place in blueprint.quotas_for(offer) if room[place]]
        for place in fitting:
            room[place] -= 1
        if fitting:
            kept.append(offer)
    return kept


def _seated(blueprint: Blueprint, offers: Sequence[Offer], taken: Sequence[Offer]) -> list[Pick]:
    closed = {offer.code for offer in taken}
    groups = groups_of_like([*taken, *offers], closed)
    open_groups = [g for g in groups if not any(offer.code in closed for offer in g)]
    fits = [sorted({q for o in group for q in blueprint.quotas_for(o)}) for group in open_groups]
    seats = match(fits, [quota.count for quota in blueprint.quotas])
    return [
        Pick(next(o for o in open_groups[group] if blueprint.quotas[quota].fits(o)), quota)
        for group, quota in seats.items()
    ]


def _shortfalls(blueprint: Blueprint, picks: Sequence[Pick]) -> tuple[Shortfall, ...]:
    found = [0] * len(blueprint.quotas)
    for pick in picks:
        found[pick.quota] += 1
    return tuple(
        Shortfall(quota, n)
        for quota, n in zip(blueprint.quotas, found, strict=True)
        if n < quota.count
    )


def _ways(
    blueprint: Blueprint, offers: Sequence[Offer], taken: Sequence[Offer], found: int
) -> tuple[Way, ...]:
    counts = [
        Way(name, len(_drawn(blueprint.without(name), offers, taken)))
        for name in blueprint.conditions()
    ]
    better = [way for way in counts if way.found > found]
    return tuple(sorted(better, key=lambda way: -way.found))
