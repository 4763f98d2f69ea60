"""What is said of a search: how it was understood, how near its results are, where words stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from interviews.browse.counts import Counts
from interviews.browse.filters import QuestionFilter
from interviews.models import Question
from interviews.models.finding import Finding
from interviews.text.lexicon import Lexicon
from interviews.text.normalise import normalise
from interviews.text.query import Query

ByName = dict[str, list[tuple[str, int, str, str]]]  # facet, key, slug, label
OTHERS = 6
NAMED = 3
PLACES = {
    "code": gettext_lazy("Code"),
    "tags": gettext_lazy("Tags"),
    "points": gettext_lazy("What it turns on"),
    "analysis": gettext_lazy("What it probes"),
    "answer": gettext_lazy("Model answer"),
    "rubric": gettext_lazy("Rubric"),
    "probes": gettext_lazy("Probes"),
    "flags": gettext_lazy("Red flags"),
}


@dataclass(frozen=True)
class Understood:
    """What to say above the results: how many fit fully, and the words that were looked for."""

    full: int
    near: int
    meant: str
    others: str
    words: str
    left_out: str
    offer: tuple[str, str] | None  # the label and the query string of facets that the words name


def understood(found: QuestionFilter, counts: Counts) -> Understood | None:
    """The Understood of a QuestionFilter with the Counts of what it finds; None without words."""
    if not (finding := found.finding):
        return None
    query, lexicon = finding.query, found.tally.lexicon
    near = len(finding.near & counts.without())
    return Understood(
        full=counts.total - near,
        near=near,
        meant=_joined(word for _typed, word in query.meant),
        others=_joined(_others(query, lexicon)[:OTHERS]),
        words=_joined(query.words),
        left_out=_joined(query.left_out),
        offer=offer(found, finding, counts),
    )


def _others(query: Query, lexicon: Lexicon) -> list[str]:
    """What else was looked for, of what the bank says and the words do not say already."""
    found = [word for word in query.others if lexicon.seen(word)]
    new = [word for word in found if not any(typed in word for typed in query.words)]
    return [word for word in new if not word.isascii()] or new


def places(finding: Finding | None, question: Question) -> str:
    """In words, which parts of a found question hold the words, where its stem does not."""
    zones = finding.places(question.pk) if finding else []
    named = [PLACES[zone] for zone in zones if zone in PLACES]
    return "" if "stem" in zones else _joined(named[:NAMED])


def offer(found: QuestionFilter, finding: Finding, counts: Counts) -> tuple[str, str] | None:
    """(label, query string) of the facets that words of the query name, or None."""
    groups = {group[0]: group for group in finding.query.required}
    named: dict[str, tuple[str, str, str]] = {}
    lexicon, known = found.tally.lexicon, _by_name(found)
    for word in groups:
        called = [term for name in (word, *lexicon.others(word)) for term in known.get(name, ())]
        for facet, key, slug, label in called:
            if not found.tally.of(facet, key) & counts.visible:
                continue
            alone = facet != "tag" or len(groups) == 1
            if alone and facet not in named and slug not in found.chosen[facet]:
                named[facet] = (slug, label, word)
                break
    if not named:
        return None
    taken = {word for _slug, _label, word in named.values()}
    rest = [word for word in groups if word not in taken]
    pairs = [(facet, slug) for facet, (slug, _label, _word) in named.items()]
    pairs += [(facet, slug) for facet in found.terms for slug in found.chosen[facet]]
    label = " × ".join([*(label for _slug, label, _word in named.values()), *rest])
    return label, urlencode([*pairs, ("q", " ".join(rest))] if rest else pairs)


def _by_name(found: QuestionFilter) -> ByName:
    """{name: (facet, key, slug, label) of the terms that are called so}, in the order of facets."""
    kept, key = found.tally.of_terms, f"by name, {get_language()}"
    if key not in kept:
        kept[key] = _named(found)
    names: ByName = kept[key]
    return names


def _named(found: QuestionFilter) -> ByName:
    known: ByName = defaultdict(list)
    for facet in found.terms:
        for key, slug, label, names in _terms(found, facet):
            for name in names:
                known[name].append((facet, key, slug, label))
    return dict(known)


def _terms(found: QuestionFilter, facet: str) -> Iterator[tuple[int, str, str, set[str]]]:
    for option in found.terms[facet]:
        word = option.word
        names = {normalise(str(word)), normalise(getattr(word, "name", ""))}
        names.add(normalise(getattr(word, "english_name", "")))
        label = _("%(category)s questions") % {"category": word} if facet == "category" else word
        yield option.key, option.slug, str(label), names


def _joined(words: Iterable[object]) -> str:
    return pgettext("list", ", ").join(map(str, words))
