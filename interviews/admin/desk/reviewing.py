"""The reviewer's page: a submission as it will look, what is new in it, and on to the next one."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from interviews.admin.desk.earlier import Earlier, earlier_texts
from interviews.admin.questions.preview import PREVIEW_STYLES
from interviews.admin.questions.steps import STEPS, offers, say_refused
from interviews.curation import transitions
from interviews.curation.compare import differences
from interviews.curation.refusal import Refused
from interviews.models import Event, Question, QuestionQuerySet, User, account_of
from interviews.web.gates import who_may

DONE = {"approve": Question.Status.PUBLISHED, "send_back": Question.Status.DRAFT}


class VerdictForm(forms.Form):
    """What the reviewer makes of it, and why."""

    step = forms.ChoiceField(choices=[(name, name) for name in DONE])
    reason = forms.CharField(required=False, max_length=2000)


class BesideForm(forms.Form):
    """Which earlier text to lay the submission beside; anything odd is the usual one."""

    beside = forms.CharField(required=False)

    def chosen(self, texts: list[Earlier]) -> Earlier | None:
        self.is_valid()
        name = self.cleaned_data.get("beside")
        return next((text for text in texts if text.name == name), texts[0] if texts else None)


def waiting() -> QuestionQuerySet:
    """What waits for a reviewer, the oldest submission first."""
    found: QuestionQuerySet = Question.objects.filter(status=Question.Status.REVIEW)
    return found.order_by("submitted_at", "pk")


def after(key: int | None, user: User) -> int | None:
    """The next to read after the question `key`, from the front again at the end of the queue.

    What one wrote oneself comes last: a second person has to approve it.
    """
    rows = list(waiting().values_list("pk", "created_by"))
    place = next((at for at, (pk, _by) in enumerate(rows) if pk == key), -1)
    turned = [row for row in rows[place + 1 :] + rows[: place + 1] if row[0] != key]
    turned.sort(key=lambda row: row[1] == user.pk)
    return turned[0][0] if turned else None


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """To the submission that waits longest, or to the desk when none does."""
    _permit(request)
    return _to(request, after(None, account_of(request.user)))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    _permit(request)
    found = Question.objects.with_triple().select_related("revises")
    question = get_object_or_404(found, pk=pk)
    if request.method == "POST":
        return _decide(request, question)
    if question.status != Question.Status.REVIEW:
        messages.info(
            request,
            gettext("%(code)s does not wait for a review any more.") % {"code": question.code},
        )
        return _to(request, after(None, account_of(request.user)))
    return _shown(request, question)


def _shown(
    request: HttpRequest, question: Question, words: str = "", status: int = 200
) -> HttpResponse:
    steps, note = offers(question, request.user)
    triple = question.as_triple()
    events = list(Event.objects.since_approval(question.root).select_related("by"))
    texts = earlier_texts(question.root, events, account_of(request.user))
    beside = BesideForm(request.GET).chosen(texts)
    changed, same = differences(beside.triple, triple) if beside else ([], [])
    context = {
        **admin.site.each_context(request),
        "title": gettext("Review of %(code)s") % {"code": question.code},
        "question": question,
        "triple": triple,
        "roles": question.roles.all(),
        "preview_styles": PREVIEW_STYLES,
        "steps": [step for step in steps if step.name in DONE],
        "note": note,
        "texts": texts,
        "beside": beside,
        "changed": changed,
        "same": same,
        "events": events,
        "words": words,
        "others": waiting().exclude(pk=question.pk).count(),
        "next": after(question.pk, account_of(request.user)),
    }
    return render(request, "curation/review.html", context, status=status)


def _decide(request: HttpRequest, question: Question) -> HttpResponse:
    form = VerdictForm(request.POST)
    words = request.POST.get("reason", "")
    if not form.is_valid():
        text = gettext("Approve it or send it back, with at most 2000 characters.")
        messages.error(request, text)
        return _shown(request, question, words, 400)
    step, words = form.cleaned_data["step"], form.cleaned_data["reason"]
    following = after(question.pk, account_of(request.user))
    try:
        STEPS[step](question, account_of(request.user), words)
    except Refused as refused:
        say_refused(request, refused, f"{step} {question.code}")
        return _shown(request, question, words, 409)
    said = {"code": question.code, "status": DONE[step].label}
    messages.success(request, gettext("%(code)s is %(status)s now.") % said)
    return _to(request, following)


def _permit(request: HttpRequest) -> None:
    if not request.user.has_perm(transitions.APPROVE):
        raise PermissionDenied(who_may("publish_question"))


def _to(request: HttpRequest, key: int | None) -> HttpResponse:
    if key is None:
        messages.info(request, gettext("Nothing waits for a review."))
        return redirect("admin:index")
    return redirect("admin:review", key)
