"""How far a learner is: the ladder filled with what they practised, and the scores over time."""

from dataclasses import dataclass
from decimal import Decimal

from pyroaring import BitMap

from interviews.models import Attempt, Category, Competency, Learner, Role, tally
from interviews.practice.report import Answered, lifts, percent_of
from interviews.practice.schedule import STRONG_FROM

SHOWN = 60  # scores on the line
WIDTH, HEIGHT = 600, 120  # of the drawing


@dataclass(frozen=True)
class Step:
    """A cell of the ladder, or a competency: how many there are, practised and good."""

    role: Role | None
    total: int
    practised: int
    good: int

    @property
    def share(self) -> int:
        """Practised, in per cent of all."""
        return self.practised * 100 // self.total if self.total else 0

    @property
    def good_share(self) -> int:
        return self.good * 100 // self.total if self.total else 0


class Progress:
    """The bitmaps of what a learner practised, and of what went well: one query."""

    def __init__(self, learner: Learner | None) -> None:
        rows = learner.cards.values_list("question_id", "percent") if learner else ()
        self.practised, self.good = BitMap(), BitMap()
        for question, percent in rows:
            self.practised.add(question)
            if percent >= STRONG_FROM:
                self.good.add(question)
        self.tally = tally()

    def ladder(self) -> tuple[list[Role], list[tuple[Category, list[Step]]]]:
        roles, categories = list(Role.objects.all()), list(Category.objects.all())
        of = self.tally.of
        rows = [
            (
                category,
                [self._step(of("role", r.pk) & of("category", category.pk), r) for r in roles],
            )
            for category in categories
        ]
        return roles, rows

    def competencies(self) -> list[tuple[Competency, Step]]:
        """Each competency with questions, the least practised first."""
        steps = [
            (term, self._step(self.tally.of("competency", term.pk)))
            for term in Competency.objects.all()
        ]
        return sorted((s for s in steps if s[1].total), key=lambda s: (s[1].share, s[0].order))

    def _step(self, bitmap: BitMap, role: Role | None = None) -> Step:
        public = self.tally.public & bitmap
        return Step(role, len(public), len(public & self.practised), len(public & self.good))


@dataclass(frozen=True)
class Score:
    """A point of the line of scores."""

    x: float
    y: float
    percent: Decimal


def scores(learner: Learner) -> list[Score]:
    """The last scores, the oldest first, placed on a drawing of WIDTH by HEIGHT."""
    newest = learner.attempts.marked().order_by("-marked_at", "-pk")
    latest = newest.values_list("percent", flat=True)[:SHOWN]
    percents = [percent for percent in reversed(latest) if percent is not None]
    apart = WIDTH / max(1, len(percents) - 1)
    return [
        Score(round(place * apart, 1), round(HEIGHT - float(percent) * HEIGHT / 100, 1), percent)
        for place, percent in enumerate(percents)
    ]


def answered(attempt: Attempt) -> Answered:
    """A marked attempt as a report needs it; cheap after `with_version()`."""
    triple = attempt.version.as_triple()
    return Answered(
        code=triple.code,
        category=triple.category,
        competencies=triple.competencies,
        points=attempt.given()[0],
        maximum=Decimal(triple.points),
        seconds=attempt.seconds,
        minutes=triple.minutes,
        lifts=lifts(triple.rubric, attempt.levels),
    )


def percent(attempts: list[Answered]) -> Decimal:
    """The points of several answers, in per cent of what they were worth."""
    return percent_of(
        sum((a.points for a in attempts), Decimal(0)),
        sum((a.maximum for a in attempts), Decimal(0)),
    )
