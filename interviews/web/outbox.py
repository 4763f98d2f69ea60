"""Answers to static/js/outbox.js, which sends a form again until it hears what became of it."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect


def by_script(request: HttpRequest) -> bool:
    """Whether the outbox asks, which reads answers and no pages."""
    return request.headers.get("Accept") == "application/json"


def arrived(request: HttpRequest, link: str, said: str = "") -> HttpResponse:
    """Say that it was taken in, and lead on to `link`; a script is only told what is `said`."""
    if not by_script(request):
        return redirect(link)
    return JsonResponse({"said": said} if said else {"link": link})


def not_taken(*forms: BaseForm) -> JsonResponse:
    """Say what is wrong with what was sent."""
    lists = [errors for form in forms for errors in form.errors.values()]
    told = [str(text) for errors in lists for text in errors]
    return JsonResponse({"said": " ".join(dict.fromkeys(told))}, status=400)


def answered(words: dict[str, Any]) -> JsonResponse:
    """Say that it was taken in, and what the page is to show: one stays where one is."""
    return JsonResponse(words)
