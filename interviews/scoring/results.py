"""From the levels that one interviewer ticked to points, a maximum and a score out of 100."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from interviews.scoring.levels import HIGHEST, LEVELS

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Mark:
    """One criterion on one scorecard: its points, and the level heard, or None when not probed."""

    points: Decimal
    level: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a level that is not on the scorecard."""
        if self.level is not None and self.level not in LEVELS:
            raise ValueError(f"{self.level} is none of the levels {LEVELS}")


@dataclass(frozen=True)
class Result:
    """What was reached, in points, out of the points of what was probed.

    `red_flags` are the 雷区 that were heard, in the words of the question. They take no points
    off: a panel decides with them before its eyes, so they go along with every sum.
    """

    points: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)
    red_flags: tuple[str, ...] = ()

    @property
    def out_of_100(self) -> Decimal | None:
        """Return the points scaled to 100, to two decimals; None when nothing was probed."""
        return half_up(self.points * 100 / self.maximum) if self.maximum else None


def result_of(marks: Iterable[Mark], red_flags: Iterable[str] = ()) -> Result:
    """Return the result of one question, or of all that one interviewer marked.

    A criterion scores its points × level ÷ 5. One that was not probed leaves the maximum, too:
    an interviewer who ran out of time takes nothing from the candidate.
    """
    probed = [(mark.points, mark.level) for mark in marks if mark.level is not None]
    reached = sum((points * level / HIGHEST for points, level in probed), Decimal(0))
    return Result(reached, sum((points for points, _ in probed), Decimal(0)), tuple(red_flags))


def summed(results: Iterable[Result]) -> Result:
    """Return the result of a whole scorecard: points, maxima and red flags of all questions."""
    parts = list(results)
    return Result(
        sum((part.points for part in parts), Decimal(0)),
        sum((part.maximum for part in parts), Decimal(0)),
        merged(flag for part in parts for flag in part.red_flags),
    )


def merged(red_flags: Iterable[str]) -> tuple[str, ...]:
    """Return each red flag once, in the order in which it was first heard."""
    return tuple(dict.fromkeys(red_flags))


def half_up(number: Decimal) -> Decimal:
    """Return `number` to two decimals; a half goes up, as people reckon: 0.125 is 0.13."""
    return number.quantize(HUNDREDTH, ROUND_HALF_UP)
