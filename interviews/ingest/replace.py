"""Put an item's text in the place of what the bank has, as its next version or in its draft."""

from dataclasses import replace

from django.db import transaction

from interviews.bankfile.triple import triple_from
from interviews.curation.load import UnknownTerm, write_triple
from interviews.ingest.accept import FAULTY, NO_SUCH, locked, refuse, taken
from interviews.models import ImportedItem, Question
from interviews.text.message import N_

NOT_NOW = N_("%(code)s is in review or retired: decide about it first.")
STATED = ("stem", "answer")


@transaction.atomic
def replace_in_bank(item, *, by):
    """Write the item over an open revision of the question, or over its draft: that question."""
    item = locked(item)
    if item.faults:
        refuse(FAULTY)
    if item.similar_to is None:
        refuse(NO_SUCH)
    question = editable(item.similar_to, by)
    item.before = question.as_triple().as_dict()
    try:
        write_triple(question, _combined(item, question))
    except UnknownTerm as error:
        refuse("%(reason)s", reason=str(error))
    return taken(item, question, ImportedItem.State.REVISION, by)


def editable(question, by):
    """The row that may be written: a draft itself, the open revision of what is published."""
    if question.status != Question.Status.DRAFT:
        refuse(NOT_NOW, code=question.code)
    return question


def _combined(item, question):
    """The bank's triple with the fields that the document states."""
    old = question.as_triple()
    fields = item.found.get("fields") or [
        name for name, value in item.triple.items() if value and name in WRITABLE
    ]
    new = triple_from(item.triple)
    stated = {name: getattr(new, name) for name in fields if name not in ("code", "status")}
    return replace(old, **stated)


WRITABLE = ("stem", "answer", "analysis", "key_points", "probes", "red_flags")
