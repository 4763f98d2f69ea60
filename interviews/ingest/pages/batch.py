"""A batch and its documents: what there is to decide, taking the certain ones, taking all back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from interviews.ingest.decide.take import take_many
from interviews.ingest.decide.undo import undo
from interviews.ingest.intake.later import jobs_of
from interviews.models import ImportBatch, ImportedItem, SourceDocument
from interviews.web.gates import needs
from interviews.web.pages import said

CERTAIN = 0.85


@require_safe
@needs("import_documents")
def batch(request, pk):
    shown = get_object_or_404(
        ImportBatch.objects.with_tallies().select_related("created_by"), pk=pk
    )
    context = {
        "batch": shown,
        "documents": shown.documents.with_tallies().order_by("pk"),
        "jobs": jobs_of(shown),
        "certain_n": _certain(shown).count(),
        "certain": round(CERTAIN * 100),
        "keys": "ingest/_keys.html",
    }
    return render(request, "ingest/batch.html", context)


@require_safe
@needs("import_documents")
def document(request, pk):
    """Go to the least certain item that waits; a page of its own when none does."""
    shown = get_object_or_404(SourceDocument.objects.select_related("batch"), pk=pk)
    item = shown.items.waiting().least_certain_first().first()
    if item is not None and shown.batch.undone_at is None:
        return redirect(item)
    return redirect("ingest:items", pk=pk)


@require_POST
@needs("import_documents")
def take_certain(request, pk):
    """Take what is new and certain, as far as one request gets."""
    shown = get_object_or_404(ImportBatch, pk=pk)
    taken, refused = take_many(_certain(shown).for_taking(), by=request.user)
    tell_taken(request, taken, refused)
    if left := _certain(shown).count() - len(refused):
        text = ngettext("%(n)d more is ready: go on.", "%(n)d more are ready: go on.", left)
        messages.info(request, text % {"n": left})
    return redirect(shown)


def _certain(shown):
    """The items that may be taken unread: new ones, read with certainty, whole, with a category."""
    return (
        ImportedItem.objects.waiting()
        .filter(document__batch=shown, document__batch__undone_at__isnull=True)
        .filter(confidence__gte=CERTAIN, standing=ImportedItem.Standing.NEW, copy_of=None)
        .exclude(triple__category="")
        .in_order()
    )


def tell_taken(request, taken, refused):
    """Say how many drafts were made, and why others were not."""
    text = ngettext("%(n)d question is now a draft.", "%(n)d questions are now drafts.", taken)
    messages.success(request, text % {"n": taken})
    for item, message in list(refused.items())[:5]:
        messages.error(request, f"{item.place}: {said(message)}")


@require_POST
@needs("import_documents")
def undo_batch(request, pk):
    shown = get_object_or_404(ImportBatch, pk=pk)
    gone, kept, left = undo(shown, by=request.user)
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
    return redirect(shown)
