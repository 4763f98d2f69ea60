"""Begin an attempt and mark it: the two writes of practice, each safe to be sent twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from interviews.models import Attempt, Card, Learner, Question, SetLink, Sitting, Version
from interviews.practice.report import marked, percent_of
from interviews.practice.schedule import is_weak, reviewed
from interviews.scoring.results import half_up

REMEMBERED = 10  # last answers to a question that say whether it is weak


@dataclass(frozen=True)
class Answer:
    """What a learner sent: how it was answered, in which words, and how long it took."""

    key: str
    way: str
    parts: dict[str, str] = field(default_factory=dict)
    on_device: bool = False
    seconds: int = 0

    @property
    def parts_written(self) -> dict[str, str]:
        return {name: text for name, text in self.parts.items() if text}

    def in_mind(self) -> "Answer":
        """The same, with nothing typed."""
        return replace(self, way=Attempt.Way.MIND)


def practisable() -> Any:
    """The questions that anybody may practise: public ones, in the text that was approved."""
    return Question.objects.public().exclude(current_version=None)


def askable(sitting: Sitting | None) -> Any:
    """What may be asked: open questions, and in a sitting begun by a link those of its set too.

    A link that was closed, or whose set became internal, asks no more of it.
    """
    if sitting is None or sitting.link_id is None:
        return practisable()
    link = SetLink.objects.active().filter(pk=sitting.link_id).first()
    codes = link.asks() if link else []
    approved = Question.objects.published().exclude(current_version=None)
    return approved.filter(Q(visibility=Question.Visibility.PUBLIC) | Q(code__in=codes))


def begin(
    learner: Learner,
    question: Question,
    answer: Answer,
    sitting: Sitting | None = None,
    version: Version | None = None,
) -> Attempt:
    """The attempt that `answer` makes; sent again with the same key, it is the one made then.

    It answers `version`, or else the text that is approved now.
    """
    version = version or question.versions.get(number=question.current_version or 0)
    try:
        with transaction.atomic():
            return Attempt.objects.create(
                learner=learner,
                question=question,
                version=version,
                sitting=sitting,
                key=answer.key,
                way=answer.way,
                parts=answer.parts_written,
                on_device=answer.on_device,
                seconds=answer.seconds,
            )
    except IntegrityError:
        return Attempt.objects.get(learner=learner, key=answer.key)


def reply(attempt: Attempt, number: int, text: str) -> None:
    """Keep what was said to probe `number`, from 1; said again, the last one stands."""
    replies = [*attempt.replies, *[""] * (number - len(attempt.replies))]
    replies[number - 1] = text
    attempt.replies = replies
    Attempt.objects.open().filter(pk=attempt.pk).update(replies=replies)


@transaction.atomic
def mark(attempt: Attempt, levels: Sequence[int], red_flags: Iterable[str]) -> bool:
    """Mark an open attempt and let its question come back when it is due.

    Returns False when it was marked before, by a second tap or in another tab: the first stands.
    """
    learner = Learner.objects.select_for_update().filter(pk=attempt.learner_id).first()
    held = Attempt.objects.select_for_update().open().filter(pk=attempt.pk).first()
    if learner is None or held is None:
        return False
    result = marked(attempt.version.as_triple().rubric, levels, red_flags)
    held.levels, held.red_flags = list(levels), list(result.red_flags)
    held.points = half_up(result.points)
    held.percent = percent_of(result.points, result.maximum)
    held.marked_at = timezone.now()
    held.save(update_fields=["levels", "red_flags", "points", "percent", "marked_at"])
    _turn_over(held)
    return True


def _turn_over(attempt: Attempt) -> None:
    """Bring the card of an attempt's question up to date with this answer."""
    card = Card.objects.filter(learner=attempt.learner_id, question=attempt.question_id).first()
    card = card or Card(learner_id=attempt.learner_id, question_id=attempt.question_id)
    _review(card, attempt)
    card.weak = is_weak(_percents(attempt.learner_id, attempt.question_id))
    card.save()


def _review(card: Card, attempt: Attempt) -> None:
    points, percent, at = attempt.given()
    seen = reviewed(card.state or None, percent, at)
    card.state, card.due_at = seen.state, seen.due
    card.points, card.percent = points, percent
    card.attempts += 1


def _percents(learner: Learner | int, question: int) -> list[Decimal]:
    """The last answers' percentages, the oldest first."""
    rows = Attempt.objects.marked().filter(learner=learner, question=question)
    newest = rows.order_by("-marked_at", "-pk").values_list("percent", flat=True)[:REMEMBERED]
    return [percent for percent in reversed(newest) if percent is not None]


def card_from_history(learner: Learner, question: int) -> None:
    """Make the card of a question from all attempts, as if they had been made by one person."""
    card = Card(learner=learner, question_id=question)
    rows = Attempt.objects.marked().filter(learner=learner, question=question)
    for attempt in rows.order_by("marked_at", "pk"):
        _review(card, attempt)
    card.weak = is_weak(_percents(learner, question))
    card.save()
