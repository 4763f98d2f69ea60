"""Bulk actions over questions: each takes the whole step or none, and refusals are said."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interviews.admin.questions.steps import logger
from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.models import Question

SAID = 20  # refusals told one by one


def _each(request, questions, step):
    """Take `step` with each question in a transaction of its own."""
    done, refusals = 0, []
    for question in questions.order_by("code").iterator(chunk_size=200):
        try:
            step(question, by=request.user)
            done += 1
        except Refused as refused:
            refusals.append(str(refused))
    if done:
        text = ngettext("%(n)d question done.", "%(n)d questions done.", done)
        messages.success(request, text % {"n": done})
    _say(request, refusals)


def _say(request, refusals):
    if not refusals:
        return
    logger.warning("refused in bulk: %d by %s", len(refusals), request.user)
    n = len(refusals)
    text = ngettext("%(n)d question was refused:", "%(n)d questions were refused:", n)
    messages.error(request, text % {"n": n})
    for refusal in refusals[:SAID]:
        messages.error(request, refusal)


@admin.action(description=_("Publish"), permissions=["publish"])
def publish(modeladmin, request, questions):
    _each(request, questions, transitions.publish)


@admin.action(description=_("Retire"), permissions=["publish"])
def retire(modeladmin, request, questions):
    _each(request, questions, transitions.retire)


@admin.action(description=_("Submit for review"), permissions=["change"])
def submit(modeladmin, request, questions):
    _each(request, questions, transitions.submit)


@admin.action(description=_("Make public"), permissions=["publish", "change"])
def make_public(modeladmin, request, questions):
    _show_to(request, questions, Question.Visibility.PUBLIC)


@admin.action(description=_("Make internal"), permissions=["publish", "change"])
def make_internal(modeladmin, request, questions):
    _show_to(request, questions, Question.Visibility.INTERNAL)


def _show_to(request, questions, visibility):
    def step(question, *, by):
        return transitions.show_to(question, visibility, by=by)

    _each(request, questions, step)


ACTIONS = [submit, publish, retire, make_public, make_internal]
