"""What stands beside the list: options with live counts, chips for what is chosen, relaxations."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.browse.counts import FACETS

SHOWN = 6
TAGS_SHOWN = 12
LONGEST = 24  # characters of a chip


@dataclass(frozen=True)
class Option:
    slug: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter: the options always in sight, and those folded behind them."""

    name: str
    label: str
    shown: list[Option]
    folded: list[Option]


@dataclass(frozen=True)
class Chip:
    label: str
    query: str  # the query string without this choice


def facets(found, counts):
    """The facets of a QuestionFilter, with the Counts of what it finds."""
    return [_facet(found, name, counts.options(name)) for name in FACETS]


def _facet(found, name, values):
    chosen = set(found.chosen[name])
    options = [Option(slug, label, count, slug in chosen) for slug, label, count in values]
    shown = len(options)
    if name in ("competency", "tag"):
        options.sort(key=lambda option: (not option.chosen, -option.count))
        shown = max(TAGS_SHOWN if name == "tag" else SHOWN, len(chosen))
    if name == "tag":
        options = [option for option in options if option.count or option.chosen]
    return Facet(name, found.filters[name].label, options[:shown], options[shown:])


def chips(found):
    """One chip a chosen value of a QuestionFilter."""
    labels = {name: dict(found.filters[name].extra["choices"]) for name in FACETS}
    rows = (
        [Chip(f"“{_shortened(found.chosen['q'])}”", found.query("q"))] if found.chosen["q"] else []
    )
    for name in FACETS:
        for value in found.chosen[name]:
            rows.append(Chip(str(labels[name][value]), found.query(name, value)))
    return rows


def _shortened(words):
    """A pasted paragraph is named by its beginning."""
    return Truncator(words).chars(LONGEST)


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
    for name in ("q", *FACETS):
        if found.chosen[name] and (count := len(counts.without(name))):
            label = found.filters[name].label
            rows.append(
                Way(_("Without “%(filter)s”") % {"filter": label}, found.query(name), count)
            )
    return sorted(rows, key=lambda way: -way.count)
