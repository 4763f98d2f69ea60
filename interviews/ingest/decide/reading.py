"""A document is read again as somebody shows at the desk. What people edited or decided stays."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews.curation.locks import refuse
from interviews.ingest.decide.accept import TAKEN_BACK
from interviews.ingest.decide.gestures import Kind, note, settle, snapshot
from interviews.ingest.draft.columns import digest_of, has_heads
from interviews.ingest.draft.parse import again, states_itself
from interviews.ingest.draft.triple import Found, fingerprint
from interviews.ingest.intake.store import add_items
from interviews.models import ColumnMap, ImportedItem, SourceDocument, User
from interviews.text.message import N_
from interviews.text.normalise import clean, letters

NONE_LIKE = N_("No other question is found when lines like this one start a question.")
NO_LINE = N_("Mark a line of the source that has text.")
NOTHING_LEFT = N_("No question would be left: mark what is a question first.")
SAYS_ITSELF = N_("This file says itself what is a question: there is nothing to show it.")
NO_ANSWER_OF = N_("Open the question that these lines belong to, and mark them there.")


@transaction.atomic
def show(
    document: SourceDocument,
    kind: str,
    lines: Iterable[int],
    *,
    by: User | None,
    item: ImportedItem | None = None,
) -> SourceDocument:
    """Read `document` again, `lines` being a question, a heading, or of the answer of `item`."""
    document = _opened(document)
    marked = sorted(set(lines))
    if not marked or not all(_has_text(document, line) for line in marked):
        refuse(NO_LINE)
    if kind == Kind.ANSWER and (item is None or item.document_id != document.pk):
        refuse(NO_ANSWER_OF)
    item = item if kind == Kind.ANSWER else None
    shown: dict[str, Iterable[int]] = {
        name: _shown(document, name) for name in (Kind.QUESTION, Kind.HEADING, Kind.ANSWER)
    }
    for name, places in shown.items():  # what is shown last counts
        shown[name] = sorted({*places, *marked} if name == kind else {*places} - {*marked})
    found = again(
        document.parsed,
        shown[Kind.QUESTION],
        headings=shown[Kind.HEADING],
        answers=shown[Kind.ANSWER],
    )
    if item:
        found = _with_answer(found, document, marked, item)
    _replace(document, found, kind, marked, by, item)
    return document


@transaction.atomic
def name_columns(
    document: SourceDocument, named: list[list[Any]], *, by: User | None, is_kept: bool
) -> SourceDocument:
    """Read `document` again with its columns as `named`: [[heads, fields]]; kept for the next."""
    document = _opened(document)
    before = document.parsed.get("columns", [])
    heads = [one[0] for one in named]
    columns = [one for one in before if one[0] not in heads] + named
    document.parsed = document.parsed | {"columns": columns}
    document.save(update_fields=["parsed"])
    _replace(document, again(document.parsed), Kind.COLUMNS, before, by)
    for heads, fields in filter(_may_be_kept, named) if is_kept else ():
        ColumnMap.objects.update_or_create(
            heads_digest=digest_of(heads),
            defaults={
                **{"heads": heads, "fields": fields},
                **{"made_by": by, "made_at": timezone.now()},
            },
        )
    return document


def _may_be_kept(one: list[Any]) -> bool:
    return has_heads(one[0])


def _opened(document: SourceDocument) -> SourceDocument:
    """The document locked, if it can be read again."""
    rows = SourceDocument.objects.select_related("batch").select_for_update(of=("self",))
    document = rows.get(pk=document.pk)
    if document.batch.undone_at:
        refuse(TAKEN_BACK)
    if states_itself(document.parsed):
        refuse(SAYS_ITSELF)
    return document


def _has_text(document: SourceDocument, line: int) -> bool:
    return 0 <= line < len(document.lines) and bool(document.lines[line].strip())


def _shown(document: SourceDocument, kind: str) -> set[int]:
    """The lines that somebody has shown so far to be of `kind`."""
    gestures = document.gestures.filter(kind=kind).values_list("lines", flat=True)
    return {line for lines in gestures for line in lines}


def _replace(
    document: SourceDocument,
    found: list[Found],
    kind: str,
    marked: list[Any],
    by: User | None,
    item: ImportedItem | None = None,
) -> None:
    """Put what was found in the place of what waits and nobody has edited."""
    items = list(document.items.select_for_update(of=("self",)))
    gone = [one for one in items if one.is_waiting and one.edited_at is None]
    stay = [one for one in items if one not in gone]
    fresh = [question for question in found if _is_free(question, stay, kind, marked)]
    if kind == Kind.QUESTION and not fresh:
        refuse(NONE_LIKE)
    if gone and not fresh and not {one.start for one in gone} <= {*marked}:
        refuse(NOTHING_LEFT)
    before = snapshot(gone)
    changed = _extended(item, stay, document, marked, by) if item else []
    if changed:
        before += changed
    ImportedItem.objects.filter(pk__in=[one.pk for one in gone]).delete()
    made = add_items(document, [question | {"duplicate_of": None} for question in fresh])
    settle(document)
    touched = [one for one in stay if changed and item and one.pk == item.pk]
    note(document, kind, by=by, before=before, made=[*made, *touched], lines=marked)


def _is_free(question: Found, stay: list[ImportedItem], kind: str, marked: list[Any]) -> bool:
    """Whether a question starts outside of what people edited or decided, or is shown to."""
    start = question["span"][0]
    if kind == Kind.QUESTION and start in marked:
        return all(start != one.start for one in stay)
    return not any(one.start <= start < max(one.end, one.start + 1) for one in stay)


def _with_answer(
    found: list[Found], document: SourceDocument, marked: list[int], item: ImportedItem
) -> list[Found]:
    """The questions, that of `item` with the marked lines in its answer."""
    return [
        _answered(question, document, marked) if question["span"][0] == item.start else question
        for question in found
    ]


def _answered(question: Found, document: SourceDocument, marked: list[int]) -> Found:
    start, end = question["span"]
    answer = _joined(question["answer"], document, marked)
    triple = {"triple": question["triple"] | {"answer": answer}} if "triple" in question else {}
    return question | triple | {"answer": answer, "span": [start, max(end, marked[-1] + 1)]}


def _joined(answer: str, document: SourceDocument, marked: list[int]) -> str:
    """The answer with those of the lines that it lacks below it."""
    lines = [clean(document.lines[line]) for line in marked]
    missing = [text for text in lines if letters(text) not in letters(answer)]
    return "\n".join(filter(None, [answer, *missing]))


def _extended(
    item: ImportedItem,
    stay: list[ImportedItem],
    document: SourceDocument,
    marked: list[int],
    by: User | None,
) -> list[Found]:
    """Add the lines to the answer of an item that somebody has edited; the item as it was."""
    one = next((one for one in stay if one.pk == item.pk and one.is_waiting), None)
    if one is None:
        return []
    before = snapshot([one])
    one.triple = one.triple | {"answer": _joined(one.triple["answer"], document, marked)}
    one.fingerprint, one.end = fingerprint(one.triple), max(one.end, marked[-1] + 1)
    one.touch(by=by)
    one.save()
    return before
