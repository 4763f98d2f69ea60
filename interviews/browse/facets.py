"""What stands beside the list: options with live counts, chips for what is chosen, relaxations."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.models import FACETS

LONGEST = 24  # characters of a chip


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


def facets(found, counts):
    """The facets of a QuestionFilter, with the Counts of what it finds."""
    return [_choices(found, facet, counts.options(facet.name)) for facet in FACETS]


def _choices(found, facet, values):
    chosen = set(found.chosen[facet.name])
    options = [Choice(slug, label, count, slug in chosen) for slug, label, count in values]
    shown = len(options)
    if facet.shown:
        options.sort(key=lambda option: (not option.chosen, -option.count))
        shown = max(facet.shown, len(chosen))
    if facet.hides_empty:
        options = [option for option in options if option.count or option.chosen]
    return Choices(facet.name, facet.label, options[:shown], options[shown:])


def chips(found):
    """One chip a chosen value of a QuestionFilter."""
    labels = {name: {o.slug: str(o) for o in options} for name, options in found.terms.items()}
    words = _shortened(found.chosen["q"])
    rows = [Chip(f"“{words}”", found.query("q"))] if words else []
    for name, terms in labels.items():
        for value in found.chosen[name]:
            rows.append(Chip(terms[value], found.query(name, value)))
    return rows


def _shortened(words):
    """A pasted paragraph is named by its beginning."""
    return Truncator(words).chars(LONGEST, truncate="…")


def title(found, total):
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


def ways_out(found, counts):
    """The filters whose removal finds something, most found first."""
    rows = []
    for name in ("q", *found.terms):
        if found.chosen[name] and (count := len(counts.without(name))):
            label = found.filters[name].label
            rows.append(
                Way(_("Without “%(filter)s”") % {"filter": label}, found.query(name), count)
            )
    return sorted(rows, key=lambda way: -way.count)
