"""What is new in the bank: the latest day first, and within a day roles and categories by turns."""

from collections import Counter
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.utils import timezone
from pyroaring import BitMap

from interviews.models import Question
from interviews.models.question_queries import QuestionQuerySet
from interviews.models.tally import Tally

LATEST = 50  # of the bank, and of each role: what the few that are shown are chosen among


class Arrival(NamedTuple):
    """A question by its day in the bank; `facets` are those that take turns."""

    key: int
    day: date
    facets: tuple[tuple[str, int], ...]


def newest(questions: QuestionQuerySet, tally: Tally, within: BitMap, most: int) -> list[Question]:
    """The few newest of `questions` with their facts; `within` are the ids of all of them."""
    chosen = _chosen.setdefault(tally, {})
    if len(within) not in chosen:
        chosen[len(within)] = _newest(questions, tally, within, most)
    found = questions.with_facts().in_bulk(chosen[len(within)])
    return [found[key] for key in chosen[len(within)] if key in found]


# By the bank as it is, and by how much of it the reader may see.
_chosen: WeakKeyDictionary[Tally, dict[int, list[int]]] = WeakKeyDictionary()


def _newest(questions: QuestionQuerySet, tally: Tally, within: BitMap, most: int) -> list[int]:
    latest = list(questions.order_by("-published_at", "-pk").values_list("pk", flat=True)[:LATEST])
    for of_role in tally.values["role"].values():
        latest += (of_role & within)[-LATEST:]
    rows = questions.filter(pk__in=set(latest)).order_by("-published_at", "-pk")
    arrivals = [
        Arrival(key, timezone.localdate(at), _facets(key, tally))
        for key, at in rows.values_list("pk", "published_at")
    ]
    return by_turns(arrivals, most)


def _facets(key: int, tally: Tally) -> tuple[tuple[str, int], ...]:
    return tuple(
        (name, value)
        for name in ("role", "category")
        for value, bitmap in tally.values[name].items()
        if key in bitmap
    )


def by_turns(arrivals: list[Arrival], most: int) -> list[int]:
    """The keys of the few to show: of a day the one whose role and category were seen least."""
    left, seen, chosen = list(arrivals), Counter[tuple[str, int]](), list[int]()
    while left and len(chosen) < most:
        taken = min(left, key=lambda one: (-one.day.toordinal(), sum(seen[f] for f in one.facets)))
        left.remove(taken)
        seen.update(taken.facets)
        chosen.append(taken.key)
    return chosen
