"""A scorecard by competency: which questions show it, and what it weighs."""

from dataclasses import dataclass

from interviews.bankfile.triple import Criterion
from interviews.exports.booklet import Booklet, Item

SHOWN = 4  # rows of anchors that a card holds and one can listen with
UNNAMED = "综合表现"


@dataclass(frozen=True)
class Competency:
    """A competency on a scorecard. `points` of all competencies sum to those of the paper."""

    name: str
    points: int
    items: tuple[Item, ...]

    @property
    def anchors(self) -> tuple[tuple[int, Criterion], ...]:
        """The heaviest criterion of the questions with most points: (number, criterion)."""
        scored = [item for item in self.items if item.triple.rubric]
        shown = sorted(scored, key=lambda item: (-item.points, item.number))[:SHOWN]
        return tuple((item.number, max(item.triple.rubric, key=_weight)) for item in shown)


def by_competency(booklet: Booklet) -> list[Competency]:
    """Return the competencies of a booklet, most points first.

    A question counts for the competency that it names first: counted for each of its three,
    one good answer would weigh three times.
    """
    groups: dict[str, list[Item]] = {}
    for item in booklet.items:
        name = item.triple.competencies[0] if item.triple.competencies else UNNAMED
        groups.setdefault(name, []).append(item)
    found = [
        Competency(name, sum(item.points for item in items), tuple(items))
        for name, items in groups.items()
    ]
    return sorted(found, key=lambda competency: -competency.points)


def _weight(criterion: Criterion) -> int:
    return criterion.weight
