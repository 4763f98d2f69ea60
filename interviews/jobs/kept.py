"""What was typed when the session ended waits behind the sign-in."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_noop

from interviews.models import take_turn
from interviews.web.devices import device_of
from interviews.web.gates import sign_in
from interviews.web.plain import plain_page
from interviews.web.typed import typed_in

KEPT = "kept"  # in the session
MOST = 500_000  # characters


def keep_and_sign_in(request: HttpRequest, place: str, then: str = "") -> HttpResponse:
    """To the sign-in, keeping what `request` sends for whoever asks for `place` after it.

    Only a device that signed in before has something kept, and only so often: for a stranger the
    database is no store. What is not kept is given back at once.
    """
    posted = request.POST.urlencode()
    device = device_of(request)
    if device and len(posted) <= MOST and not take_turn("keep what was typed", device.name):
        request.session[KEPT] = {"place": place, "posted": posted}
    elif typed_in(request):
        return _signed_out(request)
    return sign_in(request, then)


def _signed_out(request: HttpRequest) -> HttpResponse:
    heading = gettext_noop("You are not signed in")
    text = gettext_noop(
        "Nothing was saved. Sign in in another tab of this browser, and send this once more here."
    )
    return plain_page(request, 403, heading, text)


def take_back(request: HttpRequest, place: str) -> QueryDict | None:
    """What was kept for `place`, once."""
    kept = request.session.get(KEPT)
    if not kept or kept["place"] != place:
        return None
    del request.session[KEPT]
    return QueryDict(kept["posted"])
