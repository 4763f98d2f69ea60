"""A person's jobs: how far each is, what came of it, stopping it and trying again."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from interviews.jobs.run import message_of
from interviews.jobs.start import start_again
from interviews.models import Job, JobFile
from interviews.models.jobs import KEPT
from interviews.web.downloads import download
from interviews.web.pages import paginate, render_page, said

LONGEST = 15  # seconds between two looks


@require_safe
@login_required
@never_cache
def jobs(request: HttpRequest) -> HttpResponse:
    page = paginate(request, Job.objects.owned_by(request.user))
    context = {"page": page, "kept": KEPT.days}
    return render_page(request, "jobs/list.html", "jobs/_list.html", context)


@require_safe
@never_cache
def job(request: HttpRequest, token: str) -> HttpResponse:
    shown = _mine(request, token)
    results = shown.files.filter(is_result=True)
    context = {
        "job": shown,
        "said": [said(message_of(one)) for one in shown.said],
        "file": results.values("name").first(),
        "pause": _pause(shown),
        "kept": KEPT.days,
    }
    response = render_page(request, "jobs/job.html", "jobs/_job.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
@never_cache
def take(request: HttpRequest, token: str) -> FileResponse:
    """The file that came of it."""
    file = get_object_or_404(JobFile, job=_mine(request, token), is_result=True)
    return download(bytes(file.content), file.name, file.content_type or None)


@require_POST
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    shown = _mine(request, token)
    shown.cancel()
    return redirect(shown)


@require_POST
def again(request: HttpRequest, token: str) -> HttpResponse:
    shown = _mine(request, token)
    start_again(shown)
    return redirect(shown)


def _mine(request: HttpRequest, token: str) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.user), token=token)


def _pause(shown: Job) -> int:
    """Seconds until the next look: short at first, longer the longer it takes."""
    age = (timezone.now() - shown.created_at).total_seconds()
    return min(LONGEST, 1 + int(age / 10))
