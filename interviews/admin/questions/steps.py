"""The buttons over a question: which steps a person is offered, and what a click does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from interviews.admin.questions import comments, pairs
from interviews.admin.questions.forms import DecisionForm, StepForm
from interviews.curation import transitions
from interviews.curation.record import writers
from interviews.curation.refusal import Refused
from interviews.models import Question, Reader, Resemblance, User, Version, account_of, organisation
from interviews.web.gates import who_may

Verb = Callable[..., Question]  # of curation.transitions
Take = Callable[[Question, User, str], Question]  # of a question, by whom, with which words
WORDS = "words-beside-a-step"  # in the session
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Step:
    """A button; `asks` says what the step does with the words in the field beside the buttons."""

    name: str
    label: str | Promise
    asks: str | Promise = ""
    quiet: bool = True


SUBMIT = Step("submit", _("Submit for review"), quiet=False)
APPROVE = Step("approve", _("Approve and publish"), asks=_("a note in the history"), quiet=False)
OVERRIDE = Step("approve", _("Approve own change"), asks=_("the reason, needed"), quiet=False)
SEND_BACK = Step("send_back", _("Send back"), asks=_("the reason, needed"))
REVISE = Step("revise", _("Edit as a new draft"), quiet=False)
CONFIRM = Step("confirm", _("Still right: read again later"))
RETIRE = Step("retire", _("Retire"), asks=_("the reason"))
REOPEN = Step("reopen", _("Reopen as a draft"), asks=_("the reason"), quiet=False)


def offers(question: Question, user: Reader) -> tuple[list[Step], str]:
    """The Steps that `user` may take with `question` as it stands, and a note when one may not."""
    may_write = user.has_perm(transitions.WRITE)
    may_approve = user.has_perm(transitions.APPROVE)
    own = user in writers(question)
    steps: list[Step] = []
    note = ""
    match question.status:
        case Question.Status.DRAFT:
            steps = [SUBMIT] * may_write
        case Question.Status.REVIEW:
            if may_approve and own and organisation().four_eyes:
                steps = [OVERRIDE] * user.has_perm(transitions.OVERRIDE)
                note = gettext(
                    "Four eyes: this is your own change, so a second person approves it."
                )
            elif may_approve:
                steps = [APPROVE]
            steps += [SEND_BACK] * (may_approve or own)
        case Question.Status.PUBLISHED:
            steps = [REVISE] * (may_write and not question.revisions.exists())
            steps += [CONFIRM, RETIRE] * may_approve
        case Question.Status.RETIRED:
            steps = [REOPEN] * may_approve
    return steps, note


def _with_reason(step: Verb) -> Take:
    return lambda question, user, text: step(question, by=user, reason=text)


def _with_note(step: Verb) -> Take:
    return lambda question, user, text: step(question, by=user, note=text)


def _with_comment(step: Verb) -> Take:
    """A step that takes no words: what stands in the field is kept as a comment."""

    def take(question: Question, user: User, text: str) -> Question:
        after = step(question, by=user)
        if text.strip():
            transitions.comment(after, text, by=user)
        return after

    return take


def _approve(question: Question, user: User, text: str) -> Question:
    return transitions.approve(
        question, by=user, reason=text, note="" if _own(question, user) else text
    )


def _own(question: Question, user: User) -> bool:
    return organisation().four_eyes and user in writers(question)


COMMENT = "comment"  # no step, and the only one of the buttons that a bad line may repeat
STEPS: dict[str, Take] = {
    "submit": _with_comment(transitions.submit),
    "approve": _approve,
    "send_back": _with_reason(transitions.send_back),
    "revise": _with_comment(transitions.revise),
    "confirm": _with_comment(transitions.confirm),
    "retire": _with_note(transitions.retire),
    "reopen": _with_note(transitions.reopen),
}


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one step; what is refused is said on the page one comes from, and logged."""
    if not request.user.has_perm("interviews.view_question"):
        raise PermissionDenied(who_may("view_question"))
    return step_on(request, get_object_or_404(Question, pk=pk))


def step_on(request: HttpRequest, question: Question) -> HttpResponse:
    """Take the step that the button names, and show the question as it stands afterwards."""
    form = StepForm(request.POST)
    if not form.is_valid() or form.cleaned_data["step"] not in (*STEPS, COMMENT):
        return _unclear(request, question, form)
    name, text = form.cleaned_data["step"], form.cleaned_data["reason"]
    try:
        if name == COMMENT:
            key = form.cleaned_data["client_key"]
            after = comments.keep(question, text, key, by=account_of(request.user)).question
        else:
            after = STEPS[name](question, account_of(request.user), text)
    except Refused as refused:
        say_refused(request, refused, f"{name} {question.code}")
        _keep_words(request, text)
        return _back(question)
    messages.success(request, _said(name, after))
    return redirect("admin:interviews_question_change", after.pk)


def _unclear(request: HttpRequest, question: Question, form: StepForm) -> HttpResponse:
    if "reason" in form.errors:
        messages.error(request, gettext("Up to 2000 characters, please: nothing was done yet."))
        _keep_words(request, request.POST["reason"])
    else:
        messages.error(request, gettext("There is no such step."))
    return _back(question)


def _keep_words(request: HttpRequest, text: str) -> None:
    """A refused step does not cost the words that came with it."""
    if text.strip():
        request.session[WORDS] = text


def words_of(request: HttpRequest) -> str:
    """What was typed beside the buttons and has not been taken yet."""
    return request.session.pop(WORDS, "") or request.POST.get("reason", "")


def decide_on(request: HttpRequest, question: Question) -> HttpResponse:
    """Settle a pair from the question's own form: the button says which, and how."""
    _decide, key, decision = request.POST["step"].split("-", 2)
    pair = get_object_or_404(Resemblance.objects.about(question.root), pk=key)
    form = DecisionForm({"decision": decision, "reason": request.POST.get(f"reason-{key}", "")})
    if not form.is_valid():
        messages.error(request, gettext("Choose what becomes of the two questions."))
        return _back(question)
    try:
        pairs.settle(pair, decision, form.cleaned_data["reason"], account_of(request.user))
    except Refused as refused:
        say_refused(request, refused, f"{decision} {pair}")
        return _back(question)
    codes = {"first": pair.first.code, "second": pair.second.code}
    messages.success(request, gettext("%(first)s and %(second)s: decided.") % codes)
    return _back(question)


def _said(name: str, question: Question) -> str:
    words: dict[str, Any] = {"code": question.code, "status": question.get_status_display()}
    if name == COMMENT:
        return gettext("Comment on %(code)s kept.") % words
    if question.current_version and question.status == Question.Status.PUBLISHED:
        words["version"] = question.current_version
        return gettext("%(code)s is %(status)s, version %(version)d.") % words
    return gettext("%(code)s is %(status)s now.") % words


def _back(question: Question) -> HttpResponse:
    exists = Question.objects.filter(pk=question.pk).exists()
    return redirect("admin:interviews_question_change", question.pk if exists else question.root.pk)


def say_refused(request: HttpRequest, refused: Refused, what: str) -> None:
    logger.warning("refused: %s by %s: %s", what, request.user, refused.message.text)
    messages.error(request, str(refused))


@require_POST
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take up what a version said as a draft."""
    if not request.user.has_perm(transitions.WRITE):
        raise PermissionDenied(who_may("change_question"))
    version = get_object_or_404(Version, question=pk, number=number)
    try:
        draft = transitions.restore(version, by=account_of(request.user))
    except Refused as refused:
        say_refused(request, refused, f"restore {version}")
        return redirect("admin:interviews_question_history", pk)
    messages.success(request, gettext("What version %(n)d said is a draft now.") % {"n": number})
    return redirect("admin:interviews_question_change", draft.pk)
