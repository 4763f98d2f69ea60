"""How many questions have what: Roaring bitmaps of ids, which follow the bank as it changes.

Counting by SQL costs seconds at a million rows; a bitmap intersection costs microseconds. The
bitmaps hold published questions only: nothing else is ever counted for readers.

A Tally never changes: a page that is being made goes on with the one it has. After a change another
follows it, which shares all bitmaps but those of the questions that changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import override
from pyroaring import BitMap

from interviews.models.facets import FACETS, Option
from interviews.models.finding import Finding
from interviews.models.people import Reader
from interviews.models.questions import DIFFICULTY_WORDS, Question
from interviews.models.search import Digest
from interviews.models.synonyms import SynonymSet
from interviews.models.taxonomy import Category, Competency, Role, Tag, Term
from interviews.text.lexicon import Lexicon
from interviews.text.slips import Speller

Bitmaps = dict[int, BitMap]  # by key of a facet

NONE = BitMap()
SAMPLE = 400  # public questions that the rarity of words is judged by
DRIFT = 40  # of them may have changed before it is judged anew, where they are only a sample
MANY = 1_000  # questions that related ones are looked for among
CHUNK = 500  # keys in one query


class Tally:
    """Bitmaps by facet and key: a term's id, or the first number of a band."""

    public: BitMap
    internal: BitMap
    values: dict[str, Bitmaps]
    drifted: int
    found: dict[tuple[str, str], Finding]  # what was looked for of late, by finding.find
    of_terms: dict[str, Any]  # what was worked out of the terms alone
    drawn: dict[tuple[object, ...], SafeString]  # what a page shows; see templatetags

    def __init__(self) -> None:
        self.public, self.internal, self.values = _read()
        self.drifted = 0
        self.found, self.of_terms, self.drawn = {}, {}, {}

    def followed(self, keys: Iterable[int], terms: bool = True) -> Tally:
        """The Tally of the bank in which the questions `keys` changed; `terms`: and other things.

        What was worked out of terms and words is kept as long as it holds.
        """
        new = object.__new__(Tally)
        changed = BitMap(keys)
        new.public, new.internal = self.public - changed, self.internal - changed
        new.values = {name: _without(self.values[name], changed) for name in self.values}
        for start in range(0, len(changed), CHUNK):
            _add(new, *_read(list(changed[start : start + CHUNK])))
        new.drifted = self.drifted + len(changed)
        new.found, new.of_terms, new.drawn = {}, {}, {}
        if not terms:
            self._hand_on(new, changed)
        return new

    def _hand_on(self, new: Tally, changed: BitMap) -> None:
        drawn = self.drawn.copy().items()
        new.drawn = {k: v for k, v in drawn if isinstance(k[0], int) and k[0] not in changed}
        kept = ["options", "of_terms"]
        tagged = new.values["tag"].keys() == self.values["tag"].keys()
        if tagged and len(new.public) > SAMPLE and new.drifted < DRIFT:
            kept += ["lexicon", "speller"]
        else:
            new.drifted = 0
        new.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})

    @cached_property
    def options(self) -> dict[str, list[Option]]:
        """{name of a facet: its options}."""
        return {facet.name: facet.options() for facet in FACETS}

    def visible_to(self, user: Reader) -> BitMap:
        """The same questions as `Question.objects.visible_to(user)`, as a bitmap."""
        if user.has_perm("interviews.view_internal_question"):
            return self.public | self.internal
        return self.public

    def of(self, facet: str, value: int) -> BitMap:
        return self.values[facet].get(value, NONE)

    def any_of(self, facet: str, values: Sequence[int]) -> BitMap:
        return BitMap.union(*(self.of(facet, value) for value in values)) if values else NONE

    def ladder(self, within: BitMap) -> dict[tuple[int, int], list[int]]:
        """{(role id, category id): [count at difficulty 1, …, 5]} of the questions `within`."""
        levels = [self.of("difficulty", level) for level in range(1, 6)]
        return {
            (role, category): [
                (within & of_role & of_category).intersection_cardinality(level) for level in levels
            ]
            for role, of_role in self.values["role"].items()
            for category, of_category in self.values["category"].items()
        }

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the bank, as far as everybody may know them."""
        keys = list(self.public)[-SAMPLE:]
        texts = Digest.objects.filter(pk__in=keys).order_by("pk").values_list("text", flat=True)
        names = Tag.objects.filter(pk__in=self._public_tags()).values_list("name", flat=True)
        models = (Role, Category, Competency)
        terms: list[Term] = [term for model in models for term in model._default_manager.all()]
        both = [name for term in terms for name in (term.name, term.english_name)]
        with override("zh-hans"):
            levels = list(map(str, DIFFICULTY_WORDS.values()))
        sets = [kept.entries() for kept in SynonymSet.objects.filter(in_use=True).order_by("pk")]
        return Lexicon(list(texts), sets, [*names, *both, *levels])

    def _public_tags(self) -> list[int]:
        return [key for key, bitmap in self.values["tag"].items() if bitmap & self.public]

    @cached_property
    def speller(self) -> Speller:
        return Speller(self.lexicon)

    def related(self, question: Question, within: BitMap, most: int) -> list[int]:
        """Ids of questions `within`: of the same role first, that share most tags, competencies."""
        same = self.any_of("role", [role.pk for role in question.roles.all()])
        tags = [self.of("tag", tag.pk) for tag in question.tags.all()]
        others = [self.of("competency", term.pk) for term in question.competencies.all()]
        found: list[int] = []
        for group in (same, within - same):
            for near in (BitMap.union(NONE, *tags), BitMap.union(NONE, *others)):
                if len(found) < most:
                    near = near & group & within - BitMap([question.pk, *found])
                    found += _most_shared(near, tags, others)[: most - len(found)]
        return found


def _most_shared(near: BitMap, tags: Iterable[BitMap], others: Iterable[BitMap]) -> list[int]:
    """The ids `near` by how many tags, and then competencies, they are in."""
    near = BitMap(near[-MANY:])
    shared = Counter(dict.fromkeys(near, 0))
    for bitmap in tags:
        shared.update(dict.fromkeys(near & bitmap, 100))
    for bitmap in others:
        shared.update(near & bitmap)
    return [key for key, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))]


def _read(keys: Sequence[int] | None = None) -> tuple[BitMap, BitMap, dict[str, Bitmaps]]:
    """(public, internal, {facet: {value: bitmap}}) of published questions: all, or those `keys`."""
    shown = {"public": BitMap(), "internal": BitMap()}
    values: dict[str, defaultdict[int, BitMap]]
    values = {facet.name: defaultdict(BitMap) for facet in FACETS}
    columns = [facet for facet in FACETS if facet.is_column]
    rows = Question.objects.published().order_by()
    rows = rows if keys is None else rows.filter(pk__in=keys)
    bitmaps = [(values[facet.name], facet.key_of) for facet in columns]
    fields = [facet.field for facet in columns]
    for key, visibility, *cells in rows.values_list("pk", "visibility", *fields):
        shown[visibility].add(key)
        for (found, key_of), cell in zip(bitmaps, cells, strict=True):
            found[key_of(cell)].add(key)
    for facet in FACETS:
        if not facet.is_column:
            for key, value in _related(facet.field, keys):
                values[facet.name][value].add(key)
    return shown["public"], shown["internal"], {name: dict(values[name]) for name in values}


def _related(field: str, keys: Sequence[int] | None) -> Iterable[tuple[int, int]]:
    """(question, term) of every published question that a relation holds."""
    rows, term = Question.objects.all().links(field)
    rows = rows.filter(question__status="published")
    rows = rows if keys is None else rows.filter(question__in=keys)
    return rows.values_list("question_id", f"{term}_id")


def _without(bitmaps: Bitmaps, keys: BitMap) -> Bitmaps:
    """The same bitmaps, and new ones where some of `keys` stood in them; none that is empty."""
    kept = {value: b - keys if b.intersect(keys) else b for value, b in bitmaps.items()}
    return {value: bitmap for value, bitmap in kept.items() if bitmap}


def _add(tally: Tally, public: BitMap, internal: BitMap, values: Mapping[str, Bitmaps]) -> None:
    tally.public, tally.internal = tally.public | public, tally.internal | internal
    for name, bitmaps in values.items():
        known = tally.values[name]
        known.update({value: known.get(value, NONE) | found for value, found in bitmaps.items()})
