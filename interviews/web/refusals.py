"""Pages for what is refused before a view sees it: a stale form, too many tries, an odd address."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from interviews.web.plain import plain_page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    heading = gettext_noop("This form was too old to be taken")
    text = gettext_noop(
        "The page was open for long, you signed in or out in between, or cookies are switched off."
        " So it is not certain that the form came from you, and nothing was done."
    )
    return plain_page(request, 403, heading, text)


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """Say when there is a turn again."""
    heading = gettext_noop("Too many attempts")
    text = gettext_noop("For safety only so many attempts are taken from one place in a while.")
    return plain_page(request, 429, heading, text, wait=wait)


def odd_address(request: HttpRequest) -> HttpResponse:
    heading = gettext_noop("This address cannot be read")
    text = gettext_noop(
        "It holds characters that no address of this site has. Perhaps it was cut short."
    )
    return plain_page(request, 400, heading, text, readable=False)


def odd_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: a host that is not ours, a form beyond all measure or cut in pieces."""
    heading = gettext_noop("This request cannot be taken")
    text = gettext_noop(
        "It is larger than any form of this site, was cut short, or asks for another site. Go back,"
        " make it smaller, and send it again."
    )
    return plain_page(request, 400, heading, text, readable=False)


def odd_form(request: HttpRequest) -> HttpResponse:
    heading = gettext_noop("This text cannot be taken")
    text = gettext_noop(
        "It holds a character that no text has (NUL), perhaps copied from a program. It is left out"
        " below: look the text over, and send it once more."
    )
    return plain_page(request, 400, heading, text)
