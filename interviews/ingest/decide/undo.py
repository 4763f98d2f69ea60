"""Take a whole batch back: drafts that nobody touched since go, the others stay and are named."""

from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from interviews.bankfile.triple import triple_from
from interviews.curation.locks import refuse
from interviews.curation.triples import write_triple
from interviews.ingest.decide.accept import seal
from interviews.models import Gesture, ImportBatch, ImportedItem, Question, User
from interviews.models.search import digest, forget
from interviews.text.message import N_

Back = tuple[int, list[Question], int]  # drafts that went, questions that stay, items left to do
SECONDS = 8  # that one request spends on it
TOO_LATE = N_("What was taken at once can be taken back for 15 minutes. Take back the import.")


def undo(batch: ImportBatch, *, by: User | None) -> Back:
    """Take back item by item while time lasts, then close the batch.

    Return how many drafts went, the questions that stay, and how many items are left to do.
    Killed or out of time halfway, it is simply asked for again.
    """
    items = ImportedItem.objects.filter(document__batch=batch).taken().for_undoing()
    gone, kept, left = _take_all_back(items, ImportedItem.State.REJECTED, by)
    if not left:
        ImportBatch.objects.filter(pk=batch.pk).update(undone_at=timezone.now())
    return gone, kept, left


def untake(gesture: Gesture, *, by: User | None) -> Back:
    """Take back what was taken at once: its untouched drafts go, and their items wait again.

    Return what `undo` returns; asked for again it goes on.
    """
    if not gesture.is_undoable:
        refuse(TOO_LATE)
    items = ImportedItem.objects.filter(pk__in=map(int, gesture.made)).taken().for_undoing()
    gone, kept, left = _take_all_back(items, ImportedItem.State.WAITING, by)
    if not left:
        gesture.delete()
    return gone, kept, left


def _take_all_back(items: Iterable[ImportedItem], state: str, by: User | None) -> Back:
    """(how many drafts went, the questions that stay, how many items there was no time for)."""
    until, gone = monotonic() + SECONDS, 0
    kept: list[Question] = []
    items = list(items)
    for n, item in enumerate(items):
        if monotonic() > until:
            return gone, kept, len(items) - n
        question = _take_back(item, state, by)
        if question is None:
            gone += 1
        else:
            kept.append(question)
    return gone, kept, 0


@transaction.atomic
def _take_back(item: ImportedItem, state: str, by: User | None) -> Question | None:
    """Delete the draft of `item`, which is `state` then; return its question if that stays."""
    key = item.question_id
    question = Question.objects.with_triple().filter(pk=key).first() if key else None
    if question is not None:
        if question.status != Question.Status.DRAFT or seal(question.as_triple()) != item.made:
            return question
        try:
            with transaction.atomic():
                _withdraw(question, item.before)
        except ProtectedError:
            return question  # it stands in a set by now
    item.decide(state, by=by)
    item.question = None
    item.save(update_fields=["state", "decided_by", "decided_at", "question"])
    if item.twin_id:
        known = ImportedItem.objects.filter(pk=item.twin_id, state=ImportedItem.State.KNOWN)
        waits = {"state": ImportedItem.State.WAITING, "decided_by": None, "decided_at": None}
        known.update(**waits, question=None)
    return None


def _withdraw(question: Question, before: Mapping[str, Any] | None) -> None:
    """Delete what the import made; give back the text of a draft that it changed."""
    if before is None:
        forget(Question.objects.filter(pk=question.pk))
        question.delete()
    else:
        write_triple(question, triple_from(before))
        digest(Question.objects.filter(pk=question.pk))
