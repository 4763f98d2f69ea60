"""What a score says: what lifts it, and what to work on. Values in, values out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from interviews.bankfile.triple import Criterion
from interviews.scoring.levels import ANCHORS, HIGHEST, Anchor
from interviews.scoring.results import HUNDREDTH, Mark, Result, half_up, result_of
from interviews.scoring.weights import written

MOST = 3  # things to work on


@dataclass(frozen=True)
class Lift:
    """A criterion with room above: the next anchor, its text, and the points it brings."""

    criterion: str
    anchor: Anchor
    text: str
    gain: Decimal


def marked(
    rubric: Sequence[Criterion], levels: Sequence[int | None], flags: Iterable[str] = ()
) -> Result:
    """Return the Result of one answer: `levels` in the order of the rubric's lines.

    The same arithmetic as on the scorecard. Raises ValueError when the two differ in length.
    """
    pairs = zip(rubric, levels, strict=True)
    marks = [Mark(Decimal(line.weight), level) for line, level in pairs]
    return result_of(marks, flags)


def lifts(rubric: Sequence[Criterion], levels: Sequence[int | None]) -> tuple[Lift, ...]:
    """Return what the next anchor above asks for, wherever a level is below the highest.

    What brings most points stands first; of equals, the line that stands first in the rubric.
    """
    found = []
    for line, level in zip(rubric, levels, strict=True):
        if level is None or level >= HIGHEST:
            continue
        anchor = min((a for a in ANCHORS if a.level > level), key=lambda a: a.level)
        gain = Decimal(line.weight) * (anchor.level - level) / HIGHEST
        found.append(Lift(line.criterion, anchor, getattr(line, anchor.field), gain))
    return tuple(sorted(found, key=lambda lift: -lift.gain))


def reckoned(rubric: Sequence[Criterion], levels: Sequence[int | None]) -> str:
    """Return how the sum came about, line by line: 2 + 2.4 + 2 + 1.2."""
    shares = [
        Decimal(line.weight) * level / HIGHEST
        for line, level in zip(rubric, levels, strict=True)
        if level is not None
    ]
    return " + ".join(written(share) for share in shares)


@dataclass(frozen=True)
class Answered:
    """One marked answer as a report needs it."""

    code: str
    category: str
    competencies: tuple[str, ...]
    points: Decimal
    maximum: Decimal
    seconds: int = 0
    minutes: int = 0
    lifts: tuple[Lift, ...] = ()


@dataclass(frozen=True)
class Share:
    """Points of a group of answers, out of the points that they were worth."""

    name: str
    points: Decimal
    maximum: Decimal
    answers: int

    @property
    def percent(self) -> Decimal:
        return percent_of(self.points, self.maximum)


def percent_of(points: Decimal, maximum: Decimal) -> Decimal:
    """Return points out of a maximum as a percentage to two decimals; 0 of nothing."""
    return half_up(points * 100 / maximum) if maximum else Decimal(0).quantize(HUNDREDTH)


def by_category(answers: Iterable[Answered]) -> tuple[Share, ...]:
    """Return a Share for each category, in the order in which they come."""
    return _shares((answer.category, answer) for answer in answers)


def by_competency(answers: Iterable[Answered]) -> tuple[Share, ...]:
    """Return a Share for each competency, the weakest first; an answer counts for each it has."""
    pairs = ((name, answer) for answer in answers for name in answer.competencies)
    return tuple(sorted(_shares(pairs), key=lambda share: (share.percent, share.name)))


def _shares(pairs: Iterable[tuple[str, Answered]]) -> tuple[Share, ...]:
    groups = defaultdict(list)
    for name, answer in pairs:
        groups[name].append(answer)
    return tuple(
        Share(
            name,
            sum((a.points for a in answers), Decimal(0)),
            sum((a.maximum for a in answers), Decimal(0)),
            len(answers),
        )
        for name, answers in groups.items()
    )


@dataclass(frozen=True)
class Work:
    """One thing to work on: the criterion, and the question that shows it."""

    code: str
    lift: Lift


def to_work_on(answers: Iterable[Answered], most: int = MOST) -> tuple[Work, ...]:
    """Return the few lifts that bring most points, at most one a question."""
    first = [Work(answer.code, answer.lifts[0]) for answer in answers if answer.lifts]
    return tuple(sorted(first, key=lambda work: -work.lift.gain)[:most])


@dataclass(frozen=True)
class Reading:
    """A line of a rubric that somebody and the bank heard at two levels, and what the bank heard.

    `anchors` are the levels that the rubric describes at the bank's mark: one, or the two that it
    stands between, the higher first.
    """

    criterion: str
    mine: int
    bank: int
    anchors: tuple[tuple[Anchor, str], ...]


def readings(
    rubric: Sequence[Criterion], mine: Sequence[int], bank: Sequence[int]
) -> tuple[Reading, ...]:
    """Return the lines that were read differently, the furthest apart first.

    Raises ValueError when the three differ in length.
    """
    found = [
        Reading(line.criterion, own, given, _described(line, given))
        for line, own, given in zip(rubric, mine, bank, strict=True)
        if own != given
    ]
    return tuple(sorted(found, key=lambda reading: -abs(reading.mine - reading.bank)))


def _described(line: Criterion, level: int) -> tuple[tuple[Anchor, str], ...]:
    near = [anchor for anchor in ANCHORS if abs(anchor.level - level) <= (level % 2 == 0)]
    return tuple((anchor, getattr(line, anchor.field)) for anchor in near)
