"""What is done to many items at once is noted with what was there before, and can be undone."""

from collections.abc import Iterable
from typing import Any

from django.core import serializers
from django.db import transaction

from interviews.curation.locks import refuse
from interviews.models import Gesture, ImportedItem, SourceDocument, User
from interviews.text.message import N_

Kind = Gesture.Kind
State = ImportedItem.State

NONE_TO_UNDO = N_("There is nothing left to undo here.")
CHANGED_SINCE = N_(
    "Somebody edited or decided these questions since: undoing would lose that. Nothing was undone."
)


def snapshot(items: Iterable[ImportedItem]) -> list[dict[str, Any]]:
    """The items as plain values, to bring back by `undo_last`."""
    return serializers.serialize("python", items)


def note(
    document: SourceDocument,
    kind: str,
    *,
    by: User | None,
    before: list[dict[str, Any]],
    made: Iterable[ImportedItem],
    lines: Iterable[int] = (),
) -> Gesture:
    """Note a gesture: the items `before` it, and those `made` or changed by it."""
    return Gesture.objects.create(
        batch_id=document.batch_id,
        document=document,
        kind=kind,
        lines=list(lines),
        before=before,
        made={str(item.pk): _mark(item) for item in made},
        by=by,
    )


def _mark(item: ImportedItem) -> str:
    """What tells whether a person has edited the item since; undoing leaves it as it was."""
    return item.edited_at.isoformat() if item.edited_at else ""


@transaction.atomic
def undo_last(document: SourceDocument) -> Gesture:
    """Undo the last gesture in this document. What people edited or decided since stays."""
    document = SourceDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    gesture = document.gestures.select_for_update(of=("self",)).last()
    if gesture is None:
        refuse(NONE_TO_UNDO)
    now = {item.pk: item for item in document.items.select_for_update(of=("self",))}
    untouched = [pk for pk in map(int, gesture.made) if _is_as_made(now.get(pk), gesture)]
    if gesture.kind in (Kind.SPLIT, Kind.MERGE) and len(untouched) < len(gesture.made):
        refuse(CHANGED_SINCE)
    back = list(_back(gesture, now, untouched))
    if not back and gesture.before:
        refuse(CHANGED_SINCE)
    restored = {item.pk for item in back}
    document.items.filter(pk__in=[pk for pk in untouched if pk not in restored]).delete()
    for item in back:
        item.edition = (now[item.pk].edition if item.pk in now else item.edition) + 1
        item.save()
    if gesture.kind == Kind.COLUMNS:
        document.parsed = document.parsed | {"columns": gesture.lines}
        document.save(update_fields=["parsed"])
    settle(document)
    gesture.delete()
    return gesture


def _is_as_made(item: ImportedItem | None, gesture: Gesture) -> bool:
    if item is None or item.question_id is not None:
        return False
    decided = item.state not in (State.WAITING, State.MERGED, State.KNOWN)
    return not decided and _mark(item) == gesture.made[str(item.pk)]


def _back(gesture: Gesture, now: dict[int, ImportedItem], untouched: list[int]) -> Any:
    """The items as they were, but for those in whose lines stands what people did since."""
    stay = [item for pk, item in now.items() if pk not in untouched]
    occupied = [range(item.start, max(item.end, item.start + 1)) for item in stay]
    for found in serializers.deserialize("python", gesture.before):
        item = found.object
        is_there = item.pk in now and item.pk not in untouched
        if not is_there and not any(item.start in lines for lines in occupied):
            yield item


def settle(document: SourceDocument) -> None:
    """Number the items anew, in the order of the document; what is known by them knows them."""
    items = list(document.items.only("place", "start", "fingerprint", "state"))
    for place, item in enumerate(sorted(items, key=lambda one: (one.start, one.place, one.pk)), 1):
        item.place = place
    ImportedItem.objects.bulk_update(items, ["place"], batch_size=200)
    waiting = {item.fingerprint: item for item in items if item.is_waiting}
    lost = ImportedItem.objects.filter(state=State.KNOWN, twin=None, question=None, similar_to=None)
    for known in lost.exclude(document=document).only("fingerprint").iterator():
        if known.fingerprint in waiting:
            lost.filter(pk=known.pk).update(twin=waiting[known.fingerprint])
