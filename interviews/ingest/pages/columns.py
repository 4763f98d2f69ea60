"""Which column is what: said by a person for one document, kept for the next with such heads."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.curation.refusal import Refused
from interviews.ingest.decide.reading import name_columns
from interviews.ingest.draft.blank import blank_workbook
from interviews.ingest.draft.columns import Heads, Sheet, gathered, mapping_of, sheets_in
from interviews.ingest.extract import document_from
from interviews.ingest.pages.column_form import ColumnsForm
from interviews.ingest.pages.item import tell_read
from interviews.models import ColumnMap, SourceDocument, account_of
from interviews.web.downloads import download
from interviews.web.gates import needs
from interviews.web.pages import paginate, said

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@needs("import_documents")
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, filled in as the document is read now; sent, the document is read by it."""
    document = get_object_or_404(SourceDocument.objects.select_related("batch"), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = ColumnsForm(posted, sheets=_tables(document))
    if posted is not None and form.is_valid():
        try:
            is_kept = form.cleaned_data["remember"]
            name_columns(document, form.named(), by=account_of(request.user), is_kept=is_kept)
        except Refused as refusal:
            form.add_error(None, said(refusal.message))
        else:
            tell_read(request, document)
            return redirect("ingest:items", pk=document.pk)
    context = {"document": document, "form": form, "keys": "ingest/_keys.html"}
    return render(request, "ingest/columns.html", context, status=422 if form.errors else 200)


def _tables(document: SourceDocument) -> list[tuple[Sheet, list[tuple[str, ...]]]]:
    """The tables, those with the same heads once, with some of their rows."""
    read = gathered(document_from(document.parsed | {"questions": []}))
    by_heads: dict[Heads, tuple[Sheet, list[tuple[str, ...]]]] = {}
    for sheet in sheets_in(read, mapping_of(document.parsed.get("columns", []))):
        rows = [read.lines[place].cells for place in sheet.places]
        by_heads.setdefault(sheet.known_by(has_heads=sheet.has_heads), (sheet, rows))
    return list(by_heads.values())


@require_safe
@needs("import_documents")
def kept(request: HttpRequest) -> HttpResponse:
    """What is remembered of columns, each with a way to forget it."""
    page = paginate(request, ColumnMap.objects.select_related("made_by"))
    for one in page:
        one.pairs = ColumnsForm.pairs_of(one.heads, one.fields)
    return render(request, "ingest/kept.html", {"page": page, "keys": "ingest/_keys.html"})


@require_POST
@needs("import_documents")
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """The next file with these heads is read by the reader's own judgement."""
    get_object_or_404(ColumnMap, pk=pk).delete()
    messages.success(request, gettext("Forgotten. What was read by it stays as it is."))
    return redirect("ingest:kept")


@require_safe
@needs("import_documents")
def template(request: HttpRequest) -> FileResponse:
    """The empty spreadsheet to fill in."""
    return download(blank_workbook(), f"{gettext('questions to import')}.xlsx", EXCEL)
