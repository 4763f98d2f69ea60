"""Take what was reviewed: what has a code of the bank as its next version, the rest as drafts."""

from collections.abc import Iterable
from time import monotonic

from interviews.curation.refusal import Refused
from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.replace import replace_in_bank
from interviews.models import Gesture, ImportBatch, ImportedItem, Question, User
from interviews.text.message import Message

SECONDS = 8  # that one request spends on taking many


def take(item: ImportedItem, *, by: User | None) -> Question:
    """The question that the item became, by its own code or as a new draft."""
    if item.standing == ImportedItem.Standing.CHANGED:
        return replace_in_bank(item, by=by)
    return accept(item, by=by)


def take_many(
    items: Iterable[ImportedItem], *, by: User | None, batch: ImportBatch | None = None
) -> tuple[int, dict[ImportedItem, Message]]:
    """Take `items` one by one while time lasts: (how many were taken, {item: why not}).

    Those of a `batch` can be taken back together.
    """
    until, made, refused = monotonic() + SECONDS, [], {}
    for item in items:
        if monotonic() > until:
            break
        try:
            take(item, by=by)
            made.append(item.pk)
        except Refused as refusal:
            refused[item] = refusal.message
    if made and batch is not None:
        note = dict.fromkeys(map(str, made), "")
        Gesture.objects.create(batch=batch, kind=Gesture.Kind.TAKE, made=note, by=by)
    return len(made), refused
