"""Items become drafts of the bank, one transaction each; a batch can be taken back."""

import json
from dataclasses import replace
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from interviews.bankfile.triple import Triple, triple_from
from interviews.curation.locks import refuse
from interviews.curation.record import log
from interviews.curation.refusal import Refused
from interviews.curation.triples import UnknownTerm, write_triple
from interviews.ingest.decide.spans import keep
from interviews.ingest.draft.triple import EMPTY
from interviews.models import CodeSeries, Event, ImportedItem, Question, Resemblance, User
from interviews.models.search import digest
from interviews.text.message import N_, Message

State = ImportedItem.State
SERIES = "IM"
SOURCE_LENGTH = 200

DECIDED = N_("This item was decided already.")
TAKEN_BACK = N_("This import was taken back.")
FAULTY = N_("This row has errors: correct them first.")
NO_STEM = N_("The question has no text.")
NO_CATEGORY = N_("Choose a category first.")
NO_SUCH = N_("The bank has no question that this item is similar to.")


def locked(item: ImportedItem) -> ImportedItem:
    """The item as it stands now, its row locked. Refused unless it still waits."""
    rows = ImportedItem.objects.select_related("document__batch", "twin")
    rows = rows.defer("document__parsed").select_for_update(of=("self",))
    found = rows.filter(pk=item.pk).first()
    if found is None or not found.is_open:
        refuse(DECIDED)
    if found.document.batch.undone_at:
        refuse(TAKEN_BACK)
    return found


@transaction.atomic
def accept(item: ImportedItem, *, by: User | None, as_variant: bool = False) -> Question:
    """Make a draft of the item. It says where it came from; nothing is published by this."""
    item = locked(item)
    _check(item)
    triple = _as_draft(item)
    if not triple.code or Question.objects.filter(code=triple.code).exists():
        triple = _numbered(triple)
    try:
        question = _written(triple, by)
    except IntegrityError:  # somebody else has just taken the code
        triple = _numbered(triple)
        question = _written(triple, by)
    log(question, Event.Kind.CREATED, by=by, note=source_of(item))
    if as_variant and item.similar_to:
        _link(question, item, item.similar_to)
    return taken(item, question, triple, State.VARIANT if as_variant else State.DRAFT, by)


def _numbered(triple: Triple) -> Triple:
    return replace(triple, code=CodeSeries.take(SERIES))


@transaction.atomic
def _written(triple: Triple, by: User | None) -> Question:
    try:
        return write_triple(Question(code=triple.code, created_by=by), triple)
    except UnknownTerm as error:
        raise Refused(Message("%(reason)s", {"reason": str(error)})) from error


def _link(question: Question, item: ImportedItem, similar: Question) -> None:
    """Say that the draft and the bank's question are variants of one, as decided here."""
    first, second = sorted((question.pk, similar.root.pk))
    Resemblance.objects.create(
        first_id=first,
        second_id=second,
        ratio=item.similarity,
        decision=Resemblance.Decision.VARIANT,
        reason=source_of(item),
        decided_by=question.created_by,
        decided_at=timezone.now(),
    )


def _check(item: ImportedItem) -> None:
    if item.faults:
        refuse(FAULTY)
    if not item.stem.strip():
        refuse(NO_STEM)
    if not item.triple["category"]:
        refuse(NO_CATEGORY)


def _as_draft(item: ImportedItem) -> Triple:
    batch = item.document.batch
    visibility = item.triple["visibility"] if batch.is_publishable else "internal"
    values = EMPTY | item.triple
    return triple_from(
        values
        | {
            "status": Question.Status.DRAFT.value,
            "visibility": visibility,
            "source": values["source"] or source_of(item),
            "author": values["author"] or batch.author,
            "licence": values["licence"] or batch.licence_of_questions,
        }
    )


def source_of(item: ImportedItem) -> str:
    """Where the question stood: the source as stated, the file, and the lines or the row."""
    document = item.document
    where = f"#{item.row}" if item.row else f"L{item.start + 1}-{max(item.end, item.start + 1)}"
    room = SOURCE_LENGTH - len(document.batch.source) - len(where) - 4
    return f"{document.batch.source} | {document.name[:room]} {where}"


def taken(
    item: ImportedItem, question: Question, triple: Triple, state: str, by: User | None
) -> Question:
    digest(Question.objects.filter(pk=question.pk))
    item.question, item.made = question, seal(triple)
    item.decide(state, by=by)
    item.save()
    _settle_twin(item, by)
    keep(item)
    return question


def _settle_twin(item: ImportedItem, by: User | None) -> None:
    """The same question that waits elsewhere has come in with this one."""
    twins = ImportedItem.objects.waiting().select_for_update(of=("self",))
    if item.twin_id and (twin := twins.filter(pk=item.twin_id).first()):
        twin.decide(State.KNOWN, by=by)
        twin.question = item.question
        twin.save(update_fields=["state", "decided_by", "decided_at", "question"])


def seal(triple: Triple) -> str:
    """A digest of all that a triple says: whether somebody edited the question since."""
    values = triple.as_dict()
    values |= {name: sorted(values[name]) for name in ("roles", "competencies", "tags")}
    plain = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return sha256(plain.encode()).hexdigest()


@transaction.atomic
def set_aside(item: ImportedItem, state: str, *, by: User | None) -> ImportedItem:
    """Decide that the item does not come in: rejected, or the bank's own kept."""
    item = locked(item)
    item.decide(state, by=by)
    item.save()
    return item
