"""The score that a panel of interviewers gives together.

The usual rule is that of structured interviews for public posts in China (公务员面试评分): the mean
of all totals; from five interviewers on, without one highest and one lowest. A panel may choose the
plain mean, or the marks that it agreed on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from interviews.scoring.results import Result, half_up, merged

DROP_FROM = 5  # interviewers; of fewer, two dropped totals would leave too little


class Rule(StrEnum):
    DROP = "drop"
    MEAN = "mean"
    AGREED = "agreed"  # one Result, of the marks that all agreed on


@dataclass(frozen=True)
class PanelResult:
    """`score` is out of 100, to two decimals. `lowest` and `highest` are the dropped, if any."""

    score: Decimal
    counted: int  # totals that the mean is made of
    lowest: Decimal | None = None
    highest: Decimal | None = None
    red_flags: tuple[str, ...] = ()


def panel_result(results: Sequence[Result], rule: Rule = Rule.DROP) -> PanelResult:
    """Return the panel's result from one Result an interviewer, each first scaled to 100.

    Only the rule DROP leaves totals out. Who probed nothing has no total and does not count as an
    interviewer. Raises ValueError when nobody is left.
    """
    totals = sorted(total for result in results if (total := result.out_of_100) is not None)
    if not totals:
        raise ValueError("a panel needs an interviewer who probed something")
    flags = merged(flag for result in results for flag in result.red_flags)
    if rule != Rule.DROP or len(totals) < DROP_FROM:
        return PanelResult(mean(totals), len(totals), red_flags=flags)
    lowest, *kept, highest = totals
    return PanelResult(mean(kept), len(kept), lowest, highest, flags)


def mean(totals: Sequence[Decimal]) -> Decimal:
    """Return the mean to two decimals, half up. Raises ValueError for no totals."""
    if not totals:
        raise ValueError("the mean of nothing")
    return half_up(sum(totals, Decimal(0)) / len(totals))


def ranks(scores: Sequence[Decimal | None]) -> tuple[int | None, ...]:
    """Return the place of each score, best first; equals share one: 1, 2, 2, 4.

    Who has no score has no place.
    """
    known = [score for score in scores if score is not None]
    return tuple(
        None if score is None else 1 + sum(other > score for other in known) for score in scores
    )
