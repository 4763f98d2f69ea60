"""Near-duplicates over the bank: an index in memory that follows the table, and stored pairs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from threading import Lock

from django.db import transaction

from interviews.models import Question, Resemblance
from interviews.text.similarity import LIKELY, SAME, Index, ratio

OVERLAP = timedelta(minutes=2)  # a slow transaction may commit after a later one
NEAREST = 5


class Follower:
    """An Index of all stems in this process, which catches up with the table when asked."""

    def __init__(self):
        self.index, self.stems, self.lock = Index(), {}, Lock()
        self.seen: datetime | None = None

    def nearest(self, stem, limit):
        with self.lock:
            return self.index.nearest(stem, limit=limit)

    def forget(self, keys):
        with self.lock:
            for key in keys:
                self.index.remove(key)
                self.stems.pop(key, None)

    def pairs(self):
        with self.lock:
            return list(self.index.pairs())

    def catch_up(self):
        """Take in what was written since the last time."""
        with self.lock:
            self._catch_up()

    def _catch_up(self):
        changed = Question.objects.order_by("updated_at")
        if self.seen:
            changed = changed.filter(updated_at__gte=self.seen - OVERLAP)
        rows = changed.values_list("pk", "stem", "status", "updated_at").iterator(chunk_size=2000)
        for key, stem, status, self.seen in rows:
            if status == Question.Status.RETIRED:
                self.index.remove(key)
                self.stems.pop(key, None)
            elif self.stems.get(key) != stem:
                self.index.add(key, stem)
                self.stems[key] = stem


@cache
def follower():
    return Follower()


@dataclass(frozen=True)
class Likeness:
    """A question that reads like another, and how alike they are."""

    question: Question
    ratio: float

    @property
    def is_same(self):
        return self.ratio >= SAME


def similar(stem, *, but=None, limit=NEAREST):
    """The questions whose stems are like `stem`, the most alike first, one a code.

    `but` is the question that is being written: it and its revision do not count.
    """
    follower().catch_up()
    return _similar(stem, but, limit)


def _similar(stem, but, limit=NEAREST):
    rows, found = _rows_like(stem, limit + 3), {}
    for row in rows.values():
        root, alike = row.root, ratio(row.stem, stem)
        if alike < LIKELY or root.status == "retired" or (but and root.pk == but.root.pk):
            continue
        found[root.pk] = max(
            found.get(root.pk, Likeness(root, 0)), Likeness(root, alike), key=_alike
        )
    return sorted(found.values(), key=_alike, reverse=True)[:limit]


def _rows_like(stem, limit):
    """The rows of the index's nearest; what was deleted since is dropped from the index."""
    while True:
        keys = [match.key for match in follower().nearest(stem, limit)]
        rows = Question.objects.select_related("revises", "category").in_bulk(keys)
        if len(rows) == len(keys):
            return rows
        follower().forget(set(keys) - rows.keys())


def _alike(likeness):
    return likeness.ratio


@transaction.atomic
def note_pairs(questions):
    """Store which questions each of `questions` resembles; what was decided stays decided."""
    follower().catch_up()
    for question in questions:
        root = question.root
        alike = {found.question.pk: found.ratio for found in _similar(question.stem, root)}
        open_pairs = Resemblance.objects.about(root).open()
        open_pairs.exclude(first__in=alike).exclude(second__in=alike).delete()
        Resemblance.objects.bulk_create(
            (_pair(root.pk, other, found) for other, found in alike.items()), ignore_conflicts=True
        )


def scan(reached=lambda percent: None):
    """Find the pairs of the whole bank anew: how many stand undecided afterwards."""
    follower().catch_up()
    reached(20)
    rows = Question.objects.only("revises_id").in_bulk()
    pairs = {}
    for key, other, found in follower().pairs():
        if key in rows and other in rows:
            first, second = (rows[k].revises_id or k for k in (key, other))
            if first != second:
                pairs[min(first, second), max(first, second)] = found
    reached(80)
    with transaction.atomic():
        Resemblance.objects.open().delete()
        Resemblance.objects.bulk_create(
            (_pair(*keys, found) for keys, found in pairs.items()),
            ignore_conflicts=True,
            batch_size=500,
        )
    return Resemblance.objects.open().count()


def _pair(one, other, found):
    return Resemblance(first_id=min(one, other), second_id=max(one, other), ratio=found)
