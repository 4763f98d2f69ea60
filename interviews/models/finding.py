"""Finding questions: what a query asks for, which questions hold it, and the best of them in order.

The index gives candidates, a few hundred at most; they are ranked by their texts. It is one way for
a bank of a hundred questions and of a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pyroaring import BitMap

from interviews.models.question_queries import QuestionQuerySet
from interviews.models.search import Digest, Wanted, all_of, any_of, having, newest_with
from interviews.text.fit import Fit, fit, places
from interviews.text.query import Query, understand
from interviews.text.tokens import STEM, term_of

if TYPE_CHECKING:
    from interviews.models.tally import Tally

RANKED = 300  # how many are put in order of fit; what is behind them follows by date
NEAREST = 10  # fewer full matches than these are followed by the nearest, up to so many in all
NEAR_ENOUGH = 0.4  # of the share that the best one has
LEAST = 0.04  # share of the query's weight under which nothing is called near
SPREAD = 2_000  # about so many questions may hold what candidates are drawn by
WIDE = 1_000  # newest questions that candidates are taken from
REMEMBERED = 16  # findings; each holds the texts that it ranked, a megabyte at most
SPELT = 4  # words; in a longer text nobody is told what was meant


@dataclass(frozen=True)
class Finding:
    """What a query found. `order` begins with the full matches; `hits` are all ids, in no order."""

    query: Query
    hits: BitMap
    order: tuple[int, ...]
    full: int
    texts: dict[int, str]

    def narrow(self, questions: QuestionQuerySet) -> QuestionQuerySet:
        """Keep of a QuerySet of questions what was found."""
        if len(self.hits) <= RANKED:
            return questions.filter(pk__in=list(self.hits))
        return having(questions, self.query.required)

    def places(self, key: int) -> list[str]:
        """The zones of a ranked question that hold what was looked for."""
        return places(self.marks, self.texts[key]) if key in self.texts else []

    @cached_property
    def near(self) -> BitMap:
        """The ids of what is near, and no full match."""
        return BitMap(self.order[self.full :])

    @cached_property
    def marks(self) -> list[str]:
        """The words to mark in what was found."""
        return list(dict.fromkeys([*self.query.marks, *(self.query.pairs if self.near else ())]))


def find(text: str, questions: QuestionQuerySet, tally: Tally) -> Finding:
    """Find `text` among a QuerySet of questions that the reader may see; `tally` is the bank's.

    The next pages, the question and the print of what was found ask the same: it is remembered.
    """
    key = (text, str(questions.query))
    if key not in tally.found:
        if len(tally.found) >= REMEMBERED:
            tally.found.clear()
        tally.found[key] = _find(text, questions, tally)
    return tally.found[key]


def _find(text: str, questions: QuestionQuerySet, tally: Tally) -> Finding:
    query = understand(text, tally.lexicon)
    if query.code:
        keys = questions.filter(code=query.code).values_list("pk", flat=True)
        return Finding(query, BitMap(keys), tuple(keys), len(keys), {})
    if not query.features:
        return _literally(text, query, questions)
    hits = _holding(query, questions)
    if not hits and (meant := _meant(query, questions, tally)):
        query = understand(text, tally.lexicon, meant)
        hits = _holding(query, questions)
    return _ranked(query, hits, questions, tally)


def _holding(query: Query, questions: QuestionQuerySet) -> BitMap:
    return _ids(having(questions, query.required)) if query.required else BitMap()


def _ids(questions: QuestionQuerySet) -> BitMap:
    return BitMap(questions.order_by().values_list("pk", flat=True))


def _literally(text: str, query: Query, questions: QuestionQuerySet) -> Finding:
    """A query of nothing but signs: what holds them, by date."""
    hits = _ids(questions.search(text))
    return Finding(replace(query, required=()), hits, (), len(hits), {})


def _meant(query: Query, questions: QuestionQuerySet, tally: Tally) -> list[tuple[str, str]]:
    """(typed, understood) for each word that nothing holds and that may be a slip."""
    if len(query.required) > SPELT:
        return []
    lost = [group for group in query.required if not having(questions, [group]).exists()]
    guesses = ((group[0], tally.speller.meant(group[0])) for group in lost)
    return [(typed, understood) for typed, understood in guesses if understood]


def _ranked(query: Query, hits: BitMap, questions: QuestionQuerySet, tally: Tally) -> Finding:
    candidates = _best_of(hits, query)
    if len(hits) < NEAREST:
        drawn = newest_with(_drawn_by(query, tally), WIDE)
        near = _ids(questions.filter(pk__in=drawn))
        candidates |= BitMap(near[-RANKED:])
    texts = dict(Digest.objects.filter(pk__in=list(candidates)).values_list("pk", "text"))
    fits = sorted(
        ((fit(query, text), key) for key, text in texts.items()),
        key=lambda pair: (-pair[0].full, -pair[0].score, -pair[1]),
    )
    full = [key for found, key in fits if found.full]
    nearest = _near([pair for pair in fits if not pair[0].full], NEAREST - len(full))
    if len(hits) <= RANKED:  # every one was looked at
        hits = BitMap(full)
    return Finding(query, hits | BitMap(nearest), (*full, *nearest), len(hits), texts)


def _near(fits: Sequence[tuple[Fit, int]], most: int) -> list[int]:
    """The keys of the nearest, at most so many: those that hold about as much as the best."""
    bar = max([LEAST, *(NEAR_ENOUGH * found.share for found, _ in fits[:1])])
    return [key for found, key in fits if found.share >= bar][: max(0, most)]


def _best_of(hits: BitMap, query: Query) -> BitMap:
    """Of many full matches those to rank: with the words in the stem, then the newest."""
    if len(hits) <= RANKED:
        return hits
    wanted = all_of(
        any_of(all_of(STEM + token for token in term_of(word).tokens) for word in group)
        for group in query.required
    )
    asked = BitMap(newest_with(wanted, WIDE)) & hits
    best = BitMap(asked[-RANKED:])
    return best | BitMap((hits - best)[len(best) - RANKED :]) if len(best) < RANKED else best


def _drawn_by(query: Query, tally: Tally) -> Wanted | None:
    """The weightiest words of a query, until they draw enough candidates: an index expression."""
    lexicon, total, seen = tally.lexicon, len(tally.public), 0.0
    wanted: list[Wanted | None] = []
    for words, _ in query.features:
        wanted += [all_of(term_of(word).tokens) for word in words]
        seen += max(map(lexicon.seen, words)) * total / max(1, lexicon.size)
        if seen > SPREAD:
            break
    return any_of(wanted)
