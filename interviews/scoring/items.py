"""How a question does when it is practised: how hard it is, and whether it tells people apart.

The classical analysis of items. Percentages are 0 to 100; the arithmetic is exact up to the square
root, and every rounding is half up, to two decimals, at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from interviews.scoring.panel import mean
from interviews.scoring.results import half_up

LEAST = 5  # learners: of fewer, a figure could be traced to one of them
HARD_BELOW, EASY_FROM = 60, 85  # per cent on average
LABELLED_EASY, LABELLED_HARD = 2, 4  # difficulty: up to, from
FLAT_BELOW = Decimal("0.1")  # a discrimination that says next to nothing


@dataclass(frozen=True)
class Sat:
    """One learner's first answer: its percentage, and their mean at all other questions, if any.

    `levels` are those of the criteria as they stand now; empty for an earlier text.
    """

    percent: Decimal
    others: Decimal | None = None
    levels: tuple[int, ...] = ()


@dataclass(frozen=True)
class Item:
    """What the answers of several learners say. `levels` is the mean level of each criterion."""

    learners: int
    percent: Decimal
    levels: tuple[Decimal, ...]
    discrimination: Decimal | None


def item_of(answers: Sequence[Sat]) -> Item | None:
    """Return the figures of a question; None for fewer than LEAST learners.

    Only the first answer of each counts: later ones have seen the model answer. Discrimination is
    the correlation of this score with the mean of the same learners' other ones, so that a
    question does not agree with itself (item-rest).
    """
    if len(answers) < LEAST:
        return None
    judged = [sat.levels for sat in answers if sat.levels]
    levels = zip(*judged, strict=True) if len(judged) >= LEAST else ()
    pairs = [(sat.percent, sat.others) for sat in answers if sat.others is not None]
    return Item(
        len(answers),
        mean([sat.percent for sat in answers]),
        tuple(mean([Decimal(level) for level in column]) for column in levels),
        correlation(pairs) if len(pairs) >= LEAST else None,
    )


def correlation(pairs: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return Pearson's r of the pairs to two decimals; None where one side does not vary.

    (1, 2), (2, 4), (3, 6) is 1; (1, 3), (2, 1), (3, 2) is -0.5.
    """
    n = len(pairs)
    if not n:
        return None
    mean_x, mean_y = (sum(side) / Decimal(n) for side in zip(*pairs, strict=True))
    spread_x = sum((x - mean_x) ** 2 for x, _ in pairs)
    spread_y = sum((y - mean_y) ** 2 for _, y in pairs)
    together = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    if not spread_x or not spread_y:
        return None
    return half_up(together / (Decimal(spread_x) * Decimal(spread_y)).sqrt())


def is_harder(difficulty: int, percent: Decimal) -> bool:
    """Whether a question labelled easy is hard when it is practised."""
    return difficulty <= LABELLED_EASY and percent < HARD_BELOW


def is_easier(difficulty: int, percent: Decimal) -> bool:
    """Whether a question labelled hard is easy when it is practised."""
    return difficulty >= LABELLED_HARD and percent >= EASY_FROM


def is_flat(discrimination: Decimal | None) -> bool:
    """Whether good and weak learners score alike at it."""
    return discrimination is not None and discrimination < FLAT_BELOW
