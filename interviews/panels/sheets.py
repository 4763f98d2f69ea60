"""What one interviewer wrote down: the latest of every field, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from interviews.models import Asked, PanelMark, Seat
from interviews.scoring.results import Mark, Result, result_of, summed
from interviews.scoring.weights import shares

SKIPPED = 0  # the value of a criterion that was not probed
Key = tuple[int, str]  # of a question of the interview, and a field of it


@dataclass
class Sheet:
    """The marks of one seat; `marks` are all of them, oldest first."""

    seat: Seat
    asked: Sequence[Asked]
    marks: Iterable[PanelMark] = ()
    _latest: dict[Key, PanelMark] = field(default_factory=dict)
    _before: dict[Key, list[PanelMark]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mark in sorted(self.marks, key=lambda mark: (mark.made_at, mark.pk)):
            key = mark.asked_id, mark.field
            if earlier := self._latest.get(key):
                self._before.setdefault(key, []).append(earlier)
            self._latest[key] = mark

    def value(self, asked: Asked, name: str) -> Any:
        """What stands in a field, None where nobody touched it."""
        mark = self._latest.get((asked.pk, name))
        return mark.value if mark else None

    def latest(self, asked: Asked, name: str) -> PanelMark | None:
        return self._latest.get((asked.pk, name))

    def before(self, asked: Asked, name: str) -> list[PanelMark]:
        """What stood in a field before, oldest first."""
        return self._before.get((asked.pk, name), [])

    def level(self, asked: Asked, line: int) -> int | None:
        """The level of a criterion; None when it was not probed or has no mark."""
        return self.value(asked, f"level-{line}") or None

    def evidence(self, asked: Asked, line: int) -> str:
        return self.value(asked, f"evidence-{line}") or ""

    def levels(self) -> list[int | None]:
        """The levels of all criteria of all questions, in their order."""
        return [self.level(one, n) for one in self.asked for n in range(len(one.lines))]

    def open_lines(self, asked: Asked) -> int:
        """How many criteria have no mark, not even that it was not probed."""
        names = (f"level-{line}" for line in range(len(asked.lines)))
        return sum(self.value(asked, name) is None for name in names)

    def flags(self, asked: Asked) -> list[tuple[str, str]]:
        """(red flag, what was said) of those that were heard."""
        return [
            (flag, self.value(asked, f"quote-{n}") or "")
            for n, flag in enumerate(asked.text.red_flags)
            if self.value(asked, f"flag-{n}")
        ]

    def probes(self, asked: Asked) -> list[str]:
        """The probes that were asked."""
        named = enumerate(asked.text.probes)
        return [probe for n, probe in named if self.value(asked, f"probe-{n}")]

    def result_of(self, asked: Asked) -> Result:
        points = points_of(asked)
        marks = [Mark(points[n], self.level(asked, n)) for n in range(len(points))]
        return result_of(marks, [flag for flag, _ in self.flags(asked)])

    def result(self) -> Result:
        return summed(self.result_of(one) for one in self.asked)

    def lacking(self) -> list[tuple[Asked, int, list[str]]]:
        """What stands in the way of submitting: (question, open criteria, flags unquoted)."""
        found = [
            (one, self.open_lines(one), [flag for flag, said in self.flags(one) if not said])
            for one in self.asked
        ]
        return [row for row in found if row[1] or row[2]]


def points_of(asked: Asked) -> tuple[Decimal, ...]:
    """The points of each criterion, as on paper; they sum to those of the question."""
    return shares(asked.points, [line.weight for line in asked.lines])


def differ(one: Any, other: Any) -> bool:
    """Whether two values of a field say different things; untouched is the same as blank."""
    return not (_is_blank(one) and _is_blank(other)) and one != other


def _is_blank(value: Any) -> bool:
    return value is None or value is False or value == ""
