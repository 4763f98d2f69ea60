"""What is decided, by whom and who signed; and what the candidate is told."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.panels.access import leader_or_403, members, note_look, viewer_or_404
from interviews.panels.arrange import Refused, decide, sign
from interviews.panels.feedback import draft
from interviews.panels.forms import DecideForm, FeedbackForm
from interviews.panels.standing import decision_of, standing_of


@require_http_methods(["GET", "HEAD", "POST"])
@members
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Who leads decides, after the close; everybody at the table reads it."""
    viewer = viewer_or_404(request, pk)
    if not viewer.may_see_marks() or (request.method == "POST" and not viewer.leads):
        raise PermissionDenied
    standing = standing_of(viewer.interview)
    form = DecideForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        try:
            decide(
                *(viewer.interview, values["kind"], values["reason"]),
                by=request.user,
                name=viewer.name,
            )
            return redirect("panels:decision", pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    if request.method == "GET":
        note_look(viewer)
    context = {
        "viewer": viewer,
        "interview": viewer.interview,
        "candidate": viewer.interview.candidate,
        "standing": standing,
        "result": standing.result(),
        "passes": standing.passes(),
        "totals": [(sheet, sheet.result()) for sheet in standing.sheets],
        "decision": decision_of(viewer.interview),
        "form": form,
    }
    return render(request, "panels/decision.html", context, status=422 if form.is_bound else 200)


@require_POST
@members
def sign_it(request: HttpRequest, pk: int) -> HttpResponse:
    """The second signature: anybody at the table or who runs it, but not who decided."""
    viewer = viewer_or_404(request, pk)
    if not viewer.may_see_marks():
        raise PermissionDenied
    try:
        sign(viewer.interview, by=request.user, name=viewer.name)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(reverse("panels:decision", args=[pk]))


@require_safe
@members
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft for the candidate, from the anchors that were reached; nothing of it is kept."""
    viewer = leader_or_403(request, pk)
    if not viewer.interview.is_closed:
        raise PermissionDenied(_("Close the marking first."))
    note_look(viewer)
    form = FeedbackForm(initial={"text": draft(standing_of(viewer.interview))})
    context = {
        "viewer": viewer,
        "interview": viewer.interview,
        "candidate": viewer.interview.candidate,
        "form": form,
    }
    return render(request, "panels/feedback.html", context)
