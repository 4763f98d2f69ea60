"""Fill quotas with groups of like questions: each group at most once, as many as can be."""

from collections.abc import Container, Sequence

from interviews.sets.select.blueprint import Offer
from interviews.text.similarity import LIKELY, Index


def match(fits: Sequence[Sequence[int]], capacity: Sequence[int]) -> dict[int, int]:
    """Return {group: quota} for a largest matching that prefers earlier groups.

    `fits[group]` lists the quotas that a group could fill, `capacity[quota]` how many it takes.
    Groups that can be seated together form a matroid: taking them greedily in an order of
    preference gives a largest matching, and among those the most preferred one.
    """
    holders: list[list[int]] = [[] for _ in capacity]
    seated, wanted = 0, sum(capacity)
    for group in range(len(fits)):
        if seated == wanted:
            break
        seated += _seat(group, fits, capacity, holders, set())
    return {group: quota for quota, groups in enumerate(holders) for group in groups}


def _seat(
    group: int,
    fits: Sequence[Sequence[int]],
    capacity: Sequence[int],
    holders: list[list[int]],
    seen: set[int],
) -> bool:
    """Seat `group`, moving others along where that makes room. Return whether it could be done."""
    for quota in fits[group]:
        if quota in seen:
            continue
        seen.add(quota)
        if len(holders[quota]) < capacity[quota]:
            holders[quota].append(group)
            return True
        for place, holder in enumerate(holders[quota]):
            if _seat(holder, fits, capacity, holders, seen):
                holders[quota][place] = group
                return True
    return False


def groups_of_like(offers: Sequence[Offer], elsewhere: Container[str] = ()) -> list[list[Offer]]:
    """Return lists of offers that no paper takes two of, in the order of the first of each.

    Their stems are near-duplicates, or they share a moral. What stands `elsewhere`, by code, is on
    another paper: two forms may well ask for the same moral, but not by the same words.
    """
    index: Index[str] = Index()
    parents: dict[str, str] = {}
    for offer in offers:
        index.add(offer.code, offer.stem)
        parents[offer.code] = offer.code
    for first, second, _ in index.pairs(LIKELY):
        parents[_root(parents, first)] = _root(parents, second)
    firsts: dict[str, str] = {}
    for offer in offers:
        if offer.cluster and offer.code not in elsewhere:
            first = firsts.setdefault(offer.cluster, offer.code)
            parents[_root(parents, offer.code)] = _root(parents, first)
    groups: dict[str, list[Offer]] = {}
    for offer in offers:
        groups.setdefault(_root(parents, offer.code), []).append(offer)
    return list(groups.values())


def _root(parents: dict[str, str], code: str) -> str:
    while parents[code] != code:
        parents[code] = code = parents[parents[code]]
    return code
