"""All items of a document in one table: change many, take or reject many, see the faults."""

import csv
import io

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from interviews.curation.refusal import Refused
from interviews.ingest.decide import review
from interviews.ingest.decide.accept import set_aside
from interviews.ingest.decide.take import take_many
from interviews.ingest.pages import desk
from interviews.ingest.pages.batch import tell_taken
from interviews.ingest.pages.forms import AskedForm, ManyForm, WindowForm
from interviews.models import ImportedItem, SourceDocument
from interviews.text.cells import inert
from interviews.web.gates import needs
from interviews.web.pages import paginate, said

PAGE_SIZE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def items(request, pk):
    document = get_object_or_404(SourceDocument.objects.select_related("batch"), pk=pk)
    if request.method == "POST" and request.POST.get("decision") == "like":
        return _read_again(request, document)
    if request.method == "POST":
        form = ManyForm(request.POST, document=document)
        if form.is_valid():
            _change(request, form)
            return redirect(request.get_full_path())
        return _show(request, document, form, status=422)
    return _show(request, document, ManyForm(document=document))


def _read_again(request, document):
    """Every line like the marked one becomes a question."""
    asked, form = AskedForm(request.POST), ManyForm(document=document)
    try:
        if asked.is_valid() and asked.cleaned_data["line"] is not None:
            return redirect(review.like_line(document, asked.cleaned_data["line"]))
        messages.error(request, gettext("Mark a line first."))
    except Refused as refusal:
        messages.error(request, said(refusal.message))
    return _show(request, document, form, status=422)


def _show(request, document, form, status=200):
    rows = document.items.in_order().select_related("similar_to", "question").defer("found")
    page = paginate(request, rows, PAGE_SIZE)
    ticked = set(request.POST.getlist("items"))
    for item in page:
        item.reasons, item.ticked = desk.reasons(item), str(item.pk) in ticked
    context = {
        "document": document,
        "form": form,
        "page": page,
        "tallies": _tallies(document),
        "has_faults": document.items.exclude(faults=[]).exists(),
        "source": desk.lines_from(document, WindowForm(request.GET).first_line() or 0),
        "keys": "ingest/_keys.html",
    }
    return render(request, "ingest/items.html", context, status=status)


def _tallies(document):
    """How the items stand against the bank: [(label, n)] of those that occur."""
    found = list(document.items.order_by().values_list("standing", flat=True))
    return [(s.label, found.count(s)) for s in ImportedItem.Standing if s in found]


def _change(request, form):
    chosen = form.cleaned_data["items"].in_order()
    decision = request.POST.get("decision")
    if decision == "accept":
        review.set_many(chosen, form.changes())
        tell_taken(request, *take_many(chosen.waiting().for_taking(), by=request.user))
    elif decision == "reject":
        n = _reject(chosen.waiting().for_taking(), request.user)
        text = ngettext("%(n)d question was rejected.", "%(n)d questions were rejected.", n)
        messages.success(request, text % {"n": n})
    else:
        n = review.set_many(chosen, form.changes())
        text = ngettext("%(n)d question was changed.", "%(n)d questions were changed.", n)
        messages.success(request, text % {"n": n})


def _reject(chosen, by):
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
def faults(request, pk):
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


def _faulty(document):
    return document.items.exclude(faults=[]).in_order()
