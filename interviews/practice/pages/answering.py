"""The stem alone, the own answer, and the probes one at a time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from interviews.models import Attempt, Learner, Question, Sitting
from interviews.practice.attempts import begin, reply
from interviews.practice.forms import AnswerForm, ReplyForm, WayForm
from interviews.practice.learner import learner_of, learner_or_new, remember
from interviews.practice.pages.own import asked_or_404, attempt_or_404, private, sitting_of
from interviews.practice.sittings import place_in
from interviews.web.outbox import arrived, by_script, not_taken

MICROPHONE = "camera=(), microphone=(self), geolocation=(), payment=(), usb=()"


@require_safe
@private
def question(request: HttpRequest, code: str) -> HttpResponse:
    """The stem alone: think first. Nothing is kept yet."""
    learner = learner_of(request)
    sitting = _sitting(request, learner, code.upper())
    asked = asked_or_404(code.upper(), sitting)
    context = {
        "question": asked,
        "sitting": sitting,
        "place": place_in(sitting, asked.code),
        "last": learner and learner.cards.filter(question=asked).first(),
    }
    return render(request, "practice/question.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Take the own answer; it makes an attempt, and the learner, if this is their first."""
    learner = learner_of(request)
    sitting = _sitting(request, learner, code.upper())
    asked = asked_or_404(code.upper(), sitting)
    way = _asked_for(request)["way"]
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        category=str(asked.category and asked.category.slug),
        way=way,
    )
    if request.method == "POST" and form.is_valid():
        learner = learner_or_new(request)
        made = begin(learner, asked, form.answer(), sitting)
        return remember(arrived(request, _after(made, asked, sitting)), learner)
    if form.errors and by_script(request):
        return not_taken(form)
    context = {
        "question": asked,
        "form": form,
        "way": way,
        "sitting": sitting,
        "place": place_in(sitting, asked.code),
        "new": learner is None,
    }
    response = render(request, "practice/answer.html", context, status=400 if form.errors else 200)
    response.headers["Permissions-Policy"] = MICROPHONE
    return response


def _asked_for(request: HttpRequest) -> dict[str, Any]:
    form = WayForm(request.GET)
    form.is_valid()
    return {"way": Attempt.Way.TYPED, "sitting": None} | form.cleaned_data


def _sitting(request: HttpRequest, learner: Learner | None, code: str) -> Sitting | None:
    return sitting_of(learner, _asked_for(request)["sitting"], code)


def _after(attempt: Attempt, asked: Question, sitting: Sitting | None) -> str:
    """An interviewer goes on to the next question; who practises is probed first."""
    if sitting and sitting.is_mock:
        return reverse("practice:next", args=[sitting.pk])
    return attempt.get_absolute_url() if not asked.probes else _probe_url(attempt, 1)


def _probe_url(attempt: Attempt, number: int) -> str:
    return reverse("practice:probe", args=[attempt.pk, number])


@require_http_methods(["GET", "HEAD", "POST"])
@private
def probe(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask one probe after the other, as an interviewer would."""
    attempt = attempt_or_404(request, pk)
    probes = attempt.version.as_triple().probes
    if not 1 <= number <= len(probes):
        raise Http404("no such probe")
    if attempt.marked_at:
        return arrived(request, attempt.get_absolute_url())
    said = attempt.replies[number - 1] if len(attempt.replies) >= number else ""
    form = ReplyForm(request.POST if request.method == "POST" else None, initial={"reply": said})
    if request.method == "POST" and form.is_valid():
        reply(attempt, number, form.cleaned_data["reply"])
        last = attempt.get_absolute_url()
        return arrived(request, _probe_url(attempt, number + 1) if number < len(probes) else last)
    if form.errors and by_script(request):
        return not_taken(form)
    context = {
        "attempt": attempt,
        "question": attempt.question,
        "probe": probes[number - 1],
        "number": number,
        "count": len(probes),
        "form": form,
        "place": place_in(attempt.sitting, attempt.question.code),
        "sitting": attempt.sitting,
    }
    return render(request, "practice/probe.html", context, status=400 if form.errors else 200)
