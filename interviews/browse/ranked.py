"""Questions in order of fit: the ranked ones first, and behind them the rest by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from interviews.models import Question, QuestionQuerySet


class Ranked:
    """What a list needs of a QuerySet: to be counted, cut into pages and walked along."""

    def __init__(
        self, questions: QuestionQuerySet, order: Sequence[int], whole: bool = False
    ) -> None:
        """`whole` says that no question is behind those of `order`."""
        self.questions, self.order, self.whole = questions, order, whole

    @cached_property
    def first(self) -> list[int]:
        """The ids of `order` that are among the questions, in its order."""
        rows = self.questions.filter(pk__in=self.order).order_by()
        kept = set(rows.values_list("pk", flat=True))
        return [key for key in self.order if key in kept]

    @property
    def rest(self) -> QuestionQuerySet:
        return self.questions.none() if self.whole else self.questions.exclude(pk__in=self.first)

    def count(self) -> int:
        return len(self.first) if self.whole else self.questions.count()

    __len__ = count

    def __iter__(self) -> Iterator[Question]:
        return iter(self[:])

    def __getitem__(self, wanted: slice) -> list[Question]:
        start, stop = wanted.start or 0, wanted.stop
        known = self.questions.in_bulk(self.first[start:stop])
        rows = [known[key] for key in self.first[start:stop] if key in known]
        n = len(self.first)
        if stop is None or stop > n:
            rows += self.rest[max(0, start - n) : None if stop is None else stop - n]
        return rows

    def with_card_details(self) -> Ranked:
        return self._of(self.questions.with_card_details())

    def with_triple(self) -> Ranked:
        return self._of(self.questions.with_triple())

    def _of(self, questions: QuestionQuerySet) -> Ranked:
        """The same order over the same questions, with more of each."""
        ranked = Ranked(questions, self.order, self.whole)
        if "first" in self.__dict__:
            ranked.first = self.first
        return ranked

    def place_of(self, question: Question) -> int:
        """The place of `question` in this order, from 1 on."""
        if question.pk in self.first:
            return self.first.index(question.pk) + 1
        return len(self.first) + self.rest.place_of(question)

    def beside(self, question: Question) -> tuple[Question | None, Question | None]:
        """The neighbours (previous, next) of `question` in this order, or None each."""
        if question.pk not in self.first:
            before, after = self.rest.beside(question)
            return before or self._at(len(self.first) - 1), after
        at = self.first.index(question.pk)
        return self._at(at - 1), self._at(at + 1) or self.rest.first()

    def _at(self, place: int) -> Question | None:
        inside = 0 <= place < len(self.first)
        return self.questions.get(pk=self.first[place]) if inside else None
