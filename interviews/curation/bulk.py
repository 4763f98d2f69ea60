"""A step with many questions at once: each takes it whole or not at all, and all can be taken back.

What can be taken back is kept with each question's own step, in the same transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from interviews.curation.letters import tell_reviewers
from interviews.curation.refusal import Refused
from interviews.models import BulkChange, BulkStep, Event, Question, QuestionQuerySet, User

Step = Callable[[Question], object]
# Columns that a step changes, and that taking it back restores: of the row, and of its question.
OF_ROW = ("status", "visibility", "returned_note", "submitted_at", "base_version")
DATES = ("review_due", "published_at")


@dataclass
class Outcome:
    """The codes that took a step, those that were so already, and of the others why not."""

    done: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def try_all(questions: QuestionQuerySet, step: Step) -> Outcome:
    """What `step` would do with each question; nothing of it stays."""

    def take(question: Question) -> bool:
        changes = _takes(question, step)
        transaction.set_rollback(True)
        return changes is not None

    return _each(questions, take)


def take_all(questions: QuestionQuerySet, step: Step, *, kind: str, by: User) -> Outcome:
    """Take `step` with each question, in a transaction of its own, and keep how it stood before."""
    bulk, submitted = BulkStep(kind=kind, by=by), []

    def take(question: Question) -> bool:
        if not (change := _takes(question, step)):
            return False
        if bulk.pk is None:
            bulk.save()
        change.bulk = bulk
        change.save()
        submitted.append(question)
        return True

    outcome = _each(questions, take)
    if kind == BulkStep.Kind.SUBMIT:
        tell_reviewers(submitted, by=by)
    return outcome


def _each(questions: QuestionQuerySet, take: Callable[[Question], bool]) -> Outcome:
    outcome = Outcome()
    for question in questions.order_by("code").iterator(chunk_size=200):
        try:
            with transaction.atomic():
                changed = take(question)
        except Refused as refused:
            outcome.refusals.append(str(refused))
        else:
            (outcome.done if changed else outcome.same).append(question.code)
    return outcome


def _takes(question: Question, step: Step) -> BulkChange | None:
    """Take `step`: what it changed, not saved yet, or None when all was so already."""
    row = _held(question)
    before, last = _standing(row), last_event(row)
    step(row)
    event = last_event(row)
    if event is None or event == last:
        return None
    return BulkChange(event=event, code=row.code, row=row.pk, edition=_edition(row), before=before)


def _held(question: Question) -> Question:
    """The row as it stands now, locked; and before it what it revises, as every step locks them."""
    keys = {question.pk, question.revises_id or question.pk}
    rows = Question.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    found: dict[int, Question] = {row.pk: row for row in rows}
    return found.get(question.pk, question)


def _standing(row: Question) -> dict[str, Any]:
    """What a step may change, as JSON holds it to the last microsecond."""
    of_row = {name: getattr(row, name) for name in (*OF_ROW, "created_by_id")}
    of_root = {name: getattr(row.root, name) for name in (*DATES, "current_version")}
    return {name: _plain(value) for name, value in (of_row | of_root).items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _edition(row: Question) -> int:
    """Of the row after the step, 0 when an approval took it away."""
    return Question.objects.filter(pk=row.pk).values_list("edition", flat=True).first() or 0


def last_event(question: Question) -> Event | None:
    """What happened last to `question`; comments change nothing."""
    log = Event.objects.filter(question=question.revises_id or question.pk)
    last: Event | None = log.exclude(kind=Event.Kind.COMMENT).order_by("-pk").first()
    return last
