"""What review changes before it decides: fields, and the borders between items."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from interviews.curation.locks import refuse
from interviews.ingest.decide.accept import locked
from interviews.ingest.decide.gestures import Kind, note, snapshot
from interviews.ingest.decide.spans import keep
from interviews.ingest.draft.parse import reread
from interviews.ingest.draft.triple import EMPTY, MARK, Found, fingerprint
from interviews.models import ImportedItem, User
from interviews.models.imported import ImportedItemQuerySet
from interviews.text.message import N_
from interviews.text.normalise import clean

State, Standing = ImportedItem.State, ImportedItem.Standing
# Columns of our template that the form of the desk checks anew.
ON_FORM = {"题目", "岗位", "类别", "能力", "难度", "分值", "分钟"}

SOUGHT = 20  # characters of a line that are looked for

NOTHING_AFTER = N_("Put the cursor where the next question starts: nothing stands behind it.")
NOT_INSIDE = N_("Choose a line of this question other than its first.")
EDITED = N_("Somebody has edited this question: put the cursor into the answer to split it.")
NO_NEXT = N_("No question that waits follows this one.")


class Stale(Exception):
    """Somebody saved the item since it was opened; `saved` is the item as it stands now."""

    def __init__(self, saved: ImportedItem) -> None:
        super().__init__(saved.pk)
        self.saved = saved


@transaction.atomic
def save(
    item: ImportedItem, triple: Found, *, by: User | None, edition: int | None = None
) -> ImportedItem:
    """Keep what was typed; the item goes on waiting. Raises Stale when another saved it since."""
    item = locked(item)
    if edition is not None and edition != item.edition:
        raise Stale(item)
    is_edited = triple != item.triple
    item.triple, item.fingerprint = triple, fingerprint(triple)
    item.faults = [found for found in item.faults if found["field"] not in ON_FORM]
    if item.standing == Standing.ERROR and not item.faults:
        item.standing = Standing.NEW
    if is_edited:
        item.doubts = []
        item.touch(by=by)
    item.save()
    return item


@transaction.atomic
def set_many(items: ImportedItemQuerySet, changes: Mapping[str, Any], *, by: User | None) -> int:
    """Set `changes` in the triples of those `items` that wait: how many there were."""
    waiting = list(items.waiting().select_for_update(of=("self",)))
    for item in waiting if changes else ():
        item.triple |= changes
        item.touch(by=by)
    fields = ["triple", "edition", "edited_by", "edited_at"]
    ImportedItem.objects.bulk_update(waiting, fields, batch_size=200)
    return len(waiting)


@transaction.atomic
def split_text(item: ImportedItem, field: str, at: int, *, by: User | None) -> ImportedItem:
    """Make a second item of what stands in `field` behind character `at`."""
    item = locked(item)
    text = item.triple[field]
    head, tail = text[:at].rstrip(), text[at:].strip()
    if not head and field == "stem" or not tail:
        refuse(NOTHING_AFTER)
    rest = item.triple["answer"] if field == "stem" else ""
    second = reread("\n".join(filter(None, [tail, rest])))
    first = item.triple | {field: head} | ({"answer": ""} if field == "stem" else {})
    return _split(item, first, second, item.start, by)


@transaction.atomic
def split_line(item: ImportedItem, line: int, *, by: User | None) -> ImportedItem:
    """Make a second item of what stands in the source from `line` on."""
    item = locked(item)
    if not item.start < line < item.end:
        refuse(NOT_INSIDE)
    lines = item.document.lines
    if item.edited_at:
        return split_text(item, "answer", _place_in(item.triple["answer"], lines[line]), by=by)
    first, second = (
        reread("\n".join(lines[start:end])) for start, end in ((item.start, line), (line, item.end))
    )
    kept = {name: item.triple[name] for name in ("roles", "category", "points", "tags")}
    return _split(item, first | kept, second, line, by)


def _place_in(text: str, line: str) -> int:
    """Where a line of the source stands in a text that somebody has edited."""
    place = text.find(MARK.sub("", clean(line), count=1)[:SOUGHT])
    if place < 1:
        refuse(EDITED)
    return place


def _split(
    item: ImportedItem, first: Found, second: Found, line: int, by: User | None
) -> ImportedItem:
    before = snapshot([item])
    inherited = {name: item.triple[name] for name in ("roles", "category", "points", "tags")}
    following = ImportedItem(
        document=item.document,
        place=item.place + 1,
        start=line,
        end=item.end,
        confidence=item.confidence,
        answer_confidence=item.answer_confidence,
        found={"question": second["stem"], "origin": {}},
        triple=EMPTY | second | inherited,
        standing=Standing.NEW,
    )
    following.fingerprint = fingerprint(following.triple)
    following.touch(by=by)
    item.document.items.filter(place__gt=item.place).update(place=F("place") + 1)
    following.save()
    item.triple, item.end = first, max(line, item.start + 1)
    item.fingerprint = fingerprint(first)
    item.touch(by=by)
    item.save()
    note(item.document, Kind.SPLIT, by=by, before=before, made=[item, following])
    return following


@transaction.atomic
def merge(item: ImportedItem, *, by: User | None) -> ImportedItem:
    """Join the item that follows to this one: its text goes below this one's answer."""
    item = locked(item)
    following = item.document.items.waiting().filter(place__gt=item.place).in_order().first()
    if following is None:
        refuse(NO_NEXT)
    before = snapshot([item, following])
    one, two = item.triple, following.triple
    item.triple = one | {
        "answer": "\n".join(filter(None, [one["answer"], two["stem"], two["answer"]])),
        "analysis": "\n".join(filter(None, [one["analysis"], two["analysis"]])),
        **{
            name: [*one[name], *two[name]]
            for name in ("key_points", "rubric", "probes", "red_flags")
        },
    }
    item.start, item.end = min(item.start, following.start), max(item.end, following.end)
    item.fingerprint = fingerprint(item.triple)
    item.touch(by=by)
    item.save()
    following.decide(State.MERGED, by=by)
    following.save()
    keep(following, is_question=False)
    note(item.document, Kind.MERGE, by=by, before=before, made=[item, following])
    return item
