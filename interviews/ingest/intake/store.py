"""Put a parsed document up for review: the document and all its items, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from interviews.ingest.draft.triple import Found, Parsed, fingerprint, triple_of
from interviews.ingest.intake.standing import Standing, Verdict, by_code, compare, judge
from interviews.models import ImportBatch, ImportedItem, Question, SourceDocument

State = ImportedItem.State
BATCH_SIZE = 200


def fault(field: str, text: str, **params: object) -> dict[str, Any]:
    """What is wrong with an item, as plain values that JSON holds."""
    return {"field": field, "text": text, "params": params}


@transaction.atomic
def put_up(
    batch: ImportBatch, name: str, content_digest: str, size: int, parsed: Parsed
) -> SourceDocument:
    """Store what was parsed under `batch`. Nothing is kept when anything fails."""
    document = SourceDocument.objects.create(
        batch=batch,
        name=name[:200],
        sha256=content_digest,
        size=size,
        kind=parsed["kind"][:20],
        title=parsed["title"][:200],
        declared=parsed["declared"],
        parsed={name: value for name, value in parsed.items() if name != "questions"},
    )
    add_items(document, parsed["questions"])
    return document


def add_items(document: SourceDocument, questions: Sequence[Found]) -> list[ImportedItem]:
    """Store Questions of the extractor as items of `document`, each with its standing."""
    items = [item_of(document, place, question) for place, question in enumerate(questions, 1)]
    _judge(items)
    ImportedItem.objects.bulk_create(items, batch_size=BATCH_SIZE)
    copies = []
    for item, question in zip(items, questions, strict=True):
        original = question["duplicate_of"]
        if original is not None and items[original] is not item:
            item.copy_of = items[original]
            copies.append(item)
    ImportedItem.objects.bulk_update(copies, ["copy_of"], batch_size=BATCH_SIZE)
    return items


def item_of(document: SourceDocument, place: int, question: Found) -> ImportedItem:
    """An unsaved item: what was found, and the triple that review starts from."""
    triple = question.get("triple") or triple_of(question)
    start, end = question["span"]
    return ImportedItem(
        document=document,
        place=place,
        number=question["number"],
        row=question.get("row"),
        start=start,
        end=end,
        confidence=_share(question["confidence"]),
        answer_confidence=_share(question.get("answer_confidence", 0)),
        found=question | {"extra": list(question.get("extra", {}).items())},  # in their order
        triple=triple,
        fingerprint=fingerprint(triple),
        faults=question.get("faults", []),
        doubts=question.get("doubts", []),
    )


def _share(value: float) -> float:
    return min(max(value, 0), 1)


def _judge(items: Iterable[ImportedItem]) -> None:
    known = by_code([item.triple["code"] for item in items])
    seen = _decided_before([item.fingerprint for item in items])
    for item in items:
        verdict = _verdict(item, known, seen)
        item.standing, item.similar_to_id = verdict.standing, verdict.question
        item.similarity, item.twin_id = verdict.ratio, verdict.twin
        if item.standing == Standing.UNCHANGED:
            item.decide(State.KNOWN, by=None)


def _verdict(item: ImportedItem, known: Mapping[str, Question], seen: Mapping[str, int]) -> Verdict:
    if item.faults:
        return Verdict(Standing.ERROR)
    if question := known.get(item.triple["code"]):
        return compare(question, item.triple, item.found.get("fields") or ["stem", "answer"])
    if item.fingerprint in seen:
        return Verdict(Standing.UNCHANGED, twin=seen[item.fingerprint])
    return judge(item.triple)


def _decided_before(fingerprints: Sequence[str]) -> dict[str, int]:
    """{fingerprint: key of the item} of those in a document before, that was not taken back."""
    standing = ImportedItem.objects.filter(document__batch__undone_at__isnull=True)
    items = standing.exclude(state=State.KNOWN).order_by("-pk")  # so that the first one counts
    found: dict[str, int] = {}
    for at in range(0, len(fingerprints), BATCH_SIZE):
        some = items.filter(fingerprint__in=fingerprints[at : at + BATCH_SIZE])
        found.update(some.values_list("fingerprint", "pk"))
    return found
