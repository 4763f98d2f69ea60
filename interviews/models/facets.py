"""What questions are narrowed by: one row a facet, of which all that filters and counts is made.

A row here is a filter of the list with its options, counts and chips, of what is printed and
exported of it, and an option of the `export` command.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interviews.models.question_queries import QuestionQuerySet
from interviews.models.questions import DIFFICULTY_WORDS, Question
from interviews.models.taxonomy import Category, Competency, Role, Tag, Term


@dataclass(frozen=True)
class Option:
    """One value of a facet: its key in the tally, its slug in addresses, and its word."""

    key: int
    slug: str
    word: str | Promise | Term | Tag

    def __str__(self) -> str:
        return str(self.word)


@dataclass(frozen=True, kw_only=True)
class TermFacet:
    """By words of a taxonomy, in a column or a relation of the question."""

    name: str
    label: str | Promise
    field: str
    terms: type[Term] | type[Tag]
    shown: int | None = None  # options in sight, most found first; None for all, in their order
    hides_empty: bool = False

    @property
    def is_column(self) -> bool:
        return not Question._meta.get_field(self.field).many_to_many

    def options(self) -> list[Option]:
        return [Option(term.pk, term.slug, term) for term in self.terms.objects.all()]

    def key_of(self, value: int) -> int:
        """The key of the option that a value of the column belongs to."""
        return value

    def narrow(self, questions: QuestionQuerySet, slugs: list[str]) -> QuestionQuerySet:
        if self.is_column:
            return questions.filter(**{f"{self.field}__slug__in": slugs})
        return questions.with_any(self.field, slugs)


@dataclass(frozen=True)
class Band:
    """Whole numbers from `first` to `last`, and what they are called."""

    first: int
    last: int
    word: str | Promise

    @property
    def slug(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, kw_only=True)
class BandFacet:
    """By bands of a number of the question; together they hold every value that it may have."""

    name: str
    label: str | Promise
    field: str
    bands: tuple[Band, ...]
    shown: int | None = None
    hides_empty: bool = False
    is_column = True

    def options(self) -> list[Option]:
        return [Option(band.first, band.slug, band.word) for band in self.bands]

    def key_of(self, value: int) -> int:
        return next(band.first for band in self.bands if band.first <= value <= band.last)

    def narrow(self, questions: QuestionQuerySet, slugs: list[str]) -> QuestionQuerySet:
        ranges = [(band.first, band.last) for band in self.bands if band.slug in slugs]
        return questions.filter(reduce(or_, (Q(**{f"{self.field}__range": r}) for r in ranges)))


FACETS: tuple[TermFacet | BandFacet, ...] = (
    TermFacet(name="role", label=_("Role"), field="roles", terms=Role),
    TermFacet(name="category", label=_("Category"), field="category", terms=Category),
    BandFacet(
        name="difficulty",
        label=_("Difficulty"),
        field="difficulty",
        bands=tuple(Band(level, level, word) for level, word in DIFFICULTY_WORDS.items()),
    ),
    BandFacet(
        name="points",
        label=_("Points"),
        field="points",
        bands=(
            Band(1, 9, _("below 10 points")),
            Band(10, 14, _("10 to 14 points")),
            Band(15, 19, _("15 to 19 points")),
            Band(20, 100, _("20 points and more")),
        ),
    ),
    TermFacet(
        name="competency", label=_("Competency"), field="competencies", terms=Competency, shown=6
    ),
    TermFacet(name="tag", label=_("Tag"), field="tags", terms=Tag, shown=12, hides_empty=True),
)
