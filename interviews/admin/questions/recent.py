"""Bulk steps of the last 15 minutes: what was done to how many, and taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.views.decorators.http import require_POST

from interviews.admin.questions.steps import logger, say_refused
from interviews.curation.bulk import Outcome
from interviews.curation.refusal import Refused
from interviews.curation.undo import may_take_back, take_back
from interviews.models import BulkStep, User, account_of
from interviews.web.gates import who_may

SHOWN = 20  # refusals told one by one
Kind = BulkStep.Kind
SAID: dict[str, Any] = {
    Kind.SUBMIT: ngettext_lazy("%(n)d question submitted", "%(n)d questions submitted", "n"),
    Kind.SEND_BACK: ngettext_lazy("%(n)d question sent back", "%(n)d questions sent back", "n"),
    Kind.PUBLISH: ngettext_lazy("%(n)d question published", "%(n)d questions published", "n"),
    Kind.RETIRE: ngettext_lazy("%(n)d question retired", "%(n)d questions retired", "n"),
    Kind.MAKE_PUBLIC: ngettext_lazy(
        "%(n)d question made public", "%(n)d questions made public", "n"
    ),
    Kind.MAKE_INTERNAL: ngettext_lazy(
        "%(n)d question made internal", "%(n)d questions made internal", "n"
    ),
}


def recent(user: User, *, of_others: bool = False) -> list[tuple[BulkStep, str]]:
    """What `user` may still take back, the latest first, each with what was done: one query."""
    found = BulkStep.objects.recent().with_counts()
    if not of_others:
        found = found.filter(by=user)
    mine: list[Any] = [bulk for bulk in found if may_take_back(bulk, user)]  # with their counts
    return [(bulk, SAID[bulk.kind] % {"n": bulk.n}) for bulk in mine]


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    bulk = get_object_or_404(BulkStep, pk=pk)
    if not may_take_back(bulk, account_of(request.user)):
        raise PermissionDenied(who_may("publish_question"))
    try:
        outcome = take_back(bulk, by=account_of(request.user))
    except Refused as refused:
        say_refused(request, refused, f"take back {bulk}")
    else:
        logger.info("taken back: %s by %s", bulk, request.user)
        _say(request, outcome)
    return redirect("admin:interviews_question_changelist")


def _say(request: HttpRequest, outcome: Outcome) -> None:
    if n := len(outcome.done):
        text = ngettext("Taken back: %(n)d question.", "Taken back: %(n)d questions.", n)
        messages.success(request, text % {"n": n})
    for refusal in outcome.refusals[:SHOWN]:
        messages.warning(request, refusal)
    if (more := len(outcome.refusals) - SHOWN) > 0:
        messages.warning(request, gettext("and %(n)d more") % {"n": more})
