"""Bulk actions over questions: first what would happen to how many, then it happens.

Each question takes the whole step or none; refusals are said.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interviews.admin.questions.steps import logger
from interviews.curation import transitions
from interviews.curation.bulk import Outcome, take_all, try_all
from interviews.models import BulkStep, Question, QuestionQuerySet, User, account_of

Kind = BulkStep.Kind

SAID = 20  # refusals told one by one


class ConfirmedForm(forms.Form):
    """Sent by the page that says what will happen, and not by the list."""

    confirmed = forms.BooleanField()
    reason = forms.CharField(required=False, max_length=2000)


def _each(
    model_admin: ModelAdmin[Any],
    request: HttpRequest,
    questions: QuestionQuerySet,
    kind: BulkStep.Kind,
    step: Callable[..., Any],
    *,
    asks: str | Promise = "",
) -> HttpResponse | None:
    """The page that says what will happen; when that was confirmed, the step itself."""
    title = kind.label
    form = ConfirmedForm(request.POST)
    confirmed = form.is_valid()
    # Before it is confirmed: as if a reason were given, which the page asks for.
    reason = form.cleaned_data["reason"] if confirmed else "…"
    taken = partial(step, by=request.user, reason=reason)
    if confirmed:
        _say(request, take_all(questions, taken, kind=kind, by=account_of(request.user)))
        return None
    outcome = try_all(questions, taken)
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


def _say(request: HttpRequest, outcome: Outcome) -> None:
    """What was refused; what was done stands over the list, where it can be taken back."""
    if same := len(outcome.same):
        text = ngettext("%(n)d question was so already.", "%(n)d questions were so already.", same)
        messages.info(request, text % {"n": same})
    if not (n := len(outcome.refusals)):
        return
    logger.warning("refused in bulk: %d by %s", n, request.user)
    text = ngettext("%(n)d question was refused:", "%(n)d questions were refused:", n)
    messages.error(request, text % {"n": n})
    for refusal in outcome.refusals[:SAID]:
        messages.error(request, refusal)


def _submit(question: Question, *, by: User, reason: str) -> Question:
    return transitions.submit(question, by=by, tell=False)


def _retire(question: Question, *, by: User, reason: str) -> Question:
    return transitions.retire(question, by=by, note=reason)


def _shown_to(visibility: str) -> Callable[..., Question]:
    return lambda question, *, by, reason: transitions.show_to(question, visibility, by=by)


@admin.action(description=Kind.SUBMIT.label, permissions=["change"])
def submit(
    model_admin: ModelAdmin[Any], request: HttpRequest, questions: QuestionQuerySet
) -> HttpResponse | None:
    return _each(model_admin, request, questions, Kind.SUBMIT, _submit)


@admin.action(description=Kind.PUBLISH.label, permissions=["publish"])
def publish(
    model_admin: ModelAdmin[Any], request: HttpRequest, questions: QuestionQuerySet
) -> HttpResponse | None:
    asks = _("the reason, needed for own changes")
    return _each(model_admin, request, questions, Kind.PUBLISH, transitions.publish, asks=asks)


@admin.action(description=Kind.SEND_BACK.label, permissions=["publish"])
def send_back(
    model_admin: ModelAdmin[Any], request: HttpRequest, questions: QuestionQuerySet
) -> HttpResponse | None:
    asks = _("the reason, needed")
    return _each(model_admin, request, questions, Kind.SEND_BACK, transitions.send_back, asks=asks)


@admin.action(description=Kind.RETIRE.label, permissions=["publish"])
def retire(
    model_admin: ModelAdmin[Any], request: HttpRequest, questions: QuestionQuerySet
) -> HttpResponse | None:
    asks = _("the reason")
    return _each(model_admin, request, questions, Kind.RETIRE, _retire, asks=asks)


@admin.action(description=Kind.MAKE_PUBLIC.label, permissions=["publish", "change"])
def make_public(
    model_admin: ModelAdmin[Any], request: HttpRequest, questions: QuestionQuerySet
) -> HttpResponse | None:
    step = _shown_to(Question.Visibility.PUBLIC)
    return _each(model_admin, request, questions, Kind.MAKE_PUBLIC, step)


@admin.action(description=Kind.MAKE_INTERNAL.label, permissions=["publish", "change"])
def make_internal(
    model_admin: ModelAdmin[Any], request: HttpRequest, questions: QuestionQuerySet
) -> HttpResponse | None:
    step = _shown_to(Question.Visibility.INTERNAL)
    return _each(model_admin, request, questions, Kind.MAKE_INTERNAL, step)


ACTIONS: list[Any] = [submit, publish, send_back, retire, make_public, make_internal]
