"""How often a password or a code may be tried; what strangers do keeps no known device out."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest

from interviews.models import take_turn
from interviews.web.address import place_of
from interviews.web.devices import device_of, knows
from interviews.web.refusals import too_many

logger = logging.getLogger(__name__)


def take_sign_in(request: HttpRequest, username: str) -> None:
    """Take a turn to sign in as `username`. Raises the page that says when there is one again."""
    device = device_of(request)
    if device and knows(device, username):
        wait = take_turn("sign in from a known device", f"{device.name} {username.casefold()}")
    else:
        wait = take_turn("sign in from an address", place_of(request))
        wait = wait or take_turn("sign in to an account", username.casefold())
    _refuse(request, wait)


def take(request: HttpRequest, purpose: str, who: str = "") -> None:
    """Take a turn of `who`, or else of the visitor's address. Raises as above."""
    _refuse(request, take_turn(purpose, who or place_of(request)))


def _refuse(request: HttpRequest, wait: int) -> None:
    if wait:
        logger.warning("refused: too many attempts at %s", request.path)
        raise ImmediateHttpResponse(too_many(request, wait))
