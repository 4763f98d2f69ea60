"""To the sign-in of a company. A look-up by GET changes nothing here but where one goes."""

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from requests import RequestException

from interviews.accounts.company import companies, failed
from interviews.accounts.limits import take


@require_safe
def start(request: HttpRequest, company: str, again: bool = False) -> HttpResponse:
    """Led there by GET, as OpenID Connect has it; coming back is tied to this browser's session."""
    if company not in dict(companies()):
        raise Http404
    take(request, "sign in by a company")
    provider = get_adapter().get_provider(request, company)
    asked = {"auth_params": {**provider.get_auth_params(), "prompt": "login"}} if again else {}
    try:
        answer: HttpResponse = provider.redirect(
            request,
            process=AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            **asked,
        )
    except RequestException:
        return failed(request, 503)
    return answer
