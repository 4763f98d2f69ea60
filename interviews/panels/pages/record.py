"""The record of an interview as a file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from interviews.models import SecurityEvent, note
from interviews.panels.access import leader_or_403, members
from interviews.panels.record import KINDS
from interviews.panels.standing import standing_of
from interviews.papers.large import CHINESE
from interviews.web.downloads import download


@require_safe
@members
def record(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """PDF, Excel or JSON, for who leads, once the marking is closed."""
    if kind not in KINDS:
        raise Http404("no such record")
    viewer = leader_or_403(request, pk)
    if not viewer.interview.is_closed:
        raise PermissionDenied(_("Close the marking first."))
    write, content_type = KINDS[kind]
    with override(CHINESE):
        content = write(standing_of(viewer.interview))
    about = f"{viewer.interview.code} {kind}"
    note(SecurityEvent.Kind.MARKS_TAKEN, by=request.user, about=about)
    name = f"面试记录-{viewer.interview.code}.{kind}"
    return download(content, name, content_type, f"record-{viewer.interview.code}.{kind}")
