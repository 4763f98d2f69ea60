"""For those who build the site: every component with its states. There with DEBUG only."""

from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews.dev.specimens import Specimen, specimens

SHEETS = (
    *("tokens", "base", "frame", "components", "live", "forms", "question", "ladder"),
    *("list", "outbox", "preview", "dev"),
)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    shelves = [
        (name, [(one, one.drawn(request)) for one in group])
        for name, group in groupby(specimens(), key=_component)
    ]
    context = {"shelves": shelves, "sheets": [f"css/{name}.css" for name in SHEETS]}
    return render(request, "dev/components.html", context)


def _component(specimen: Specimen) -> str:
    return specimen.component
