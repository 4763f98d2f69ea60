"""One candidate: what is kept of them, their interviews, a copy for them, and forgetting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interviews.jobs.retention import forget
from interviews.models import SecurityEvent, Vacancy, note
from interviews.panels.access import candidate_or_404, members, vacancy_or_404
from interviews.panels.arrange import Refused, make_interview
from interviews.panels.forms import CandidateForm, InterviewForm
from interviews.panels.person import everything_about
from interviews.panels.ranking import ranked


@require_POST
@members
def new(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = vacancy_or_404(request, pk)
    form = CandidateForm(request.POST)
    form.instance.vacancy = vacancy
    if form.is_valid():
        return redirect(form.save())
    context = {"vacancy": vacancy, "rows": ranked(vacancy), "form": form}
    return render(request, "panels/vacancy.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def candidate(request: HttpRequest, pk: int) -> HttpResponse:
    """Read and change the few words that are kept; a forgotten one has none."""
    found = candidate_or_404(request, pk)
    form = CandidateForm(request.POST or None, instance=found)
    if form.is_bound and not found.forgotten_at and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect(found)
    context = {
        "candidate": found,
        "vacancy": found.vacancy,
        "form": form,
        "interviews": found.interviews.with_card_details(),
    }
    return render(request, "panels/candidate.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def interview_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = candidate_or_404(request, pk)
    if found.forgotten_at:
        return redirect(found)
    vacancy: Vacancy = found.vacancy
    soon = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    initial = {"starts_at": soon, "lead": request.user.pk}
    form = InterviewForm(request.POST or None, initial=initial, user=request.user, vacancy=vacancy)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data
        when = {name: chosen[name] for name in ("starts_at", "minutes", "place")}
        try:
            return redirect(
                make_interview(found, chosen["question_set"], form.seats(), by=request.user, **when)
            )
        except Refused as refused:
            form.add_error("question_set", str(refused))
    context = {"candidate": found, "vacancy": vacancy, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "panels/interview_form.html", context, status=status)


@require_POST
@members
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is kept about one person, for that person."""
    found = candidate_or_404(request, pk)
    note(SecurityEvent.Kind.MARKS_TAKEN, by=request.user, about=found.code)
    response = JsonResponse(
        everything_about(found), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{found.code}.json"'
    return response


@require_POST
@members
def forget_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget them before their day; only the marks without a name stay."""
    found = candidate_or_404(request, pk)
    forget(found, by=request.user)
    messages.success(request, _("Forgotten: only marks without a name are kept."))
    return redirect(reverse("panels:vacancy", args=[found.vacancy_id]))
