"""Who has no account comes in by a link, and by a code that is told another way."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interviews.models import PanelEvent, Seat, take_turn
from interviews.panels.access import GUEST, private
from interviews.panels.arrange import tell
from interviews.panels.forms import CodeForm
from interviews.web.refusals import too_many

PURPOSE = "guest code"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for the code; tries are counted at the seat, wherever they come from."""
    seat = Seat.objects.sitting().select_related("interview").filter(secret=secret).first()
    if seat is None:
        raise Http404("no such link")
    if seat.interview.is_closed:
        return render(request, "panels/guest_over.html", {"seat": seat}, status=410)
    form = CodeForm(request.POST or None)
    if form.is_bound and (wait := take_turn(PURPOSE, str(seat.pk))):  # before the code is looked at
        return too_many(request, wait)
    if form.is_bound and form.is_valid():
        if seat.opens_with(form.cleaned_data["code"]):
            return _come_in(request, seat)
        form.add_error("code", _("This is not the code. Ask whoever sent you the link."))
    status = 422 if form.is_bound else 200
    return render(request, "panels/guest.html", {"form": form, "seat": seat}, status=status)


def _come_in(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Remember the seat in the session of this browser, under a new key."""
    request.session.cycle_key()
    request.session[GUEST] = {**request.session.get(GUEST, {}), str(seat.pk): seat.secret}
    tell(seat.interview, PanelEvent.Kind.ENTERED, seat.name)
    return redirect("panels:interview", seat.interview_id)
