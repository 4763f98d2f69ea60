"""The ladder: roles climb to the right, categories run across, a number in each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from interviews.models import Category, Role
from interviews.models.tally import Tally

SPARK_HEIGHT = 18


@dataclass(frozen=True)
class Cell:
    role: Role
    category: Category
    count: int
    bars: list[tuple[int, int, int]]  # x, y and height of a bar for each difficulty


@dataclass(frozen=True)
class Ladder:
    key: str
    steps: list[tuple[Role, int]]
    rows: list[tuple[Category, list[Cell]]]


def ladder(tally: Tally, within: BitMap) -> Ladder:
    """The matrix of roles and categories over a bitmap of question ids."""
    roles = [word for o in tally.options["role"] if isinstance(word := o.word, Role)]
    categories = [word for o in tally.options["category"] if isinstance(word := o.word, Category)]
    counts = defaultdict(lambda: [0] * 5, tally.ladder(within))
    steps = [(role, sum(sum(counts[role.pk, c.pk]) for c in categories)) for role in roles]
    rows = [
        (category, [_cell(role, category, counts[role.pk, category.pk]) for role in roles])
        for category in categories
    ]
    return Ladder(f"ladder of {len(within)}", steps, rows)


def _cell(role: Role, category: Category, levels: Sequence[int]) -> Cell:
    most = max(levels) or 1
    heights = [round(SPARK_HEIGHT * n / most) for n in levels]
    bars = [(8 * i, SPARK_HEIGHT - height, height) for i, height in enumerate(heights)]
    return Cell(role, category, sum(levels), bars)
