"""What all learners together say of a question: counts and means, and never a word of anybody."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from interviews.models import Attempt, Card, PracticeCount, Question
from interviews.scoring.items import Item, Sat, item_of

Row = tuple[int, int, Decimal, list[int], int]  # question, learner, percent, levels, version
Scores = dict[int, dict[int, Decimal]]  # {learner: {question: per cent}}
CHUNK = 2_000


def recount() -> int:
    """Count anew what is practised; how many questions have figures. For a command, once a day.

    A question that fewer than the least number of learners met has no row: nothing that could be
    traced to one of them is ever stored.
    """
    now = timezone.now()
    scores = _scores()
    totals = {learner: sum(met.values(), Decimal(0)) for learner, met in scores.items()}
    numbers = dict(Question.objects.published().values_list("pk", "current_version"))
    counts = []
    for question, rows in groupby(_rows(), key=lambda row: row[0]):
        if question in numbers:
            answers = list(rows)
            item = item_of(_first_ones(answers, scores, totals, numbers[question]))
            if item:
                counts.append(_count(question, item, len(answers), now))
    with transaction.atomic():
        PracticeCount.objects.all().delete()
        PracticeCount.objects.bulk_create(counts, CHUNK)
    return len(counts)


def _rows() -> Iterator[Row]:
    """Every marked attempt, by question, the oldest first."""
    columns = ("question_id", "learner_id", "percent", "levels", "version__number")
    rows = Attempt.objects.marked().order_by("question_id", "marked_at", "pk")
    return rows.values_list(*columns).iterator(CHUNK)


def _scores() -> Scores:
    """The last score of each learner at each question that they met."""
    found: Scores = defaultdict(dict)
    rows = Card.objects.order_by().values_list("learner_id", "question_id", "percent")
    for learner, question, percent in rows.iterator(CHUNK):
        found[learner][question] = percent
    return found


def _first_ones(
    answers: list[Row], scores: Scores, totals: dict[int, Decimal], number: int | None
) -> list[Sat]:
    first: dict[int, Sat] = {}
    for question, learner, percent, levels, version in answers:
        if learner not in first:
            rest = _rest(scores[learner], question, totals.get(learner, Decimal(0)))
            first[learner] = Sat(percent, rest, tuple(levels) if version == number else ())
    return list(first.values())


def _rest(scores: dict[int, Decimal], question: int, total: Decimal) -> Decimal | None:
    """A learner's mean at all questions but one; None where there is no other."""
    n = len(scores) - (question in scores)
    return (total - scores.get(question, Decimal(0))) / n if n else None


def _count(question: int, item: Item, attempts: int, now: datetime) -> PracticeCount:
    return PracticeCount(
        question_id=question,
        learners=item.learners,
        attempts=attempts,
        percent=item.percent,
        levels=[str(level) for level in item.levels],
        discrimination=item.discrimination,
        counted_at=now,
    )
