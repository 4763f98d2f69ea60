"""Small layers of our own: isolation headers, the reader's language, addresses that can be read."""

import re
from urllib.parse import unquote_to_bytes

from django.utils import translation
from django.utils.cache import patch_vary_headers

from interviews.text import languages
from interviews.web.language import language_of, written_in
from interviews.web.refusals import odd_address

ODD = re.compile(rb"\x00|\xed[\xa0-\xbf][\x80-\xbf]")  # NUL, and a lone surrogate as UTF-8


class IsolationMiddleware:
    """Keep other origins from embedding or reading our answers (COEP, CORP, permissions)."""

    HEADERS = {
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class LanguageMiddleware:
    """Everything that is said is said in the reader's language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request)
        with translation.override(written_in(language)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if language != "zh-hans" and _is_page(response):
            _speak(response, language)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def _is_page(response):
    return not response.streaming and response.headers.get("Content-Type", "").startswith(
        "text/html"
    )


def _speak(response, language):
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

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        texts = (request.path_info, request.META.get("QUERY_STRING", ""), *request.COOKIES.values())
        if not any(ODD.search(unquote_to_bytes(text)) for text in texts):
            return self.get_response(request)
        return odd_address(request)
