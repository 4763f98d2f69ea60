"""Who may open what: what one may not see is not there. Who asks is told by account or by seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from interviews.models import Candidate, Interview, Seat, SecurityEvent, Vacancy, note
from interviews.web.gates import sign_in

GUEST = "panels.seats"  # in the session of a guest: {seat: the secret of the link they came by}
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Viewer:
    """Whoever asks for an interview: `seat` is theirs at its table, `runs` whether they run it."""

    interview: Interview
    user: Any
    seat: Seat | None
    runs: bool

    @property
    def name(self) -> str:
        return self.seat.name if self.seat else name_of(self.user)

    @property
    def leads(self) -> bool:
        """Who closes, reopens and writes down what the panel agrees on."""
        return self.runs or bool(self.seat and self.seat.is_lead)

    @property
    def marks(self) -> bool:
        """Whether there is a sheet that they may write on."""
        return self.seat is not None and not self.interview.is_closed

    def may_see_marks(self) -> bool:
        """Blind until submitted: nobody sees the marks of others before their own are there.

        Who runs the interview and has no seat waits until all have submitted, or it is closed.
        """
        if self.interview.is_closed:
            return True
        if self.seat:
            return self.seat.submitted_at is not None
        table = self.interview.table
        return bool(table) and all(seat.submitted_at for seat in table)


def private(view: View) -> View:
    """A page that names a person: never kept by a cache or a search engine, told to nobody."""

    @never_cache
    @wraps(view)
    def kept_private(request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponseBase:
        response = view(request, *arguments, **keywords)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return kept_private


def members(view: View) -> View:
    """For accounts: visitors sign in first."""

    @private
    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return sign_in(request)
        return view(request, *arguments, **keywords)

    return guarded


def at_the_table(view: View) -> View:
    """For accounts and for guests who came in by link and code."""

    @private
    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **keywords: Any) -> HttpResponseBase:
        if not (request.user.is_authenticated or request.session.get(GUEST)):
            return sign_in(request)
        return view(request, *arguments, **keywords)

    return guarded


def viewer_or_404(request: HttpRequest, pk: int) -> Viewer:
    """Whoever asks, with the interview; a closed one is no longer there for guests."""
    rows = Interview.objects.select_related("candidate", "candidate__vacancy")
    interview = get_object_or_404(rows.prefetch_related("seats"), pk=pk)
    runs = interview.candidate.vacancy.is_run_by(request.user)
    seat = _seat(request, interview)
    if not (runs or seat):
        raise Http404("not at this table")
    return Viewer(interview, request.user, seat, runs)


def leader_or_403(request: HttpRequest, pk: int) -> Viewer:
    viewer = viewer_or_404(request, pk)
    if not viewer.leads:
        raise PermissionDenied
    return viewer


def runner_or_403(request: HttpRequest, pk: int) -> Viewer:
    viewer = viewer_or_404(request, pk)
    if not viewer.runs:
        raise PermissionDenied
    return viewer


def _seat(request: HttpRequest, interview: Interview) -> Seat | None:
    table = interview.table
    if request.user.is_authenticated:
        return next((seat for seat in table if seat.user_id == request.user.pk), None)
    secrets = set(request.session.get(GUEST, {}).values())
    if interview.is_closed:
        return None
    return next((seat for seat in table if seat.secret in secrets), None)


def vacancy_or_404(request: HttpRequest, pk: int) -> Vacancy:
    return get_object_or_404(Vacancy.objects.run_by(request.user), pk=pk)


def candidate_or_404(request: HttpRequest, pk: int) -> Candidate:
    """A candidate of a vacancy that whoever asks runs."""
    rows = Candidate.objects.select_related("vacancy")
    return get_object_or_404(rows, pk=pk, vacancy__in=Vacancy.objects.run_by(request.user))


def name_of(user: Any) -> str:
    return str(getattr(user, "name", "") or user.get_username())


def device_of(request: HttpRequest) -> str:
    """A short name for the browser that asks: the same while it stays signed in."""
    key = request.session.session_key or ""
    return sha256(key.encode()).hexdigest()[:12] if key else ""


def note_look(viewer: Viewer) -> None:
    """Write down who looked at whose marks."""
    by = viewer.user if viewer.user.is_authenticated else None
    about = f"{viewer.interview.code} {viewer.interview.candidate.code}"
    if viewer.seat and by is None:
        about += f" ({viewer.seat.name})"
    note(SecurityEvent.Kind.MARKS_SEEN, by=by, about=about)
