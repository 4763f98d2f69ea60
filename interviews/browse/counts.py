"""How many questions a filter finds, and how many it would find without one of its parts."""

from __future__ import annotations

from functools import cached_property, reduce
from operator import and_

from pyroaring import BitMap

from interviews.browse.filters import QuestionFilter
from interviews.models import FACETS, Reader


class Counts:
    """The parts of a QuestionFilter as bitmaps of ids, for what `user` may read."""

    def __init__(self, found: QuestionFilter, user: Reader) -> None:
        self.found, self.tally = found, found.tally
        self.visible = self.tally.visible_to(user)
        chosen = found.chosen
        self.parts = {f.name: self._any_of(f.name) for f in FACETS if chosen[f.name]}
        if found.finding:
            self.parts["q"] = found.finding.hits

    @cached_property
    def total(self) -> int:
        return len(self.without())

    def without(self, *names: str) -> BitMap:
        """The ids that all parts but those named leave."""
        kept = (bitmap for part, bitmap in self.parts.items() if part not in names)
        return reduce(and_, kept, self.visible)

    def options(self, name: str) -> list[tuple[str, str, int]]:
        """(slug, word, count) of every option of a facet, counted under all the other parts."""
        others = self.without(name)
        return [
            (term.slug, str(term), others.intersection_cardinality(self.tally.of(name, term.key)))
            for term in self.found.terms[name]
        ]

    def _any_of(self, name: str) -> BitMap:
        chosen = self.found.chosen[name]
        keys = [term.key for term in self.found.terms[name] if term.slug in chosen]
        return self.tally.any_of(name, keys)
