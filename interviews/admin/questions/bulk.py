"""Bulk actions over questions: first what would happen to how many, then it happens.

Each question takes the whole step or none; refusals are said.
"""

from dataclasses import dataclass, field
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interviews.admin.questions.steps import logger
from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.models import Question

SAID = 20  # refusals told one by one


@dataclass
class Outcome:
    """The codes that took a step, and of the others why not."""

    done: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


class ConfirmedForm(forms.Form):
    """Sent by the page that says what will happen, and not by the list."""

    confirmed = forms.BooleanField()
    reason = forms.CharField(required=False, max_length=2000)


def _take(questions, step, *, keep):
    """Take `step` with each question in a transaction of its own, which stays if `keep`."""
    outcome = Outcome()
    for question in questions.order_by("code").iterator(chunk_size=200):
        try:
            with transaction.atomic():
                step(question)
                if not keep:
                    transaction.set_rollback(True)
            outcome.done.append(question.code)
        except Refused as refused:
            outcome.refusals.append(str(refused))
    return outcome


def _each(model_admin, request, questions, step, *, title, asks=""):
    """The page that says what will happen; when that was confirmed, the step itself."""
    form = ConfirmedForm(request.POST)
    confirmed = form.is_valid()
    # Before it is confirmed: as if a reason were given, which the page asks for.
    reason = form.cleaned_data["reason"] if confirmed else "…"
    taken = partial(step, by=request.user, reason=reason)
    outcome = _take(questions, taken, keep=confirmed)
    if confirmed:
        return _say(request, outcome)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "outcome": outcome,
        "shown": outcome.refusals[:SAID],
        "more": max(len(outcome.refusals) - SAID, 0),
        "asks": asks,
        "reason": request.POST.get("reason", ""),
        "errors": form.errors.get("reason"),
        "action": request.POST.get("action", ""),
        "across": request.POST.get("select_across", "0"),
        "name": ACTION_CHECKBOX_NAME,
        "keys": request.POST.getlist(ACTION_CHECKBOX_NAME),
    }
    return render(request, "curation/bulk.html", context)


def _say(request, outcome):
    if done := len(outcome.done):
        text = ngettext("%(n)d question done.", "%(n)d questions done.", done)
        messages.success(request, text % {"n": done})
    if not (n := len(outcome.refusals)):
        return
    logger.warning("refused in bulk: %d by %s", n, request.user)
    text = ngettext("%(n)d question was refused:", "%(n)d questions were refused:", n)
    messages.error(request, text % {"n": n})
    for refusal in outcome.refusals[:SAID]:
        messages.error(request, refusal)


def _without_words(step):
    return lambda question, *, by, reason: step(question, by=by)


def _retire(question, *, by, reason):
    return transitions.retire(question, by=by, note=reason)


@admin.action(description=_("Publish"), permissions=["publish"])
def publish(model_admin, request, questions):
    asks = _("the reason, needed for own changes")
    return _each(
        model_admin, request, questions, transitions.publish, title=_("Publish"), asks=asks
    )


@admin.action(description=_("Retire"), permissions=["publish"])
def retire(model_admin, request, questions):
    asks = _("the reason")
    return _each(model_admin, request, questions, _retire, title=_("Retire"), asks=asks)


@admin.action(description=_("Submit for review"), permissions=["change"])
def submit(model_admin, request, questions):
    step = _without_words(transitions.submit)
    return _each(model_admin, request, questions, step, title=_("Submit for review"))


@admin.action(description=_("Make public"), permissions=["publish", "change"])
def make_public(model_admin, request, questions):
    step = _shown_to(Question.Visibility.PUBLIC)
    return _each(model_admin, request, questions, step, title=_("Make public"))


@admin.action(description=_("Make internal"), permissions=["publish", "change"])
def make_internal(model_admin, request, questions):
    step = _shown_to(Question.Visibility.INTERNAL)
    return _each(model_admin, request, questions, step, title=_("Make internal"))


def _shown_to(visibility):
    return lambda question, *, by, reason: transitions.show_to(question, visibility, by=by)


ACTIONS = [submit, publish, retire, make_public, make_internal]
