"""A batch and its documents: what there is to decide, taking the certain ones, taking all back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from interviews.curation.refusal import Refused
from interviews.ingest.decide.take import take_many
from interviews.ingest.decide.undo import undo, untake
from interviews.ingest.intake.later import jobs_of
from interviews.models import (
    Gesture,
    ImportBatch,
    ImportedItem,
    Question,
    SourceDocument,
    Why,
    account_of,
)
from interviews.models.imported import CERTAIN, ImportedItemQuerySet
from interviews.text.message import Message
from interviews.web.gates import needs
from interviews.web.pages import about, said


@require_safe
@needs("import_documents")
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    rows = ImportBatch.objects.with_tallies().select_related("created_by")
    shown: Any = get_object_or_404(rows, pk=pk)  # with its tallies
    counts = _counts(shown)
    taken = shown.gestures.filter(kind=Gesture.Kind.TAKE).last() if shown.taken_n else None
    context = {
        "batch": shown,
        "documents": shown.documents.with_tallies().order_by("pk"),
        "jobs": jobs_of(shown),
        "certain_n": counts.get("", 0),
        "certain": round(CERTAIN * 100),
        "left": _left(shown, counts),
        "taken": taken if taken and taken.is_undoable else None,
        "keys": "ingest/_keys.html",
    }
    return render(request, "ingest/batch.html", context)


@require_safe
@needs("import_documents")
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the least certain item that waits; a page of its own when none does."""
    shown = get_object_or_404(SourceDocument.objects.select_related("batch"), pk=pk)
    item = shown.items.waiting().least_certain_first().first()
    if item is not None and shown.batch.undone_at is None:
        return redirect(item)
    return redirect("ingest:items", pk=pk)


@require_POST
@needs("import_documents")
def take_certain(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what is new and certain, as far as one request gets; say what is left, and why."""
    shown = get_object_or_404(ImportBatch, pk=pk)
    certain = _waiting(shown).for_why("").in_order()
    taken, refused = take_many(certain.for_taking(), by=account_of(request.user), batch=shown)
    tell_taken(request, taken, refused)
    counts = _counts(shown)
    if more := counts.get("", 0) - len(refused):
        text = ngettext("%(n)d more is ready: go on.", "%(n)d more are ready: go on.", more)
        messages.info(request, text % {"n": more})
    if left := _left(shown, counts):
        n = sum(n for _, n, _ in left)
        text = ngettext("%(n)d question is left: %(why)s.", "%(n)d questions are left: %(why)s.", n)
        reasons = gettext("; ").join(f"{label} {count}" for label, count, _ in left)
        messages.info(request, text % {"n": n, "why": reasons})
    return redirect(shown)


def _waiting(shown: ImportBatch) -> ImportedItemQuerySet:
    items = ImportedItem.objects.waiting().filter(document__batch=shown)
    return items.filter(document__batch__undone_at__isnull=True)


def _counts(shown: ImportBatch) -> dict[str, int]:
    """How many items wait for each reason, and under "" how many may be taken unread."""
    return _waiting(shown).tally_of_whys()


def _left(shown: ImportBatch, counts: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """What is not taken unread: [(why, how many, the address where they are listed)]."""
    address = reverse("ingest:left", args=[shown.pk])
    return [
        (str(why.label), counts[why], f"{address}?why={why.value}")
        for why in Why
        if counts.get(why)
    ]


def tell_taken(request: HttpRequest, taken: int, refused: Mapping[ImportedItem, Message]) -> None:
    """Say how many drafts were made, and why others were not."""
    text = ngettext("%(n)d question is now a draft.", "%(n)d questions are now drafts.", taken)
    messages.success(request, text % {"n": taken})
    for item, message in list(refused.items())[:5]:
        messages.error(request, about(str(item.place), said(message)))


@require_POST
@needs("import_documents")
def untake_last(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was taken at once last: its items wait again."""
    shown = get_object_or_404(ImportBatch, pk=pk)
    gesture = shown.gestures.filter(kind=Gesture.Kind.TAKE).last()
    if gesture is not None:
        try:
            _tell_back(request, *untake(gesture, by=account_of(request.user)))
        except Refused as refusal:
            messages.error(request, said(refusal.message))
    return redirect(shown)


@require_POST
@needs("import_documents")
def undo_batch(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(ImportBatch, pk=pk)
    _tell_back(request, *undo(shown, by=account_of(request.user)))
    return redirect(shown)


def _tell_back(request: HttpRequest, gone: int, kept: Iterable[Question], left: int) -> None:
    text = ngettext(
        "Taken back: %(n)d draft was deleted.", "Taken back: %(n)d drafts were deleted.", gone
    )
    messages.success(request, text % {"n": gone})
    if left:
        text = ngettext(
            "%(n)d more is to take back: go on.", "%(n)d more are to take back: go on.", left
        )
        messages.info(request, text % {"n": left})
    if kept:
        codes = ", ".join(question.code for question in kept)
        text = gettext("These stay, because they were edited or went on since: %(codes)s.")
        messages.info(request, text % {"codes": codes})
