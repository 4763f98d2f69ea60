"""The queue of near-duplicates: two stems side by side, and what to do with them."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.admin.questions import pairs
from interviews.admin.questions.forms import DecisionForm
from interviews.admin.questions.steps import say_refused
from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.curation.scanning import scan_bank
from interviews.jobs.start import start
from interviews.jobs.work import name_of
from interviews.models import Job, Reader, Resemblance, account_of
from interviews.text.diff import compare
from interviews.web.gates import who_may
from interviews.web.pages import paginate


def may_decide(user: Reader) -> bool:
    """Who settles near-duplicates, and has the bank compared for them."""
    return user.has_perm(transitions.WRITE) or user.has_perm(transitions.APPROVE)


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("interviews.view_question"):
        raise PermissionDenied(who_may("view_question"))
    open_pairs = Resemblance.objects.open().select_related("first__category", "second__category")
    page = paginate(request, open_pairs)
    context = {
        **admin.site.each_context(request),
        "title": _("Near-duplicates"),
        "page": page,
        "rows": [(pair, compare(pair.first.stem, pair.second.stem)) for pair in page],
        "may_scan": may_decide(request.user),
        "may_merge": request.user.has_perm(transitions.APPROVE),
    }
    return render(request, "curation/duplicates.html", context)


@require_POST
def begin_scan(request: HttpRequest) -> HttpResponse:
    """Compare the whole bank anew, outside this request; a scan that is under way is shown."""
    if not may_decide(request.user):
        raise PermissionDenied(who_may("change_question"))
    mine = Job.objects.owned_by(request.user).open().filter(work=name_of(scan_bank))
    job = mine.first() or start(scan_bank, owner=request.user, title=_("Look for near-duplicates"))
    return redirect(job)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    if not may_decide(request.user):
        raise PermissionDenied(who_may("change_question"))
    pair = get_object_or_404(Resemblance.objects.select_related("first", "second"), pk=pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what becomes of the two questions."))
        return redirect("admin:duplicates")
    decision, reason = form.cleaned_data["decision"], form.cleaned_data["reason"]
    try:
        pairs.settle(pair, decision, reason, account_of(request.user))
    except Refused as refused:
        say_refused(request, refused, f"{decision} {pair}")
        return _back(request, form.cleaned_data["next"])
    codes = {"first": pair.first.code, "second": pair.second.code}
    messages.success(request, _("%(first)s and %(second)s: decided.") % codes)
    return _back(request, form.cleaned_data["next"])


def _back(request: HttpRequest, came_from: str) -> HttpResponse:
    """To the page of the question that one decided from, or to the queue."""
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return redirect(came_from)
    return redirect("admin:duplicates")
