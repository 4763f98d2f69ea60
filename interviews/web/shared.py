"""What is the same for every visitor, and forms that such a page can hold."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from interviews.web.refusals import csrf_failure

SAME_FOR_ALL = "questionbank.same_for_all"  # in the environment of a request, for front.py
View = Callable[..., HttpResponseBase]


def same_for_all(view: View) -> View:
    """Say that a page follows from the bank and its address, for readers who bring nothing along.

    Its template may show a signed-in reader more: who signed in brings a session.
    """

    @wraps(view)
    def marked(request: HttpRequest, *arguments: object, **keywords: object) -> HttpResponseBase:
        request.META[SAME_FOR_ALL] = True
        return view(request, *arguments, **keywords)

    return marked


def from_our_pages(view: View) -> View:
    """Take a form without a token, by what the browser itself says of the page that sent it.

    A token would make each page another one. No page of a stranger can write these headers, and
    every browser of today sends one of them with a form.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **keywords: object) -> HttpResponseBase:
        unchecked = getattr(request, "_dont_enforce_csrf_checks", False)  # of Django's test client
        if unchecked or is_from_us(request):
            return view(request, *arguments, **keywords)
        return csrf_failure(request)

    return guarded


def is_from_us(request: HttpRequest) -> bool:
    """Whether a page of this very site sent `request`, as its browser says."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    source = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    origin = f"{source.scheme}://{source.netloc}"
    ours = f"{request.scheme}://{request.get_host()}"
    return origin == ours or origin in settings.CSRF_TRUSTED_ORIGINS
