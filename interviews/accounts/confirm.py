"""Before rights, secrets and accounts are touched: who sits there says once more who it is."""

import time
from collections.abc import Callable
from functools import wraps

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONFIRMED = "confirmed_at"


def note_confirmed(request: HttpRequest) -> None:
    """A password, code or key was just given."""
    request.session[CONFIRMED] = int(time.time())


def is_confirmed(request: HttpRequest) -> bool:
    since = time.time() - int(request.session.get(CONFIRMED, 0))
    return 0 <= since < settings.CONFIRMED_FOR * 60


def confirm(request: HttpRequest) -> None:
    """Raise what leads to the page that asks again, and from there back with all that was sent."""
    if not is_confirmed(request):
        raise ReauthenticationRequired


def confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let those through who gave their password, code or key lately."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **keywords: object) -> HttpResponse:
        if request.user.is_authenticated:
            confirm(request)
        return view(request, *arguments, **keywords)

    return guarded
