"""What every page of practice shares: whose it is, and that nobody keeps a copy of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from interviews.jobs.limits import refused
from interviews.models import Attempt, Learner, Question, Sitting
from interviews.practice.attempts import askable
from interviews.practice.learner import learner_of

View = Callable[..., HttpResponseBase]


def private(view: View) -> View:
    """A page of one learner: never kept by a cache or a search engine, and posts are bounded.

    What was recorded on the device may be heard there.
    """

    @never_cache
    @csp_update({"media-src": [SELF, "blob:"]})
    @wraps(view)
    def kept_private(request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponseBase:
        if request.method == "POST" and (page := refused(request, "practise", everybody=True)):
            return page
        response = view(request, *arguments, **keywords)
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    return kept_private


def mine_or_404(request: HttpRequest) -> Learner:
    learner = learner_of(request)
    if learner is None:
        raise Http404("nothing was practised in this browser")
    return learner


def attempt_or_404(request: HttpRequest, pk: int) -> Attempt:
    """An attempt of whoever asks: nobody else's is ever found."""
    return get_object_or_404(
        Attempt.objects.with_version().select_related("sitting", "learner"),
        pk=pk,
        learner=mine_or_404(request),
    )


def sitting_or_404(request: HttpRequest, pk: int) -> Sitting:
    return get_object_or_404(Sitting, pk=pk, learner=mine_or_404(request))


def asked_or_404(code: str, sitting: Sitting | None) -> Question:
    """A question as it is asked, in `sitting` or by itself."""
    found: Question = get_object_or_404(askable(sitting).with_card_details(), code=code)
    return found


def sitting_of(learner: Learner | None, pk: int | None, code: str) -> Sitting | None:
    """The learner's sitting with that number, if the question is one of it."""
    if learner is None or pk is None:
        return None
    found = learner.sittings.filter(pk=pk).first()
    return found if found and code in found.codes else None
