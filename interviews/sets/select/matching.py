"""Fill quotas with groups of like questions: each group at most once, as many as can be."""

from interviews.text.similarity import LIKELY, Index


def match(fits, capacity):
    """Return {group: quota} for a largest matching that prefers earlier groups.

    `fits[group]` lists the quotas that a group could fill, `capacity[quota]` how many it takes.
    Groups that can be seated together form a matroid: taking them greedily in an order of
    preference gives a largest matching, and among those the most preferred one.
    """
    holders = [[] for _ in capacity]
    seated, wanted = 0, sum(capacity)
    for group in range(len(fits)):
        if seated == wanted:
            break
        seated += _seat(group, fits, capacity, holders, set())
    return {group: quota for quota, groups in enumerate(holders) for group in groups}


def _seat(group, fits, capacity, holders, seen):
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


def groups_of_like(offers):
    """Return lists of offers whose stems are near-duplicates, in the order of the first of each."""
    index, parents = Index(), {}
    for offer in offers:
        index.add(offer.code, offer.stem)
        parents[offer.code] = offer.code
    for first, second, _ in index.pairs(LIKELY):
        parents[_root(parents, first)] = _root(parents, second)
    groups = {}
    for offer in offers:
        groups.setdefault(_root(parents, offer.code), []).append(offer)
    return list(groups.values())


def _root(parents, code):
    while parents[code] != code:
        parents[code] = code = parents[parents[code]]
    return code
