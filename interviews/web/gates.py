"""Who may come in: a visitor is asked to sign in, and an account without the right is told so."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext, pgettext

View = Callable[..., HttpResponseBase]


def sign_in(request: HttpRequest, then: str = "") -> HttpResponse:
    """To the page where one signs in, and from there back here, or to `then`."""
    return redirect_to_login(then or request.get_full_path())


def needs(permission: str) -> Callable[[View], View]:
    """Let those through who have `permission` ("make_sets"); all others learn what is missing."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponseBase:
            if request.user.has_perm(f"interviews.{permission}"):
                return view(request, *arguments, **keywords)
            if not request.user.is_authenticated:
                return sign_in(request)
            raise PermissionDenied(who_may(permission))

        return guarded

    return decorate


def who_may(permission: str) -> str:
    """Say that the account lacks a right, and which groups have it."""
    groups = Group.objects.filter(
        permissions__codename=permission, permissions__content_type__app_label="interviews"
    )
    names = pgettext("list", ", ").join(groups.order_by("pk").values_list("name", flat=True))
    text = gettext("You are signed in, but your account has no right for this.")
    if not names:
        return text
    asked = gettext("These groups have it: %(names)s. Ask an administrator to put you into one.")
    return f"{text} {asked % {'names': names}}"
