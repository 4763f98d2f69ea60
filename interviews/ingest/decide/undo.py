"""Take a whole batch back: drafts that nobody touched since go, the others stay and are named."""

from time import monotonic

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from interviews.bankfile.triple import triple_from
from interviews.curation.triples import write_triple
from interviews.ingest.decide.accept import seal
from interviews.models import ImportBatch, ImportedItem, Question
from interviews.models.search import digest, forget

SECONDS = 8  # that one request spends on it


def undo(batch, *, by):
    """Take back item by item while time lasts, then close the batch.

    Return how many drafts went, the questions that stay, and how many items are left to do.
    Killed or out of time halfway, it is simply asked for again.
    """
    until, gone, kept = monotonic() + SECONDS, 0, []
    items = list(ImportedItem.objects.filter(document__batch=batch).taken().for_undoing())
    for n, item in enumerate(items):
        if monotonic() > until:
            return gone, kept, len(items) - n
        question = _take_back(item, by)
        if question is None:
            gone += 1
        else:
            kept.append(question)
    ImportBatch.objects.filter(pk=batch.pk).update(undone_at=timezone.now())
    return gone, kept, 0


@transaction.atomic
def _take_back(item, by):
    """Delete the draft of `item`; return its question when it has to stay."""
    question = Question.objects.with_triple().filter(pk=item.question_id).first()
    if question is not None:
        if question.status != Question.Status.DRAFT or seal(question.as_triple()) != item.made:
            return question
        try:
            with transaction.atomic():
                _withdraw(question, item.before)
        except ProtectedError:
            return question  # it stands in a set by now
    item.decide(ImportedItem.State.REJECTED, by=by)
    item.question = None
    item.save(update_fields=["state", "decided_by", "decided_at", "question"])
    return None


def _withdraw(question, before):
    """Delete what the import made; give back the text of a draft that it changed."""
    if before is None:
        forget(Question.objects.filter(pk=question.pk))
        question.delete()
    else:
        write_triple(question, triple_from(before))
        digest(Question.objects.filter(pk=question.pk))
