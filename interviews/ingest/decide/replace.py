"""Put an item's text in the place of what the bank has, as its next version or in its draft."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from interviews.bankfile.triple import Triple, triple_from
from interviews.curation.locks import locked as locked_question
from interviews.curation.locks import refuse
from interviews.curation.record import log
from interviews.curation.transitions import WRITE, revise
from interviews.curation.triples import UnknownTerm, write_triple
from interviews.ingest.decide.accept import FAULTY, NO_SUCH, locked, source_of, taken
from interviews.ingest.intake.standing import UNORDERED
from interviews.models import Event, ImportedItem, Question, User
from interviews.scoring.levels import FIELDS
from interviews.text.message import N_

NOT_NOW = N_("%(code)s is in review or retired: decide about it first.")
TEXTS = ("stem", "answer", "analysis", "key_points", "probes", "red_flags")
DRAFT, PUBLISHED = Question.Status.DRAFT, Question.Status.PUBLISHED


@transaction.atomic
def replace_in_bank(item: ImportedItem, *, by: User | None) -> Question:
    """Write the item over the open revision of what is published, or over a draft: that row."""
    item = locked(item)
    if item.faults:
        refuse(FAULTY)
    if item.similar_to is None:
        refuse(NO_SUCH)
    question, is_new = _writable(item.similar_to.root, by)
    item.before = None if is_new else question.as_triple().as_dict()
    triple = combined(item, question)
    try:
        write_triple(question, triple)
    except UnknownTerm as error:
        refuse("%(reason)s", reason=str(error))
    log(question, Event.Kind.CHANGED, by=by, note=source_of(item))
    return taken(item, question, triple, ImportedItem.State.REVISION, by)


def _writable(question: Question, by: User | None) -> tuple[Question, bool]:
    """The draft row to write, locked, and whether it was made for this."""
    if question.status == PUBLISHED:
        is_new = not question.revisions.exists()
        question = revise(question, by=by)
    else:
        is_new = False
    if question.status != DRAFT:
        refuse(NOT_NOW, code=question.code)
    return locked_question(question, by, WRITE, DRAFT), is_new


def combined(item: ImportedItem, question: Question) -> Triple:
    """The bank's triple with the fields that the document states: what replacing would write."""
    old, new = question.as_triple(), triple_from(item.triple)
    fields = item.found.get("fields") or _stated(item.triple)
    stated = {name: getattr(new, name) for name in fields if name not in ("code", "status")}
    same = [name for name in UNORDERED if set(getattr(old, name)) == set(getattr(new, name))]
    return replace(old, **{name: value for name, value in stated.items() if name not in same})


def _stated(triple: Mapping[str, Any]) -> list[str]:
    """The fields that a document of no fixed form states: texts, and a rubric with its anchors."""
    anchors = [line[name] for line in triple["rubric"] for name in FIELDS]
    rubric = ["rubric"] if anchors and all(anchors) else []
    return [name for name in TEXTS if triple[name]] + rubric
