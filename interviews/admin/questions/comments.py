"""A comment among curators: kept once, however often a bad line has it sent."""

import logging

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from interviews.admin.questions.forms import CommentForm
from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.jobs.once import account, key_for, receive_once
from interviews.models import Event, Question, User, account_of
from interviews.web.gates import who_may

logger = logging.getLogger(__name__)


def keep(question: Question, text: str, key: str, *, by: User) -> Event:
    """The comment of `by` with this text and key, kept now or when it was sent before."""

    def take() -> dict[str, int]:
        return {"event": transitions.comment(question, text, by=by).pk}

    same = key_for(key, str(question.pk), text)
    return Event.objects.get(pk=receive_once(account(by), same, take)["event"])


@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer static/js/outbox.js: what became of a comment, and its line in the log."""
    if not request.user.has_perm("interviews.view_question"):
        raise PermissionDenied(who_may("view_question"))
    question = get_object_or_404(Question, pk=pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        text = gettext("Up to 2000 characters, please: nothing was done yet.")
        return JsonResponse({"said": text}, status=400)
    text, key = form.cleaned_data["reason"], form.cleaned_data["client_key"]
    try:
        event = keep(question, text, key, by=account_of(request.user))
    except Refused as refused:
        logger.warning("refused: comment on %s by %s: %s", question.code, request.user, refused)
        return JsonResponse({"said": str(refused)}, status=409)
    said = gettext("Comment on %(code)s kept.") % {"code": question.code}
    return JsonResponse(
        {"said": said, "html": render_to_string("curation/_event.html", {"event": event}, request)}
    )
