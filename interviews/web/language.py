"""Which language a reader chose here; a browser's own language is no choice."""

from django.conf import settings
from django.http import HttpRequest


def language_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
