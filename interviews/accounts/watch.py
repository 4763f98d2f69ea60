"""Who was away for too long is signed out; an administrator without a second factor is led to one.

When somebody was last here stands in a signed cookie and not in the database, so that reading never
waits for a writer. Without the cookie it is the moment of signing in that counts.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_noop

from interviews.accounts.factor import is_administrator
from interviews.web.plain import plain_page

SIGNED_IN = "signed_in_at"
SALT = "interviews.accounts.watch"
EXACT = 60  # seconds
OPEN = ("/healthz", "/readyz")


class WatchMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_staff(request):
            return self.get_response(request)
        seen = _last_seen(request)
        if time.time() - seen > idle_limit(request):
            logout(request)
        elif answer := _owed(request):
            return answer
        response = self.get_response(request)
        if response.status_code < 500 and _is_staff(request):
            _note_seen(request, response, seen)
        return response


def note_signed_in(request: HttpRequest) -> None:
    request.session[SIGNED_IN] = int(time.time())


def idle_limit(request: HttpRequest) -> int:
    """Seconds without a request after which the person is signed out."""
    minutes = settings.ADMIN_IDLE if is_administrator(request.user) else settings.STAFF_IDLE
    return int(minutes) * 60


def _is_staff(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path in OPEN:
        return False
    return request.user.is_authenticated and request.user.is_staff


def _last_seen(request: HttpRequest) -> int:
    """Seconds since 1970."""
    signed_in = int(request.session.get(SIGNED_IN, 0))
    try:
        text = request.COOKIES.get(settings.SEEN_COOKIE_NAME, "")
        of, seen = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return signed_in
    return max(signed_in, int(seen)) if of == _digest(request) else signed_in


def _note_seen(request: HttpRequest, response: HttpResponse, seen: int) -> None:
    if time.time() - seen < EXACT:
        return
    response.set_cookie(
        settings.SEEN_COOKIE_NAME,
        signing.dumps([_digest(request), int(time.time())], salt=SALT),
        max_age=idle_limit(request),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _digest(request: HttpRequest) -> str:
    return salted_hmac(SALT, request.session.session_key or "", algorithm="sha256").hexdigest()[:24]


def _owed(request: HttpRequest) -> HttpResponse | None:
    """What somebody is shown who had to have a second factor by now."""
    by = getattr(request.user, "second_factor_by", None)
    accounts = reverse("account")
    if by is None or timezone.now() < by or request.path.startswith(accounts):
        return None
    if request.method == "POST":
        heading = gettext_noop("A second factor is missing")
        text = gettext_noop(
            "Administrators sign in with a second factor here, and the time to set one up is over."
            " Set it up under “My account”, then send this once more."
        )
        return plain_page(request, 403, heading, text)
    return redirect("mfa_index")
