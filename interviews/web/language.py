"""Which language a reader chose here; a browser's own language is no choice."""

from django.conf import settings
from django.http import HttpRequest

from interviews.text import languages


def language_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def written_in(language: str) -> str:
    """The catalogue for `language`: traditional pages are written in Simplified Chinese first."""
    return "zh-hans" if language in languages.TRADITIONAL else language
