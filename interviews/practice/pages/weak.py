"""The weak questions: a list, a paper of them, and files, an Anki deck among these."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interviews.exports.booklet import Booklet
from interviews.jobs.limits import spared
from interviews.models import Card, Learner, Question
from interviews.papers.booklets import booklet_of_list
from interviews.papers.respond import export_page, print_page
from interviews.practice.learner import learner_of
from interviews.practice.pages.own import mine_or_404, private
from interviews.web.pages import paginate

MOST = 100  # of a paper or a file: so many are written while one waits


@require_safe
@private
def weak(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    cards = learner.cards.weak().select_related("question") if learner else Card.objects.none()
    return render(request, "practice/weak.html", {"page": paginate(request, cards)})


@require_safe
@private
@spared()
def weak_print(request: HttpRequest) -> HttpResponse:
    """The weak questions as a practice sheet, the weakest first in each category."""
    return print_page(
        request,
        _maker(mine_or_404(request)),
        public=True,
        here=request.path,
        export=reverse("practice:weak_export"),
        back=reverse("practice:weak"),
        back_label=_("Weak questions"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@private
def weak_export(request: HttpRequest) -> HttpResponseBase:
    learner = mine_or_404(request)
    return export_page(
        request,
        _maker(learner),
        recipe=(booklet_of_weak, {"pk": learner.pk}),
        public=True,
        title=_("Weak questions"),
        count=min(MOST, learner.cards.weak().count()),
        most=MOST,
        back=reverse("practice:weak"),
        action=request.path,
    )


def booklet_of_weak(pk: int, **sheet: Any) -> Booklet:
    """The weak questions of a learner, the weakest first."""
    cards = Card.objects.filter(learner=pk).weak()
    keys = list(cards.values_list("question", flat=True)[:MOST])
    questions = Question.objects.public().filter(pk__in=keys).with_triple()
    ordered = sorted(questions, key=lambda question: keys.index(question.pk))
    return booklet_of_list(ordered, title=_("Weak questions"), **sheet)


def _maker(learner: Learner) -> Any:
    return lambda **sheet: booklet_of_weak(learner.pk, **sheet)
