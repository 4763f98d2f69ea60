"""Where robots may go, and the face of the site: theme and language."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from interviews.web.shared import from_our_pages

YEAR = 365 * 24 * 3600


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"sitemap": request.build_absolute_uri(reverse("browse:sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


class FaceForm(forms.Form):
    """The reader's choice of theme or language, and the page to go back to."""

    theme = forms.ChoiceField(
        choices=[(word, word) for word in ("auto", "light", "dark")], required=False
    )
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    next = forms.CharField(required=False)


@from_our_pages
@require_POST
def face(request: HttpRequest) -> HttpResponse:
    """Keep the reader's theme or language in a cookie and go back to where they were."""
    form = FaceForm(request.POST)
    form.is_valid()
    chosen = form.cleaned_data
    back = chosen.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("browse:home")
    response = HttpResponseRedirect(back)
    if request.user.is_authenticated and chosen.get("language"):
        request.user.speak(chosen["language"])
    for name, cookie in (
        ("theme", settings.THEME_COOKIE_NAME),
        ("language", settings.LANGUAGE_COOKIE_NAME),
    ):
        if chosen.get(name):
            response.set_cookie(
                cookie,
                chosen[name],
                max_age=YEAR,
                secure=settings.SECURE_PROXY,
                httponly=True,
                samesite="Lax",
            )
    return response
