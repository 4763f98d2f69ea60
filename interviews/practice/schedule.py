"""When a question comes back (FSRS), which are weak, and how many a day a plan asks for.

Percentages are of the points of what was marked, 0 to 100. Moments are aware datetimes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any

from fsrs import Card, Rating, Scheduler

# From a percentage to FSRS's rating: below the first bound again, below the second hard, …
BOUNDS = ((40, Rating.Again), (60, Rating.Hard), (85, Rating.Good))
WEAK_BELOW = 60  # per cent: a question becomes weak
STRONG_FROM = 75  # per cent, and this many times in a row: it is weak no more
STRONG_RUN = 2
RETENTION = 0.9

# The package's own parameters. Its learning steps are minutes, made for words on cards; an answer
# that is spoken and scored comes back in whole days from the first time on. Not shuffled, so that
# the page can say when.
_SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)


@dataclass(frozen=True)
class Reviewed:
    """What FSRS knows of a question after an answer, as plain values, and when it comes back."""

    state: dict[str, Any]
    due: datetime


def rating_of(percent: Decimal) -> Rating:
    """Return how well a score says that the answer is known."""
    return next((rating for bound, rating in BOUNDS if percent < bound), Rating.Easy)


def reviewed(state: Mapping[str, Any] | None, percent: Decimal, at: datetime) -> Reviewed:
    """Return the state after an answer scored `percent` at `at`; `state` is None the first time."""
    card = Card.from_dict(dict(state)) if state else Card(card_id=1)  # type: ignore[arg-type]  # as to_dict gave it
    card, _ = _SCHEDULER.review_card(card, rating_of(percent), at)
    return Reviewed(dict(card.to_dict()), card.due)


def is_weak(percents: Sequence[Decimal]) -> bool:
    """Whether a question is weak after answers scored `percents`, the oldest first.

    In by one answer below WEAK_BELOW, out by STRONG_RUN answers in a row from STRONG_FROM on.
    """
    weak, run = False, 0
    for percent in percents:
        run = run + 1 if percent >= STRONG_FROM else 0
        weak = percent < WEAK_BELOW or (weak and run < STRONG_RUN)
    return weak


@dataclass(frozen=True)
class DayPlan:
    """What a plan asks for today: `new` questions not met yet, beside `due` that come back."""

    days: int  # left, today included
    new: int
    due: int
    later: int  # that do not fit the minutes before the day of the interview

    @property
    def today(self) -> int:
        return self.new + self.due


def day_plan(
    *, today: date, interview: date, minutes: int, each: int, unmet: int, due: int
) -> DayPlan:
    """Share `unmet` questions out over the days to the interview; what is due comes first.

    `each` is how many minutes one question takes. Reckoned anew each day from what is left, so
    that a day left out is spread over the rest and never stands as a debt.
    """
    days = max(1, (interview - today).days)  # on the day itself nobody learns new ones
    room = max(1, minutes // max(1, each))
    coming = min(due, room)
    new = min(ceil(unmet / days), room - coming)
    reach = new + (days - 1) * room
    return DayPlan(days, new, coming, max(0, unmet - reach))
