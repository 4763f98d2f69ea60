"""A page that can be shown when nothing else can: no database, no session, no cache."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localtime

from interviews.web.language import language_of, written_in
from interviews.web.pages import face
from interviews.web.typed import NOTHING, typed_in


def plain_page(
    request: HttpRequest,
    status: int,
    heading: str,
    text: str,
    *,
    wait: int | None = None,
    readable: bool = True,
) -> HttpResponse:
    """Say in the reader's language what happened; give back what was typed.

    `heading` and `text` are English message ids, marked by gettext_noop where they stand. `wait`
    is the number of seconds after which it is worth coming again. Where the request itself cannot
    be read (`readable`), nothing of it is looked at.
    """
    with translation.override(written_in(language_of(request))):
        context = {
            **face(request),
            "heading": translation.gettext(heading),
            "text": translation.gettext(text),
            "again": localtime() + timedelta(seconds=wait) if wait else None,
            "number": request.META.get("REQUEST_ID", "") if status >= 500 else "",
            "typed": typed_in(request) if readable else NOTHING,
            "here": request.get_full_path() if readable else "/",
            "csrf_token": get_token(request) if request.method == "POST" else "",
        }
        response = HttpResponse(render_to_string("plain.html", context), status=status)
    response.headers["Cache-Control"] = "no-store"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
