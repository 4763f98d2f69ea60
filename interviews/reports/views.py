"""Readers tell the desk what is wrong with a question, and follow the answer by a secret link."""

import logging

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from interviews.models import Question, Report
from interviews.reports.forms import ReportForm
from interviews.reports.limits import address_of, take_turn

logger = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def write(request, code):
    question = get_object_or_404(Question.objects.visible_to(request.user), code=code)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not take_turn(address_of(request)):
            logger.warning("refused: too many reports from %s", address_of(request))
            return _page(request, question, form, too_many=True, status=429)
        form.instance.question, form.instance.version = question, question.current_version
        return redirect(form.save())
    return _page(request, question, form, status=400 if form.errors else 200)


def _page(request, question, form, *, too_many=False, status=200):
    context = {"question": question, "form": form, "too_many": too_many}
    return render(request, "reports/write.html", context, status=status)


@require_safe
@never_cache
def follow(request, token):
    report = get_object_or_404(Report.objects.select_related("question"), token=token)
    response = render(request, "reports/follow.html", {"report": report})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
