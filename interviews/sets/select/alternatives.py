"""Another question in the place of one: it keeps the blueprint, and is like none that stays."""

from collections.abc import Callable, Sequence

from interviews.sets.select.blueprint import Blueprint, Offer, Quota
from interviews.sets.select.matching import groups_of_like, match


def alternatives(
    blueprint: Blueprint,
    offers: Sequence[Offer],
    chosen: Sequence[Offer],
    code: str,
    limit: int = 8,
) -> list[Offer]:
    """Return the offers that could stand for `code` among the `chosen`, the nearest first."""
    out = next(offer for offer in chosen if offer.code == code)
    rest = [offer for offer in chosen if offer.code != code]
    fitting = _fitting(blueprint, rest, out)
    known = {offer.code for offer in chosen}
    spare = blueprint.max_minutes - sum(offer.minutes for offer in rest)
    found = [
        offer
        for offer in offers
        if offer.code not in known
        and blueprint.admits(offer)
        and fitting(offer)
        and (not blueprint.max_minutes or offer.minutes <= max(spare, out.minutes))
    ]
    found.sort(key=lambda offer: _distance(offer, out))
    return _unlike(found, rest, limit)


def blueprint_like(offer: Offer, role: str = "") -> Blueprint:
    """The blueprint of one question: what may stand for it in a set made by hand."""
    return Blueprint((Quota(1, offer.category, points=offer.points),), role=role)


def _fitting(blueprint: Blueprint, rest: Sequence[Offer], out: Offer) -> Callable[[Offer], bool]:
    """Which offers fill as many quotas beside `rest` as the one that goes out."""
    capacity = [quota.count for quota in blueprint.quotas]
    fits = [blueprint.quotas_for(offer) for offer in rest]
    before = len(match([*fits, blueprint.quotas_for(out)], capacity))
    answers: dict[tuple[int, ...], bool] = {}  # many offers fill the same quotas

    def fitting(offer: Offer) -> bool:
        quotas = tuple(blueprint.quotas_for(offer))
        if quotas not in answers:
            answers[quotas] = len(match([*fits, quotas], capacity)) >= before
        return answers[quotas]

    return fitting


def _distance(offer: Offer, out: Offer) -> tuple[bool, int, int, int, int, str]:
    return (
        offer.category != out.category,
        abs(offer.points - out.points),
        -len(set(offer.competencies) & set(out.competencies)),
        abs(offer.difficulty - out.difficulty),
        abs(offer.minutes - out.minutes),
        offer.code,
    )


def _unlike(found: Sequence[Offer], rest: Sequence[Offer], limit: int) -> list[Offer]:
    """The first `limit` of `found` that could stand on one paper with the `rest`."""
    staying, kept = {offer.code for offer in rest}, []
    for start in range(0, len(found), 50):
        batch = found[start : start + 50]
        for group in groups_of_like([*rest, *batch]):
            if not staying & {offer.code for offer in group}:
                kept += group
        if len(kept) >= limit:
            break
    order = {offer.code: place for place, offer in enumerate(found)}
    return sorted(kept, key=lambda offer: order[offer.code])[:limit]
