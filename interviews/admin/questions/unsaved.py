"""What was typed and not saved: kept while one types and when the session ends, and given back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import get_random_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from interviews.jobs.kept import MOST, keep_and_sign_in, take_back
from interviews.models import Question, Unsaved, account_of
from interviews.web.gates import needs

PLACE = re.compile(r"[0-9]{1,18}|new-[a-z0-9]{12}")
NOT_TYPED = ("csrfmiddlewaretoken", "step", "_save", "_continue", "_addanother", "new_picture")
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Restored:
    """What somebody typed at `place`, as the browser would send it, and when."""

    place: str
    posted: QueryDict
    at: datetime

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The fields that hold words, to be copied where there is no form for them."""
        fields = [(name, text) for name, texts in self.posted.lists() for text in texts]
        return [(name, text) for name, text in fields if len(text.strip()) > 3 and name[0] != "_"]


def new_place() -> str:
    """The place of a question that is not saved yet: every page that is opened has its own."""
    return "new-" + get_random_string(12, "abcdefghijklmnopqrstuvwxyz0123456789")


def restored(request: HttpRequest, question_id: str | None) -> Restored | None:
    """What the one who asks typed here and did not save; of new questions the last one."""
    moved = _move_from_session(request, question_id)
    mine = Unsaved.objects.fresh().filter(user=account_of(request.user)).order_by("-typed_at")
    if question_id:
        found = mine.filter(place=question_id).first()
    elif moved or not {"roles", "category"} & request.GET.keys():
        found = mine.filter(place__startswith="new-").first()
    else:
        found = None  # a cell of the ladder asks for another question than the last one
    return Restored(found.place, QueryDict(found.posted), found.typed_at) if found else None


def _move_from_session(request: HttpRequest, question_id: str | None) -> bool:
    posted = take_back(request, _place_in_session(question_id))
    if not posted or posted.get("_by") != str(request.user.pk):
        return False
    _keep(request, question_id or posted.get("_place", "") or new_place(), posted)
    return True


def _place_in_session(question_id: str | None) -> str:
    return f"question-{question_id or 'new'}"


def kept_when_signed_out(view: View) -> View:
    """Let the sign-in come between a form and its being sent, without losing what it holds."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            question_id = keywords.get("object_id")
            if question_id:
                get_object_or_404(Question, pk=_whole(question_id))
            return keep_and_sign_in(request, _place_in_session(question_id))
        return view(request, *arguments, **keywords)

    return guarded


def _whole(text: str) -> int:
    """The key in an address; 0, which is nobody's, for what is none."""
    return int(text) if PLACE.fullmatch(text) and text.isdecimal() else 0


@require_POST
@needs("change_question")
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the form as it stands, every few seconds of typing."""
    place = request.POST.get("_place", "")
    posted = request.POST.copy()
    if not _is_place(request, place) or len(request.POST.urlencode()) > MOST:
        return HttpResponse(status=413)
    found = _keep(request, place, posted)
    at = date_format(localtime(found.typed_at), "H:i")
    return JsonResponse(
        {"said": gettext("What you typed is kept, %(at)s; not saved yet.") % {"at": at}}
    )


def _is_place(request: HttpRequest, place: str) -> bool:
    """Whether something may be kept there: a new question, one that is, or one that was of late."""
    if not place.isdecimal():
        return bool(PLACE.fullmatch(place))
    mine = Unsaved.objects.filter(user=account_of(request.user), place=place)
    return Question.objects.filter(pk=_whole(place)).exists() or mine.exists()


def _keep(request: HttpRequest, place: str, posted: QueryDict) -> Unsaved:
    posted = posted.copy()
    for name in NOT_TYPED:
        posted.pop(name, None)
    return Unsaved.objects.keep(account_of(request.user), place, posted.urlencode())


@require_POST
@needs("change_question")
def discard_view(request: HttpRequest) -> HttpResponse:
    """Forget what was typed, and show what stands saved."""
    place = request.POST.get("_place", "")
    forget(request, place)
    if place.isdecimal():
        return redirect("admin:interviews_question_change", place)
    return redirect("admin:interviews_question_add")


def forget(request: HttpRequest, *places: str) -> None:
    Unsaved.objects.filter(user=account_of(request.user), place__in=places).delete()
