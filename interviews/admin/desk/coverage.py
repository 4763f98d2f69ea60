"""The ladder as coverage board: published against needed, public and internal apart."""

from dataclasses import dataclass

from interviews.models import Category, Role, tally
from interviews.models.tally import Tally

ENOUGH = 0.75  # of what is needed; below it a cell is thin


@dataclass(frozen=True)
class Cell:
    role: Role
    category: Category
    public: int
    internal: int

    @property
    def total(self) -> int:
        return self.public + self.internal

    @property
    def missing(self) -> int:
        return max(0, self.category.needed - self.total)

    @property
    def is_thin(self) -> bool:
        return self.total < ENOUGH * self.category.needed

    @property
    def public_width(self) -> int:
        return self._width(self.public)

    @property
    def internal_width(self) -> int:
        return min(100 - self.public_width, self._width(self.internal))

    def _width(self, n: int) -> int:
        return min(100, round(100 * n / self.category.needed)) if self.category.needed else 100


@dataclass(frozen=True)
class Coverage:
    """`steps` are roles with how many they have and need; `rows` categories with their cells."""

    steps: list[tuple[Role, int, int]]
    rows: list[tuple[Category, list[Cell]]]
    published: int
    needed: int
    thin: int


def coverage() -> Coverage:
    """Published questions of each role and category. A question for two roles counts in both."""
    counted = tally()
    roles, categories = list(Role.objects.all()), list(Category.objects.all())
    rows = [
        (category, [_cell(role, category, counted) for role in roles]) for category in categories
    ]
    needed = sum(category.needed for category in categories)
    columns = zip(*(cells for _, cells in rows), strict=True) if rows else [()] * len(roles)
    steps = [
        (role, sum(cell.total for cell in column), needed)
        for role, column in zip(roles, columns, strict=True)
    ]
    cells = [cell for _, line in rows for cell in line]
    return Coverage(
        steps,
        rows,
        sum(cell.total for cell in cells),
        needed * len(roles),
        sum(cell.is_thin for cell in cells),
    )


def _cell(role: Role, category: Category, counted: Tally) -> Cell:
    found = counted.of("role", role.pk) & counted.of("category", category.pk)
    public = found.intersection_cardinality(counted.public)
    return Cell(role, category, public, len(found) - public)
