"""A set on paper and as files; both are remembered as a use."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.papers.booklets import booklet_of, booklet_of_set
from interviews.papers.forms import PaperForm
from interviews.papers.respond import export_page, print_page
from interviews.sets.access import readable_set
from interviews.sets.build import MOST
from interviews.sets.uses import record_use
from interviews.web.gates import needs


@require_safe
@needs("view_questionset")
def set_print(request: HttpRequest, pk: int) -> HttpResponse:
    found = readable_set(request, pk)
    context: dict[str, Any] = {
        "here": reverse("sets:print", args=[pk]),
        "export": reverse("sets:export", args=[pk]),
        "back": found.get_absolute_url(),
        "back_label": found.title,
    }
    return print_page(request, lambda **sheet: booklet_of(found, **sheet), **context)


@require_POST
@needs("view_questionset")
def set_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember that a sheet goes to print, then show it."""
    found = readable_set(request, pk)
    form = PaperForm(request.POST)
    sheet = form.chosen()["sheet"]
    record_use(found, sheet, "html", request.user)
    return redirect(f"{reverse('sets:print', args=[pk])}?sheet={sheet}")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("view_questionset")
def set_export(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = readable_set(request, pk)
    return export_page(
        request,
        lambda **sheet: booklet_of(found, **sheet),
        recipe=(booklet_of_set, {"pk": found.pk}),
        used=lambda sheet, name: record_use(found, sheet, name, request.user),
        title=found.title,
        count=len(found.entry_list),
        most=MOST,
        back=found.get_absolute_url(),
        action=request.path,
    )
