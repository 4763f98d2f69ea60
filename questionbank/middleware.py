"""Two small layers of our own: isolation headers, and the reader's language from a cookie."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers

from interviews.text import languages


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
    """Chinese unless the reader chose otherwise here: a browser's own language is no choice."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        # Traditional pages are written in Simplified Chinese, and converted when they are whole.
        with translation.override("zh-hans" if language in languages.TRADITIONAL else language):
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
