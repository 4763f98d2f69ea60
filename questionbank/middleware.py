"""Small layers of our own: methods, isolation, privacy, language, what cannot be read."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from interviews.text import languages
from interviews.web.language import language_of, written_in
from interviews.web.refusals import odd_address, odd_form
from questionbank.metrics import VIEW

Answer = Callable[[HttpRequest], HttpResponseBase]
ODD = re.compile(rb"\x00|\xed[\xa0-\xbf][\x80-\xbf]")  # NUL, and a lone surrogate as UTF-8


METHODS = ("GET", "HEAD", "POST")
# What no page of ours ever asks a browser for.
UNUSED = (
    *("accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture"),
    *("geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi"),
    *("payment", "screen-wake-lock", "serial", "usb"),
    "xr-spatial-tracking",
)


class ViewNameMiddleware:
    """Tell the layer around Django which view answers: "none" for files and strange addresses."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META[VIEW] = "none"
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        arguments: Sequence[Any],
        keywords: dict[str, Any],
    ) -> None:
        assert request.resolver_match  # a view was found
        request.META[VIEW] = request.resolver_match.view_name


class MethodMiddleware:
    """Refuse TRACE, PUT, DELETE and the like: no address has a use for them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in METHODS:
            return self.get_response(request)
        return HttpResponseNotAllowed(METHODS)


class PrivateMiddleware:
    """What a signed-in person is shown stays in no cache, of a proxy or a shared computer."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # A fault says so itself, and asking once more who it is would wait once more.
        known = settings.SESSION_COOKIE_NAME in request.COOKIES and response.status_code < 500
        if known and request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class IsolationMiddleware:
    """Keep other origins from embedding or reading our answers (COEP, CORP, permissions)."""

    HEADERS = {
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED)
        + ", publickey-credentials-get=(self)",
    }

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class LanguageMiddleware:
    """Everything that is said is said in the reader's language."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(written_in(language)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if language != "zh-hans" and isinstance(response, HttpResponse) and _is_page(response):
            _speak(response, language)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def _is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def _speak(response: HttpResponse, language: str) -> None:
    html = response.content.decode(response.charset)
    if language in languages.TRADITIONAL:
        html = languages.traditional_page(html, language)
    else:
        html = languages.marked_page(html)
    response.content = html.encode(response.charset)
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))


class ReadableAddressMiddleware:
    """Refuse an address, query or cookie that no text field could hold: NUL, lone surrogates.

    PostgreSQL refuses them deep inside a query, SQLite keeps them; here both answer alike.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        texts = (request.path_info, request.META.get("QUERY_STRING", ""), *request.COOKIES.values())
        if not any(ODD.search(unquote_to_bytes(text)) for text in texts):
            return self.get_response(request)
        return odd_address(request)


class ReadableFormMiddleware:
    """Refuse a form with NUL in it, before a view sees it: stands after the check of its token."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        arguments: Sequence[Any],
        keywords: dict[str, Any],
    ) -> HttpResponse | None:
        # A view that checks the token itself has first to say where uploads go.
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        texts = (text for _, values in request.POST.lists() for text in values)
        return odd_form(request) if any("\x00" in text for text in texts) else None
