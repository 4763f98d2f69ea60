"""The panel meets: criterion by interviewer, the widest differences first, and what is agreed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from interviews.models import AgreedMark, Asked
from interviews.panels.access import (
    Viewer,
    at_the_table,
    leader_or_403,
    members,
    note_look,
    viewer_or_404,
)
from interviews.panels.forms import AgreeForm
from interviews.panels.standing import Standing, decision_of, standing_of
from interviews.scoring.agreement import WIDE
from interviews.scoring.levels import LEVELS


@require_safe
@at_the_table
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = viewer_or_404(request, pk)
    if not viewer.may_see_marks():
        return render(request, "panels/blind.html", {**_who(viewer)}, status=403)
    note_look(viewer)
    standing = standing_of(viewer.interview)
    decision = decision_of(viewer.interview)
    context = {
        **_who(viewer),
        "standing": standing,
        "rows": standing.rows(),
        "totals": [(sheet, sheet.result()) for sheet in standing.sheets],
        "flags": _flags(standing),
        "result": standing.result(),
        "agreement": standing.agreement(),
        "leanings": standing.leanings() if viewer.leads else [],
        "levels": LEVELS,
        "wide": WIDE,
        "decision": decision,
        "agreeing": viewer.leads and not (decision and decision.signed_at),
    }
    return render(request, "panels/meeting.html", context)


def _who(viewer: Viewer) -> dict[str, object]:
    row = viewer.interview
    return {"viewer": viewer, "interview": row, "candidate": row.candidate}


def _flags(standing: Standing) -> list[tuple[Asked, str, list[tuple[str, str]]]]:
    """(question, red flag, [(who heard it, the very words)]) of each that was heard."""
    found: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for sheet in standing.sheets:
        for asked in standing.asked:
            for flag, said in sheet.flags(asked):
                found.setdefault((asked.pk, flag), []).append((sheet.seat.name, said))
    by_key = {asked.pk: asked for asked in standing.asked}
    return [(by_key[key], flag, heard) for (key, flag), heard in found.items()]


@require_POST
@members
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the panel agreed on, beside the marks and never over them."""
    viewer = leader_or_403(request, pk)
    decision = decision_of(viewer.interview)
    if not viewer.may_see_marks() or (decision and decision.signed_at):
        raise PermissionDenied
    form = AgreeForm(request.POST)
    if not form.is_valid():
        return redirect("panels:meeting", pk)
    rows = viewer.interview.asked.all()
    asked = get_object_or_404(rows, pk=form.cleaned_data["asked"])
    line = min(form.cleaned_data["line"], len(asked.lines) - 1)
    AgreedMark.objects.create(
        asked=asked, line=line, level=form.cleaned_data["level"], by_name=viewer.name
    )
    return redirect(f"{reverse('panels:meeting', args=[pk])}#r{asked.pk}-{line}")
