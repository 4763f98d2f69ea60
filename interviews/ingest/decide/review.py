"""What review changes before it decides: fields, borders between items, and the reading itself."""

from django.db import transaction
from django.db.models import F

from interviews.curation.locks import refuse
from interviews.ingest.decide.accept import TAKEN_BACK, locked
from interviews.ingest.draft.parse import again, reread
from interviews.ingest.draft.triple import EMPTY, fingerprint
from interviews.ingest.intake.store import add_items
from interviews.models import ImportedItem, SourceDocument
from interviews.text.message import N_

State, Standing = ImportedItem.State, ImportedItem.Standing
# Columns of our template that the form of the desk checks anew.
ON_FORM = {"题目", "岗位", "类别", "能力", "难度", "分值", "分钟"}

NOTHING_AFTER = N_("Put the cursor where the next question starts: nothing stands behind it.")
NOT_INSIDE = N_("Choose a line of this question other than its first.")
NO_NEXT = N_("No question that waits follows this one.")
NONE_LIKE = N_("No other question is found when lines like this one start a question.")


@transaction.atomic
def save(item, triple):
    """Keep what was typed; the item goes on waiting."""
    item = locked(item)
    item.triple, item.fingerprint = triple, fingerprint(triple)
    item.faults = [found for found in item.faults if found["field"] not in ON_FORM]
    if item.standing == Standing.ERROR and not item.faults:
        item.standing = Standing.NEW
    item.save(update_fields=["triple", "fingerprint", "faults", "standing"])
    return item


@transaction.atomic
def set_many(items, changes):
    """Set `changes` in the triples of those `items` that wait: how many there were."""
    waiting = list(items.waiting().select_for_update(of=("self",)))
    for item in waiting:
        item.triple |= changes
    ImportedItem.objects.bulk_update(waiting, ["triple"], batch_size=200)
    return len(waiting)


@transaction.atomic
def split_text(item, field, at):
    """Make a second item of what stands in `field` behind character `at`."""
    item = locked(item)
    text = item.triple[field]
    head, tail = text[:at].rstrip(), text[at:].strip()
    if not head and field == "stem" or not tail:
        refuse(NOTHING_AFTER)
    rest = item.triple["answer"] if field == "stem" else ""
    second = reread("\n".join(filter(None, [tail, rest])))
    first = item.triple | {field: head} | ({"answer": ""} if field == "stem" else {})
    return _split(item, first, second, item.start)


@transaction.atomic
def split_line(item, line):
    """Make a second item of what stands in the source from `line` on."""
    item = locked(item)
    if not item.start < line < item.end:
        refuse(NOT_INSIDE)
    lines = item.document.lines
    first, second = (
        reread("\n".join(lines[start:end])) for start, end in ((item.start, line), (line, item.end))
    )
    kept = {name: item.triple[name] for name in ("roles", "category", "points", "tags")}
    return _split(item, first | kept, second, line)


def _split(item, first, second, line):
    inherited = {name: item.triple[name] for name in ("roles", "category", "points", "tags")}
    following = ImportedItem(
        document=item.document,
        place=item.place + 1,
        start=line,
        end=item.end,
        confidence=item.confidence,
        found={"question": second["stem"], "origin": {}},
        triple=EMPTY | second | inherited,
        standing=Standing.NEW,
    )
    following.fingerprint = fingerprint(following.triple)
    item.document.items.filter(place__gt=item.place).update(place=F("place") + 1)
    following.save()
    item.triple, item.end = first, max(line, item.start + 1)
    item.fingerprint = fingerprint(first)
    item.save()
    return following


@transaction.atomic
def merge(item, *, by):
    """Join the item that follows to this one: its text goes below this one's answer."""
    item = locked(item)
    following = item.document.items.waiting().filter(place__gt=item.place).in_order().first()
    if following is None:
        refuse(NO_NEXT)
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
    item.save()
    following.decide(State.MERGED, by=by)
    following.save()
    return item


@transaction.atomic
def like_line(document, line):
    """Read the document again, with every line like `line` a question; what was decided stays."""
    document = SourceDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if document.batch.undone_at:
        refuse(TAKEN_BACK)
    if line >= len(document.lines) or not document.lines[line].strip():
        refuse(NONE_LIKE)
    decided = list(document.items.exclude(state=State.WAITING))
    taken = [range(old.start, max(old.end, old.start + 1)) for old in decided]
    found = again(document.parsed, line)
    fresh = [q for q in found if not any(q["span"][0] in lines for lines in taken)]
    if not fresh:
        refuse(NONE_LIKE)
    document.items.waiting().delete()
    _add_between(document, _without_copies(fresh), decided)
    return document


def _without_copies(questions):
    """The places that copies point to are gone: leave out the copies instead."""
    return [question | {"duplicate_of": None} for question in questions]


def _add_between(document, fresh, decided):
    items = [*add_items(document, fresh), *decided]
    for place, item in enumerate(sorted(items, key=lambda item: (item.start, item.pk)), 1):
        item.place = place
    ImportedItem.objects.bulk_update(items, ["place"], batch_size=200)
