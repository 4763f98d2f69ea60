"""What was typed when the session ended waits behind the sign-in."""

from django.http import HttpRequest, QueryDict

KEPT = "kept"  # in the session
MOST = 500_000  # characters


def keep(request: HttpRequest, place: str) -> None:
    """Keep what `request` sends, for whoever asks for `place` after signing in here."""
    posted = request.POST.urlencode()
    if len(posted) <= MOST:
        request.session[KEPT] = {"place": place, "posted": posted}


def take_back(request: HttpRequest, place: str) -> QueryDict | None:
    """What was kept for `place`, once."""
    kept = request.session.get(KEPT)
    if not kept or kept["place"] != place:
        return None
    del request.session[KEPT]
    return QueryDict(kept["posted"])
