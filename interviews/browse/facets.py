"""What stands beside the list: options with live counts, chips for what is chosen, relaxations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from interviews.browse.counts import Counts
from interviews.browse.filters import QuestionFilter
from interviews.models import FACETS, BandFacet, TermFacet

LONGEST = 24  # characters of a chip
MOST_WAYS = 6  # out of an empty result


@dataclass(frozen=True)
class Choice:
    """An option of a facet as the list offers it."""

    slug: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """One facet: the options always in sight, and those folded behind them."""

    name: str
    label: str
    shown: list[Choice]
    folded: list[Choice]


@dataclass(frozen=True)
class Chip:
    label: str
    query: str  # the query string without this choice


def facets(found: QuestionFilter, counts: Counts) -> list[Choices]:
    """The facets of a QuestionFilter, with the Counts of what it finds."""
    return [_choices(found, facet, counts.options(facet.name)) for facet in FACETS]


def _choices(
    found: QuestionFilter, facet: TermFacet | BandFacet, values: Iterable[tuple[str, str, int]]
) -> Choices:
    chosen = set(found.chosen[facet.name])
    options = [Choice(slug, label, count, slug in chosen) for slug, label, count in values]
    shown = len(options)
    if facet.shown:
        options.sort(key=lambda option: (not option.chosen, -option.count))
        shown = max(facet.shown, len(chosen))
    if facet.hides_empty:
        options = [option for option in options if option.count or option.chosen]
    return Choices(facet.name, str(facet.label), options[:shown], options[shown:])


def chips(found: QuestionFilter) -> list[Chip]:
    """One chip a chosen value of a QuestionFilter."""
    labels = {name: {o.slug: str(o) for o in options} for name, options in found.terms.items()}
    words = _shortened(found.chosen["q"])
    rows = [Chip(f"“{words}”", found.query("q"))] if words else []
    for name, terms in labels.items():
        for value in found.chosen[name]:
            rows.append(Chip(terms[value], found.query(name, value=value)))
    return rows


def _shortened(words: str) -> str:
    """A pasted paragraph is named by its beginning."""
    return Truncator(words).chars(LONGEST, truncate="…")


def title(found: QuestionFilter, total: int) -> str:
    """What a page of found questions is called: what was chosen, and how many there are."""
    chosen = [chip.label for chip in chips(found)]
    if not chosen:
        return _("Questions")
    count = ngettext("%(n)s question", "%(n)s questions", total) % {"n": total}
    return " · ".join([*chosen, count])


@dataclass(frozen=True)
class Way:
    """A way out of an empty result: what to leave out, and how many questions that finds."""

    label: str
    query: str
    count: int


def ways_out(found: QuestionFilter, counts: Counts) -> list[Way]:
    """What to leave out to find something, as few filters as that takes, most found first."""
    names = [name for name in ("q", *found.terms) if found.chosen[name]]
    for size in range(1, len(names)):
        ways = [_way(found, counts, left) for left in combinations(names, size)]
        if any(way.count for way in ways):
            kept = [way for way in ways if way.count]
            return sorted(kept, key=lambda way: -way.count)[:MOST_WAYS]
    return []


def _way(found: QuestionFilter, counts: Counts, names: Sequence[str]) -> Way:
    words = _shortened(found.chosen["q"])
    labels = [words if name == "q" else found.filters[name].label for name in names]
    quoted = pgettext("list", ", ").join(f"“{label}”" for label in labels)
    label = _("Without %(filters)s") % {"filters": quoted}
    return Way(label, found.query(*names), len(counts.without(*names)))
