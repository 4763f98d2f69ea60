"""The sign-in of the desk: how often one may try, and what is said to whom it is not open."""

import logging
from functools import wraps

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interviews.models import SecurityEvent, User, note, take_turn
from interviews.web.address import place_of
from interviews.web.devices import device_of, knows, remember
from interviews.web.refusals import too_many

logger = logging.getLogger(__name__)


class DeskSignInForm(AdminAuthenticationForm):
    """A right password of an account that is not of the staff is not called a wrong one."""

    def confirm_login_allowed(self, user):
        AuthenticationForm.confirm_login_allowed(self, user)
        if not user.is_staff:
            text = _(
                "The password is right, but this account has no right to the desk."
                " Ask an administrator for it."
            )
            raise ValidationError(text, code="no_right")


def limited(view):
    """Take a turn for each POST; let the device know who signed in on it."""

    @wraps(view)
    def guarded(request, *arguments, **keywords):
        if request.method != "POST":
            return view(request, *arguments, **keywords)
        username = request.POST.get("username", "")
        if wait := _turn(request, username):
            logger.warning("refused: too many attempts to sign in")
            return too_many(request, wait)
        response = view(request, *arguments, **keywords)
        if response.status_code == 302:
            remember(request, response, request.user.get_username())
            note(SecurityEvent.Kind.SIGNED_IN, by=request.user)
        elif account := User.objects.filter(username=username).first():
            # What is no name of an account may be a password in the wrong field.
            note(SecurityEvent.Kind.NOT_SIGNED_IN, by=None, about=username, whom=account)
        return response

    return guarded


def _turn(request, username):
    """Return 0 or the seconds to wait; what strangers do keeps no known device out."""
    device = device_of(request)
    if knows(device, username):
        return take_turn("sign in from a known device", f"{device.name} {username.casefold()}")
    wait = take_turn("sign in from an address", place_of(request))
    return wait or take_turn("sign in to an account", username.casefold())
