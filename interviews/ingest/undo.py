"""Take a whole batch back: drafts that nobody touched since go, the others stay and are named."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from interviews.bankfile.triple import triple_from
from interviews.curation.triples import write_triple
from interviews.ingest.accept import seal
from interviews.models import ImportBatch, ImportedItem, Question
from interviews.models.search import digest, forget


def undo(batch, *, by):
    """Return (how many drafts went, the questions that stay), item by item, then close the batch.

    Killed halfway, it is simply asked for again: what is gone is gone, the rest follows.
    """
    gone, kept = 0, []
    for item in ImportedItem.objects.filter(document__batch=batch).taken():
        question = _take_back(item, by)
        if question is None:
            gone += 1
        else:
            kept.append(question)
    ImportBatch.objects.filter(pk=batch.pk).update(undone_at=timezone.now())
    return gone, kept


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
    item.save()
    return None


def _withdraw(question, before):
    """Delete what the import made; give back the text of a draft that it changed."""
    if before is None:
        forget(Question.objects.filter(pk=question.pk))
        question.delete()
    else:
        write_triple(question, triple_from(before))
        digest(Question.objects.filter(pk=question.pk))
