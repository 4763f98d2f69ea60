"""The sheet of whoever sits at the table: every question on one page, kept at each touch."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from interviews.jobs.once import receive_once
from interviews.models import Asked, PanelMark
from interviews.panels.access import Viewer, at_the_table, device_of, viewer_or_404
from interviews.panels.arrange import Refused
from interviews.panels.mark_form import AroundForm, MarkForm
from interviews.panels.marking import keep, submit
from interviews.panels.sheets import Sheet
from interviews.panels.standing import sheet_of
from interviews.web.outbox import answered, by_script, not_taken


@require_safe
@at_the_table
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = _marker(request, pk)
    if not viewer.marks:
        messages.info(request, _("The marking is closed: your sheet stands as it is."))
        return redirect(viewer.interview)
    return _sheet_page(request, viewer)


def _marker(request: HttpRequest, pk: int) -> Viewer:
    viewer = viewer_or_404(request, pk)
    if viewer.seat is None:
        raise Http404("no seat at this table")
    return viewer


def _sheet_page(
    request: HttpRequest, viewer: Viewer, typed: MarkForm | None = None, status: int = 200
) -> HttpResponse:
    asked = list(viewer.interview.asked.all())
    assert viewer.seat is not None  # _marker saw to it
    own = sheet_of(viewer.seat, asked)
    forms = [
        typed if typed and typed.asked.pk == one.pk else MarkForm(asked=one, sheet=own)
        for one in asked
    ]
    context = {
        "viewer": viewer,
        "interview": viewer.interview,
        "candidate": viewer.interview.candidate,
        "forms": forms,
        "seen": max((mark.pk for mark in own.marks), default=0),
        "minutes": sum(one.minutes for one in asked),
        "device": device_of(request),
        "open": sum(form.open_lines for form in forms),
        "typed": typed,
        "reason": request.POST.get("reason", "") if typed else "",
    }
    return render(request, "panels/mark.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_table
def question(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take in what was touched at one question; a page is for the whole sheet."""
    try:
        viewer = _marker(request, pk)
    except Http404:
        if by_script(request):
            return _said(_("You no longer sit at this table, or the interview is over."))
        raise
    asked = get_object_or_404(Asked, interview=viewer.interview, number=number)
    place = f"{reverse('panels:mark', args=[pk])}#q{number}"
    if request.method != "POST":
        return redirect(place)
    assert viewer.seat is not None  # _marker saw to it
    own = Sheet(viewer.seat, [asked], list(viewer.seat.marks.filter(asked=asked)))
    form, around = MarkForm(request.POST, asked=asked, sheet=own), AroundForm(request.POST)
    if not (form.is_valid() and around.is_valid()):
        form.errors.update(around.errors)
        return not_taken(form) if by_script(request) else _sheet_page(request, viewer, form, 422)
    try:
        return _kept(request, viewer, form, around.cleaned_data, place)
    except Refused as refused:
        if by_script(request):
            return _said(str(refused))
        form.add_error(None, str(refused))
        return _sheet_page(request, viewer, form, 409)


def _kept(
    request: HttpRequest, viewer: Viewer, form: MarkForm, around: dict[str, Any], place: str
) -> HttpResponse:
    seat, device = viewer.seat, device_of(request)
    assert seat is not None  # _marker saw to it
    touched = form.sent() if by_script(request) else form.touched(around["seen"])
    kept: dict[str, Any] = {"age": around["client_age"], "device": device}

    def take() -> dict[str, Any]:
        stands = keep(seat, form.asked, touched, reason=around["reason"], **kept)
        return _overruled(stands, form.asked, touched)

    answer = receive_once(f"seat:{seat.pk}", around["client_key"], take)
    if by_script(request):
        return answered(answer)
    following = f"#q{form.asked.number + 1}" if not seat.submitted_at else ""
    return redirect(place.partition("#")[0] + following if following else place)


def _overruled(sheet: Sheet, asked: Asked, touched: dict[str, Any]) -> dict[str, Any]:
    """What another device marked later than this: it stands, and the page shows it."""
    values = {}
    for name, value in touched.items():
        mark = sheet.latest(asked, name)
        if mark is not None and mark.value != value:
            values[name] = {"value": mark.value, "note": note_of(mark)}
    return {"values": values}


def note_of(mark: PanelMark) -> str:
    text = _("Marked later on another device, at %(time)s: that stands.")
    return text % {"time": f"{localtime(mark.made_at):%H:%M}"}


def _said(text: str) -> JsonResponse:
    return JsonResponse({"said": text}, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_table
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still open, and the button that hands the sheet in."""
    viewer = _marker(request, pk)
    assert viewer.seat is not None  # _marker saw to it
    if request.method == "POST":
        try:
            if submit(viewer.seat):
                messages.success(request, _("Submitted. Now you see the marks of the others."))
            return redirect(viewer.interview)
        except Refused as refused:
            messages.error(request, str(refused))
    own = sheet_of(viewer.seat, list(viewer.interview.asked.all()))
    lacking = [
        (asked, _open_line(criteria) if criteria else "", flags)
        for asked, criteria, flags in own.lacking()
    ]
    context = {
        "viewer": viewer,
        "interview": viewer.interview,
        "candidate": viewer.interview.candidate,
        "lacking": lacking,
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "panels/submit.html", context, status=status)


def _open_line(criteria: int) -> str:
    text = ngettext("%(n)d criterion has no mark", "%(n)d criteria have no mark", criteria)
    return text % {"n": criteria}
