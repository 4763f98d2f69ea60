"""The points of a question, shared out over its criteria by their weights."""

from collections.abc import Sequence
from decimal import Decimal

# What a question of a category is worth unless somebody says otherwise, and in every preset.
USUAL_POINTS = {"behavioral": 10, "situational": 15, "stress": 20, "technical": 15}
PARTS = (1, 10)  # of a point: whole points, or tenths where a criterion would get none


def shares(points: int, weights: Sequence[int]) -> tuple[Decimal, ...]:
    """Return the points of each criterion, in the order of `weights`; they sum to `points`.

    10 points over 1:1:1 are 4, 3, 3. Points are whole, as interviewers reckon with them by hand;
    they are tenths only where a criterion with a weight would get nothing: 2 over 1:1:1 are 0.7,
    0.7, 0.6.
    Weights that are all zero get nothing. Raises ValueError for a negative number.
    """
    if points < 0 or any(weight < 0 for weight in weights):
        raise ValueError("points and weights are not negative")
    if not any(weights):
        return (Decimal(0),) * len(weights)
    for parts in PARTS:
        found = apportioned(points * parts, weights)
        if all(share or not weight for share, weight in zip(found, weights, strict=True)):
            break
    return tuple(Decimal(share) / parts for share in found)


def written(points: Decimal) -> str:
    """Return points as they stand on paper, no longer than needed: 4, 0.7."""
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def apportioned(units: int, weights: Sequence[int]) -> list[int]:
    """Return whole numbers that sum to `units`, as near to `weights` as they can be.

    Largest remainder (Hare-Niemeyer): each gets its exact share rounded down, and what is left
    goes one by one to the largest remainders, the earlier first among equals. At least one weight
    is not zero.
    """
    total = sum(weights)
    found = [units * weight // total for weight in weights]
    remainders = [units * weight % total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: -remainders[place])
    for place in by_remainder[: units - sum(found)]:
        found[place] += 1
    return found
