"""A page to print, the page that offers files, and the file itself."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, override

from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.formats import Export, ExportError, write
from interviews.exports.sheets import describe
from interviews.jobs.limits import refused
from interviews.papers.forms import (
    ALL,
    FOR_VISITORS,
    SHEET_NOTES,
    SHEETS,
    ExportForm,
    PaperForm,
    ways,
)
from interviews.papers.large import CHINESE, LARGE, Recipe, note_taken, write_later
from interviews.text.languages import TRADITIONAL
from interviews.web.downloads import download
from interviews.web.pages import said

Make = Callable[..., Booklet]


def print_page(
    request: HttpRequest,
    make: Make,
    *,
    public: bool = False,
    allowed: Sequence[str] = ALL,
    **context: Any,
) -> HttpResponse:
    """Render the sheet that the query string asks for, of those allowed.

    `make(**sheet)` returns the Booklet. `public` questions print for visitors as a practice sheet,
    without the mark of a set's papers.
    """
    form = PaperForm(request.GET, **_offered(request, public, allowed))
    with override(CHINESE):
        booklet = make(**form.chosen())
    context |= {
        "paper": describe(booklet),
        "booklet": booklet,
        "sheet": booklet.sheet,
        "sheets": [(sheet, SHEETS[sheet]) for sheet in form.sheets],
        "form": form,
        "within_and": f"{context['within']}&" if context.get("within") else "",
        "kept": [(name, one) for name, one in _items(request.GET) if name not in form.fields],
    }
    return render(request, "print/page.html", context)


def _items(query: QueryDict) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in query.lists() for value in values]


def export_page(
    request: HttpRequest,
    make: Make,
    *,
    recipe: Recipe,
    used: Callable[[Sheet, str], object] | None = None,
    public: bool = False,
    allowed: Sequence[str] = ALL,
    **context: Any,
) -> HttpResponseBase:
    """Offer sheets and formats; on POST return the file, or what it cannot hold, to be accepted.

    `make(**sheet)` returns the Booklet; of many questions a job makes it by `recipe`, see large.py;
    `used(sheet, format_name)` is called for a file given out.
    """
    offered = _offered(request, public, allowed)
    form = ExportForm(request.POST if request.method == "POST" else None, **offered)
    notes = [(sheet, SHEETS[sheet], SHEET_NOTES[sheet]) for sheet in form.sheets]
    context |= {"form": form, "ways": ways(form.sheets), "sheet_notes": notes, "offered": offered}
    if not (form.is_bound and form.is_valid()):
        return _offer(request, context, 422 if form.is_bound else 200)
    if form.instead_of:
        return _offer(request, context | {"other": form.other_line()}, 200)
    if context["count"] > context["most"]:
        return _offer(request, context, 422)
    name = form.cleaned_data["format"]
    sheet = form.chosen() | {"language": _language(request)}
    if refusal := refused(request, "export"):
        return refusal
    if context["count"] > LARGE:
        return _later(request, form, recipe, sheet, used, context)
    try:
        with override(CHINESE):
            booklet = make(**sheet)
        export = write(booklet, name)
    except ExportError as error:
        form.add_error(None, said(error.message))
        return _offer(request, context, 422)
    if export.warnings and not form.cleaned_data["accepted"]:
        warnings = [said(message) for message in export.warnings]
        return _offer(request, context | {"warnings": warnings}, 200)
    if used:
        used(booklet.sheet, name)
    note_taken(booklet, name, by=request.user)
    return file_response(export)


def _later(
    request: HttpRequest,
    form: ExportForm,
    recipe: Recipe,
    sheet: dict[str, Any],
    used: Callable[[Sheet, str], object] | None,
    context: dict[str, Any],
) -> HttpResponseBase:
    name = form.cleaned_data["format"]
    job = write_later(request, context["title"], recipe, sheet, name)
    if job is None:
        text = gettext("Too many large files are being written just now. Try again in a minute.")
        form.add_error(None, text)
        response = _offer(request, context, 429)
        response.headers["Retry-After"] = "60"
        return response
    if used:
        used(sheet["sheet"], name)
    return redirect(job)


def file_response(export: Export) -> HttpResponseBase:
    """The file as a download under its Chinese name, with a plain one for programs without it."""
    response: HttpResponseBase = download(
        export.content, export.filename, export.content_type, export.plain_name
    )
    return response


def _offered(request: HttpRequest, public: bool, allowed: Sequence[str]) -> dict[str, Any]:
    """Which sheets, and whether they bear the mark: none for who works with no sets."""
    visitor = public and not request.user.has_perm("interviews.view_questionset")
    return {"sheets": FOR_VISITORS if visitor else allowed, "internal": not visitor}


def _language(request: HttpRequest) -> str:
    """The script of files: Traditional for readers in Taiwan and Hong Kong."""
    language = str(getattr(request, "LANGUAGE_CODE", CHINESE))
    return language if language in TRADITIONAL else CHINESE


def _offer(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    form = context["form"]
    shown = form if form.is_bound else PaperForm(request.GET, **context["offered"])
    context["sheet"] = shown.which()
    return render(request, "papers/export.html", context, status=status)
