"""One interview: when and where, who sits at the table, and the end of the marking."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.models import PanelEvent, Seat
from interviews.panels import arrange
from interviews.panels.access import (
    Viewer,
    at_the_table,
    leader_or_403,
    members,
    name_of,
    runner_or_403,
    viewer_or_404,
)
from interviews.panels.calendar import calendar_of
from interviews.panels.forms import GuestForm, ReasonForm, SeatForm, WhenForm
from interviews.panels.standing import decision_of

EVENTS = 50  # lines of the log that a page shows


@require_safe
@at_the_table
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = viewer_or_404(request, pk)
    return _page(request, viewer)


def _page(request: HttpRequest, viewer: Viewer, status: int = 200, **more: Any) -> HttpResponse:
    row = viewer.interview
    seats = row.table
    context = {
        "viewer": viewer,
        "interview": row,
        "candidate": row.candidate,
        "vacancy": row.candidate.vacancy,
        "seats": seats,
        "submitted": sum(seat.submitted_at is not None for seat in seats),
        "count": row.asked.count(),
        "sees": viewer.may_see_marks(),
        "decision": decision_of(row),
        "events": row.events.all()[:EVENTS] if viewer.leads else [],
        "when_form": WhenForm(instance=row),
        "seat_form": SeatForm(),
        "guest_form": GuestForm(),
        **more,
    }
    return render(request, "panels/interview.html", context, status=status)


@require_POST
@members
def when(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = runner_or_403(request, pk)
    form = WhenForm(request.POST, instance=viewer.interview)
    if not form.is_valid():
        return _page(request, viewer, 422, when_form=form)
    changed = form.save()
    arrange.tell(changed, PanelEvent.Kind.CHANGED, viewer.name)
    messages.success(request, _("Saved. Send the calendar file again."))
    return redirect(changed)


@require_safe
@at_the_table
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = viewer_or_404(request, pk)
    address = request.build_absolute_uri(viewer.interview.get_absolute_url())
    response = HttpResponse(calendar_of(viewer.interview, address), content_type="text/calendar")
    name = f"{viewer.interview.code}.ics"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _try(request: HttpRequest, viewer: Viewer, step: Callable[[], object]) -> HttpResponse:
    """Take a step and come back; what cannot be done is said."""
    try:
        step()
    except arrange.Refused as refused:
        messages.error(request, str(refused))
    return redirect(viewer.interview)


@require_POST
@members
def add(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = runner_or_403(request, pk)
    form = SeatForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, 422, seat_form=form)
    person = form.cleaned_data["person"]
    return _try(
        request, viewer, lambda: arrange.add_seat(viewer.interview, person, by=request.user)
    )


@require_POST
@members
def add_a_guest(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = runner_or_403(request, pk)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, 422, guest_form=form)
    name = form.cleaned_data["name"]

    def step() -> None:
        seat, code = arrange.add_guest(viewer.interview, name, by=request.user)
        _say_code(request, seat, code)

    return _try(request, viewer, step)


@require_POST
@members
def link_anew(request: HttpRequest, pk: int, seat: int) -> HttpResponse:
    viewer, guest = _seat(request, pk, seat)
    if not guest.is_guest:
        return redirect(viewer.interview)
    return _try(
        request,
        viewer,
        lambda: _say_code(request, guest, arrange.invite_anew(guest, by=request.user)),
    )


def _say_code(request: HttpRequest, seat: Seat, code: str) -> None:
    """The only time that anybody sees it: the code is told another way than the link."""
    text = _("The code for %(name)s is %(code)s. It is shown once: tell it by telephone or in"
             " person, and send the link below separately.")  # fmt: skip
    messages.success(request, text % {"name": seat.name, "code": code})


@require_POST
@members
def remove(request: HttpRequest, pk: int, seat: int) -> HttpResponse:
    viewer, found = _seat(request, pk, seat)
    return _try(request, viewer, lambda: arrange.remove_seat(found, by=request.user))


@require_POST
@members
def let_lead(request: HttpRequest, pk: int, seat: int) -> HttpResponse:
    viewer, found = _seat(request, pk, seat)
    if found.is_guest:
        messages.error(request, _("A guest does not lead: the decision needs an account."))
        return redirect(viewer.interview)
    return _try(request, viewer, lambda: arrange.lead(found))


def _seat(request: HttpRequest, pk: int, seat: int) -> tuple[Viewer, Seat]:
    viewer = runner_or_403(request, pk)
    return viewer, get_object_or_404(Seat.objects.sitting(), pk=seat, interview=viewer.interview)


@require_POST
@members
def close_it(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(request, leader_or_403(request, pk), arrange.close)


@require_POST
@members
def reopen_it(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(request, leader_or_403(request, pk), arrange.reopen)


def _with_reason(request: HttpRequest, viewer: Viewer, step: Callable[..., bool]) -> HttpResponse:
    form = ReasonForm(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("reason", "")
    by = name_of(request.user)
    try:
        step(viewer.interview, reason, by=by)
    except arrange.Refused as refused:
        form.add_error("reason", str(refused))
        return _page(request, viewer, 422, reason_form=form)
    return redirect(viewer.interview)
