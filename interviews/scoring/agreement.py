"""How far interviewers agree: the spread of a criterion, Krippendorff's alpha over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean

from interviews.scoring.results import half_up
from interviews.text.message import N_

Levels = Sequence[int | None]  # of one interviewer, a place for each criterion; None: not probed

LEAST = 6  # criteria heard by two or more; of fewer, alpha jumps with a single mark
GOOD, FAIR = Decimal("0.80"), Decimal("0.667")  # Krippendorff, Content Analysis, 2004, p. 241
WIDE = 2  # levels between the lowest and the highest from which a panel has to talk


@dataclass(frozen=True)
class Agreement:
    """`alpha` is 1 where all agree, 0 where marks fall as by chance; `criteria` were compared."""

    alpha: Decimal
    criteria: int

    @property
    def word(self) -> str:
        """English source string of what it means."""
        if self.alpha >= GOOD:
            return N_("The panel hears the same: the marks can be relied on.")
        if self.alpha >= FAIR:
            return N_("The panel mostly hears the same: talk about the widest differences.")
        return N_("The panel does not hear the same: talk before anything is decided.")


def spread(levels: Levels) -> int:
    """Return the levels between the lowest and the highest; 0 for fewer than two marks."""
    known = [level for level in levels if level is not None]
    return max(known) - min(known) if known else 0


def agreement(interviewers: Sequence[Levels]) -> Agreement | None:
    """Return Krippendorff's alpha of ordinal levels, or None where it would say nothing.

    It needs LEAST criteria that two or more heard, and marks that are not all the same.
    """
    criteria = list(zip(*interviewers, strict=True))
    compared = [each for each in criteria if sum(level is not None for level in each) > 1]
    domain = {level for each in compared for level in each if level is not None}
    if len(compared) < LEAST or len(domain) < 2:
        return None
    import krippendorff

    marks = [[float("nan") if level is None else level for level in row] for row in interviewers]
    alpha = krippendorff.alpha(reliability_data=marks, level_of_measurement="ordinal")
    return Agreement(half_up(Decimal(str(float(alpha)))), len(compared))


def leanings(interviewers: Sequence[Levels]) -> tuple[Decimal | None, ...]:
    """Return for each interviewer the mean distance from the others' mean: below 0 is harsh.

    Only criteria count that others heard too; None where there are fewer than LEAST.
    """
    return tuple(_leaning(interviewers, place) for place in range(len(interviewers)))


def _leaning(interviewers: Sequence[Levels], place: int) -> Decimal | None:
    distances = []
    for each in zip(*interviewers, strict=True):
        others = [level for n, level in enumerate(each) if n != place and level is not None]
        if (own := each[place]) is not None and others:
            distances.append(own - mean(map(Decimal, others)))
    return half_up(mean(distances)) if len(distances) >= LEAST else None
