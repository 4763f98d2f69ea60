"""The score that a panel of interviewers gives together.

The rule is that of structured interviews for public posts in China (公务员面试评分): the mean of
all totals; from five interviewers on, without one highest and one lowest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from interviews.scoring.results import Result, half_up, merged

DROP_FROM = 5  # interviewers; of fewer, two dropped totals would leave too little


@dataclass(frozen=True)
class PanelResult:
    """`score` is out of 100, to two decimals. `lowest` and `highest` are the dropped, if any."""

    score: Decimal
    counted: int  # totals that the mean is made of
    lowest: Decimal | None = None
    highest: Decimal | None = None
    red_flags: tuple[str, ...] = ()


def panel_result(results: Sequence[Result]) -> PanelResult:
    """Return the panel's result from one Result an interviewer, each first scaled to 100.

    Who probed nothing has no total and does not count as an interviewer. Raises ValueError when
    nobody is left.
    """
    totals = sorted(total for result in results if (total := result.out_of_100) is not None)
    if not totals:
        raise ValueError("a panel needs an interviewer who probed something")
    flags = merged(flag for result in results for flag in result.red_flags)
    if len(totals) < DROP_FROM:
        return PanelResult(mean(totals), len(totals), red_flags=flags)
    lowest, *kept, highest = totals
    return PanelResult(mean(kept), len(kept), lowest, highest, flags)


def mean(totals: Sequence[Decimal]) -> Decimal:
    """Return the mean to two decimals, half up. Raises ValueError for no totals."""
    if not totals:
        raise ValueError("the mean of nothing")
    return half_up(sum(totals, Decimal(0)) / len(totals))
