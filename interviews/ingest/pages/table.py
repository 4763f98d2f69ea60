"""Many items in one table: change, take or reject those that are ticked, see the faults."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from interviews.curation.refusal import Refused
from interviews.ingest.decide import review
from interviews.ingest.decide.accept import set_aside
from interviews.ingest.decide.gestures import undo_last
from interviews.ingest.decide.reading import show
from interviews.ingest.decide.take import take_many
from interviews.ingest.draft.columns import has_columns
from interviews.ingest.pages import desk
from interviews.ingest.pages.batch import tell_taken
from interviews.ingest.pages.forms import AskedForm, ManyForm, WhyForm, WindowForm
from interviews.ingest.pages.item import tell_read, tell_undone
from interviews.models import ImportBatch, ImportedItem, SourceDocument, User, account_of
from interviews.models.imported import ImportedItemQuerySet
from interviews.text.cells import inert
from interviews.web.gates import needs
from interviews.web.pages import paginate, said

PAGE_SIZE = 50
READS = ("question", "heading", "undo")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def items(request: HttpRequest, pk: int) -> HttpResponse:
    """The items of a document."""
    document = get_object_or_404(SourceDocument.objects.select_related("batch"), pk=pk)
    if request.method == "POST" and request.POST.get("decision") in READS:
        return _read_again(request, document)
    return _answer(request, document.batch, document.items.all(), document)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def left(request: HttpRequest, pk: int) -> HttpResponse:
    """The items of a batch that are not taken unread, for one reason or all of them."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    return _answer(request, batch, ImportedItem.objects.filter(document__batch=batch))


def _answer(
    request: HttpRequest,
    batch: ImportBatch,
    rows: ImportedItemQuerySet,
    document: SourceDocument | None = None,
) -> HttpResponse:
    if request.method != "POST":
        return _show(request, batch, rows, ManyForm(choose_from=rows), document)
    form = ManyForm(request.POST, choose_from=rows)
    if form.is_valid():
        _change(request, form, batch)
        return redirect(request.get_full_path())
    return _show(request, batch, rows, form, document, status=422)


def _read_again(request: HttpRequest, document: SourceDocument) -> HttpResponse:
    """Read the document again as the marked lines show, or undo the last step of that kind."""
    asked, rows = AskedForm(request.POST), document.items.all()
    try:
        if asked.is_valid() and asked.cleaned_data["decision"] == "undo":
            tell_undone(request, undo_last(document))
            return redirect("ingest:items", pk=document.pk)
        if asked.is_valid() and asked.cleaned_data["line"]:
            show(
                document,
                asked.cleaned_data["decision"],
                asked.cleaned_data["line"],
                by=account_of(request.user),
            )
            tell_read(request, document)
            return redirect(document)
        messages.error(request, gettext("Mark a line first."))
    except Refused as refusal:
        messages.error(request, said(refusal.message))
    form = ManyForm(choose_from=rows)
    return _show(request, document.batch, rows, form, document, status=422)


def _show(
    request: HttpRequest,
    batch: ImportBatch,
    rows: ImportedItemQuerySet,
    form: ManyForm,
    document: SourceDocument | None = None,
    status: int = 200,
) -> HttpResponse:
    narrowed, why = WhyForm(request.GET).narrow(rows)
    ordered = narrowed.order_by("document", "place", "pk")
    page = paginate(
        request, ordered.select_related("similar_to", "question", "document"), PAGE_SIZE
    )
    ticked = set(request.POST.getlist("items"))
    for item in page:
        item.reasons, item.ticked = desk.reasons(item), str(item.pk) in ticked
    context = {
        **{"batch": batch, "document": document, "form": form, "page": page, "why": why},
        "tallies": _tallies(rows),
        "keys": "ingest/_keys.html",
        **(_of_document(request, document, page) if document else {}),
    }
    return render(request, "ingest/items.html", context, status=status)


def _of_document(
    request: HttpRequest, document: SourceDocument, page: Page[ImportedItem]
) -> dict[str, Any]:
    """What the page of one document shows besides its items."""
    first = WindowForm(request.GET).first_line() or 0
    is_open = document.batch.undone_at is None
    return {
        "has_faults": document.items.exclude(faults=[]).exists(),
        "has_columns": is_open and has_columns(document.parsed),
        "source": None if page.object_list else desk.lines_from(document, first),
        "last": document.gestures.last() if is_open else None,
    }


def _tallies(rows: ImportedItemQuerySet) -> list[tuple[str, int]]:
    """How the items stand against the bank: [(label, n)] of those that occur."""
    found = list(rows.order_by().values_list("standing", flat=True))
    return [(str(s.label), found.count(s)) for s in ImportedItem.Standing if s in found]


def _change(request: HttpRequest, form: ManyForm, batch: ImportBatch) -> None:
    chosen, by = form.cleaned_data["items"].in_order(), account_of(request.user)
    decision = request.POST.get("decision")
    if decision == "accept":
        review.set_many(chosen, form.changes(), by=by)
        tell_taken(request, *take_many(chosen.waiting().for_taking(), by=by, batch=batch))
    elif decision == "reject":
        n = _reject(chosen.waiting().for_taking(), by)
        text = ngettext("%(n)d question was rejected.", "%(n)d questions were rejected.", n)
        messages.success(request, text % {"n": n})
    else:
        n = review.set_many(chosen, form.changes(), by=by)
        text = ngettext("%(n)d question was changed.", "%(n)d questions were changed.", n)
        messages.success(request, text % {"n": n})


def _reject(chosen: ImportedItemQuerySet, by: User) -> int:
    rejected = 0
    for item in chosen:
        try:
            set_aside(item, ImportedItem.State.REJECTED, by=by)
            rejected += 1
        except Refused:
            continue  # somebody else has just decided it
    return rejected


@require_safe
@needs("import_documents")
def faults(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with errors, each with its number and reasons, to correct and hand in again."""
    document = get_object_or_404(SourceDocument, pk=pk)
    wrong = [(item, dict(item.found.get("cells", ()))) for item in _faulty(document)]
    headings = list(dict.fromkeys(heading for _, cells in wrong for heading in cells))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(map(inert, [gettext("Row"), gettext("Error"), *headings]))
    for item, cells in wrong:
        texts = [cells.get(heading, "") for heading in headings]
        writer.writerow(map(inert, [item.row, " ".join(desk.reasons(item)), *texts]))
    response = HttpResponse(file.getvalue().encode("utf-8-sig"), content_type="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="errors-{pk}.csv"'
    return response


def _faulty(document: SourceDocument) -> ImportedItemQuerySet:
    return document.items.exclude(faults=[]).in_order()
