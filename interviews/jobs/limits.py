"""Work that costs the server much is done only so often for one place without an account."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from interviews.models import note_turn, take_turn, wait_for_turn
from interviews.web.address import place_of
from interviews.web.refusals import too_many

View = Callable[..., Any]
COSTLY = 0.5  # seconds of computing, after which a page must not be asked for without end


def refused(request: HttpRequest, purpose: str, *, everybody: bool = False) -> HttpResponse | None:
    """Take a turn of a visitor's place, or return the page that says when there is one.

    Accounts are not counted, unless `everybody` is.
    """
    if request.user.is_authenticated and not everybody:
        return None
    wait = take_turn(purpose, place_of(request))
    return too_many(request, wait) if wait else None


def spared(*, asking: str = "") -> Callable[[View], View]:
    """Refuse a page to a place that had it do too much of late; `asking` only for that parameter.

    Only what took long is counted, and only after it was answered: reading waits for no writing.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **keywords: Any) -> Any:
            cheap = bool(asking) and not request.GET.get(asking)
            if cheap or request.user.is_authenticated:
                return view(request, *arguments, **keywords)
            if wait := wait_for_turn("costly page", place_of(request)):
                return too_many(request, wait)
            began = time.thread_time()
            response = view(request, *arguments, **keywords)
            if time.thread_time() - began >= COSTLY:
                note_turn("costly page", place_of(request))
            return response

        return guarded

    return decorate
