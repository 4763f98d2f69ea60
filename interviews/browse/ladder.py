"""The ladder: roles climb to the right, categories run across, a number in each cell."""

from collections import defaultdict
from dataclasses import dataclass

from interviews.models import Category, Role

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


def ladder(tally, within):
    """The matrix of roles and categories over a bitmap of question ids."""
    roles = [option.word for option in tally.options["role"]]
    categories = [option.word for option in tally.options["category"]]
    counts = defaultdict(lambda: [0] * 5, tally.ladder(within))
    steps = [(role, sum(sum(counts[role.pk, c.pk]) for c in categories)) for role in roles]
    rows = [
        (category, [_cell(role, category, counts[role.pk, category.pk]) for role in roles])
        for category in categories
    ]
    return Ladder(f"ladder of {len(within)}", steps, rows)


def _cell(role, category, levels):
    most = max(levels) or 1
    heights = [round(SPARK_HEIGHT * n / most) for n in levels]
    bars = [(8 * i, SPARK_HEIGHT - height, height) for i, height in enumerate(heights)]
    return Cell(role, category, sum(levels), bars)
