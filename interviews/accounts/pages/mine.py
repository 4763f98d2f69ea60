"""One's own account: how one signs in, and where one is signed in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from interviews.accounts.sessions import end, end_others, sessions_of


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    kinds = Authenticator.objects.filter(user=request.user).values_list("type", flat=True)
    context = {"factors": sorted(set(kinds)), "sessions": sessions_of(request, request.user)}
    return render(request, "accounts/account.html", context)


@require_POST
@login_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    if not end(request.user, pk):
        raise Http404
    messages.success(request, gettext("That session is over."))
    return redirect("account")


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    end_others(request, request.user)
    messages.success(request, gettext("You are signed in nowhere but here now."))
    return redirect("account")
