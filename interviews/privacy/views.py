"""What is kept about people, as the table of interviews/jobs/tidy.py says it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews.jobs.tidy import KEPT
from interviews.web.shared import same_for_all


@same_for_all
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(
        request, "privacy/privacy.html", {"kept": KEPT, "contact": settings.SECURITY_CONTACT}
    )
