"""What is said of a search: how it was understood, how near its results are, where words stand."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from interviews.text.normalise import normalise

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


def understood(found, counts):
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
        offer=offer(found, counts),
    )


def _others(query, lexicon):
    """What else was looked for, of what the bank says and the words do not say already."""
    found = [word for word in query.others if lexicon.seen(word)]
    new = [word for word in found if not any(typed in word for typed in query.words)]
    return [word for word in new if not word.isascii()] or new


def places(finding, question):
    """In words, which parts of a found question hold the words, where its stem does not."""
    zones = finding.places(question.pk) if finding else []
    named = [PLACES[zone] for zone in zones if zone in PLACES]
    return "" if "stem" in zones else _joined(named[:NAMED])


def offer(found, counts):
    """(label, query string) of the facets that words of the query name, or None."""
    groups = {group[0]: group for group in found.finding.query.required}
    named, lexicon, known = {}, found.tally.lexicon, _by_name(found)
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


def _by_name(found):
    """{name: (facet, key, slug, label) of the terms that are called so}, in the order of facets."""
    kept, key = found.tally.of_terms, ("by name", get_language())
    if key not in kept:
        kept[key] = _named(found)
    return kept[key]


def _named(found):
    known = defaultdict(list)
    for facet in found.terms:
        for key, slug, label, names in _terms(found, facet):
            for name in names:
                known[name].append((facet, key, slug, label))
    return dict(known)


def _terms(found, facet):
    for option in found.terms[facet]:
        word = option.word
        names = {normalise(str(word)), normalise(getattr(word, "name", ""))}
        names.add(normalise(getattr(word, "english_name", "")))
        label = _("%(category)s questions") % {"category": word} if facet == "category" else word
        yield option.key, option.slug, str(label), names


def _joined(words):
    return pgettext("list", ", ").join(map(str, words))
