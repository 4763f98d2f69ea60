"""Readers tell the desk what is wrong with a question, and follow the answer by a secret link."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from interviews.jobs.once import READERS, key_for, receive_once
from interviews.models import Question, Report, take_turn
from interviews.reports.forms import ReportForm
from interviews.web.address import place_of
from interviews.web.outbox import arrived, by_script, not_taken


class TooOften(Exception):
    """`wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


logger = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def write(request: HttpRequest, code: str) -> HttpResponse:
    question = get_object_or_404(Question.objects.visible_to(request.user), code=code)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        key = key_for(typed["client_key"], code, typed["kind"], typed["text"])
        try:
            answer = receive_once(READERS, key, lambda: _take(request, question, form))
        except TooOften as refusal:
            return _refused(request, question, form, refusal.wait)
        return arrived(request, answer["link"])
    if form.errors and by_script(request):
        return not_taken(form)
    return _page(request, question, form, status=400 if form.errors else 200)


def _take(request: HttpRequest, question: Question, form: ReportForm) -> dict[str, Any]:
    """Store the report, unless its sender is to wait; the answer is the way to follow it."""
    if wait := take_turn("report", place_of(request)):
        logger.warning("refused: too many reports from one address")
        raise TooOften(wait)
    form.instance.question, form.instance.version = question, question.current_version
    return {"link": form.save().get_absolute_url()}


def _refused(request: HttpRequest, question: Question, form: ReportForm, wait: int) -> HttpResponse:
    """The same page with what was typed, and when to come again."""
    again = localtime() + timedelta(seconds=wait)
    response = _page(request, question, form, again=again, status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def _page(
    request: HttpRequest,
    question: Question,
    form: ReportForm,
    *,
    again: datetime | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"question": question, "form": form, "again": again}
    return render(request, "reports/write.html", context, status=status)


@require_safe
@never_cache
def follow(request: HttpRequest, token: str) -> HttpResponse:
    report = get_object_or_404(Report.objects.select_related("question"), token=token)
    response = render(request, "reports/follow.html", {"report": report})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
