"""A signed cookie by which a device is known where somebody signed in before."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "interviews.web.devices"
YEAR = 365 * 24 * 3600
MOST = 5  # accounts on one device


@dataclass(frozen=True)
class Device:
    """Its random name, and a digest of each account that signed in on it, the newest first."""

    name: str
    accounts: tuple[str, ...]


def device_of(request: HttpRequest) -> Device | None:
    try:
        name, accounts = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=YEAR
        )
    except signing.BadSignature:
        return None
    return Device(name, tuple(accounts))


def knows(device: Device | None, username: str) -> bool:
    return device is not None and _digest(username) in device.accounts


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let the device that `response` goes to know `username` from now on."""
    device = device_of(request) or Device(secrets.token_urlsafe(12), ())
    accounts = dict.fromkeys([_digest(username), *device.accounts])
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([device.name, list(accounts)[:MOST]], salt=SALT),
        max_age=YEAR,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _digest(username: str) -> str:
    return salted_hmac(SALT, username.casefold(), algorithm="sha256").hexdigest()[:24]
