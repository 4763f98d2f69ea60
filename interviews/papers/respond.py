"""A page to print, the page that offers files, and the file itself."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext, override

from interviews.exports.formats import ExportError, write
from interviews.papers.forms import SHEET_NOTES, SHEETS, ExportForm, PaperForm, ways
from interviews.papers.large import CHINESE, LARGE, write_later
from interviews.web.downloads import download
from interviews.web.pages import said


def print_page(request, make, *, allowed=tuple(SHEETS), **context):
    """Render the sheet that the query string asks for, of those allowed.

    `make(**sheet)` returns the Booklet.
    """
    with override(CHINESE):
        booklet = make(**PaperForm(request.GET, allowed=allowed).chosen())
    sheets = [(name, label) for name, label in SHEETS.items() if name in allowed]
    context |= {"booklet": booklet, "sheet": booklet.sheet, "sheets": sheets}
    return render(request, "print/page.html", context)


def export_page(request, make, *, recipe, used=None, allowed=tuple(SHEETS), **context):
    """Offer sheets and formats; on POST return the file, or what it cannot hold, to be accepted.

    `make(**sheet)` returns the Booklet; of many questions a job makes it by `recipe`, see large.py;
    `used(sheet, format_name)` is called for a file given out.
    """
    form = ExportForm(request.POST if request.method == "POST" else None, allowed=allowed)
    context |= {"form": form, "ways": ways(allowed), "sheet_notes": _sheets(allowed)}
    if not (form.is_bound and form.is_valid()):
        return _offer(request, context, 422 if form.is_bound else 200)
    if form.other:
        return _offer(request, context | {"other": form.other_line()}, 200)
    if context["count"] > context["most"]:
        return _offer(request, context, 422)
    name = form.cleaned_data["format"]
    if context["count"] > LARGE:
        return _later(request, form, recipe, used, context)
    try:
        with override(CHINESE):
            booklet = make(**form.chosen())
        export = write(booklet, name)
    except ExportError as error:
        form.add_error(None, said(error.message))
        return _offer(request, context, 422)
    if export.warnings and not form.cleaned_data["accepted"]:
        warnings = [said(message) for message in export.warnings]
        return _offer(request, context | {"warnings": warnings}, 200)
    if used:
        used(booklet.sheet, name)
    return file_response(export)


def _later(request, form, recipe, used, context):
    sheet, name = form.chosen(), form.cleaned_data["format"]
    job = write_later(request, context["title"], recipe, sheet, name)
    if job is None:
        text = gettext("Too many large files are being written just now. Try again in a minute.")
        form.add_error(None, text)
        return _offer(request, context, 429)
    if used:
        used(sheet["sheet"], name)
    return redirect(job)


def file_response(export):
    """The file as a download under its Chinese name, with a plain one for programs without it."""
    return download(export.content, export.filename, export.content_type, export.plain_name)


def _sheets(allowed):
    return [(name, label, SHEET_NOTES[name]) for name, label in SHEETS.items() if name in allowed]


def _offer(request, context, status):
    form = context["form"]
    if not form.is_bound:
        form = PaperForm(request.GET, allowed=form.allowed)
    context["sheet"] = form.chosen()["sheet"]
    return render(request, "papers/export.html", context, status=status)
