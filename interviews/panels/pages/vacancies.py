"""The first page of who interviews: today's talks and the vacancies; and one vacancy."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.models import Interview, Vacancy, organisation
from interviews.panels.access import members, vacancy_or_404
from interviews.panels.forms import CandidateForm, VacancyForm
from interviews.panels.ranking import ranked
from interviews.web.gates import needs
from interviews.web.pages import paginate

COMING = 20  # interviews on the first page


@require_safe
@members
def overview(request: HttpRequest) -> HttpResponse:
    """What waits for whoever looks: interviews from today on, then the vacancies they run."""
    morning = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Interview.objects.visible_to(request.user).with_card_details()
    context = {
        "coming": mine.filter(starts_at__gte=morning)[:COMING],
        "waiting": mine.filter(starts_at__lt=morning, closed_at=None).order_by("-starts_at")[
            :COMING
        ],
        "page": paginate(
            request, Vacancy.objects.run_by(request.user).active().with_card_details()
        ),
        "today": timezone.localdate(),
    }
    return render(request, "panels/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members
@needs("add_vacancy")
def new(request: HttpRequest) -> HttpResponse:
    house = organisation()
    blank = Vacancy(pass_line=house.pass_line, purpose=_("To choose whom we employ for this post."))
    form = VacancyForm(request.POST or None, instance=blank, user=request.user)
    if form.is_bound and form.is_valid():
        form.instance.owner = request.user
        return redirect(form.save())
    context = {"form": form, "vacancy": None}
    return render(
        request, "panels/vacancy_form.html", context, status=422 if form.is_bound else 200
    )


@require_safe
@members
def vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    """Its candidates with their interviews, ranked as far as there are scores."""
    found = vacancy_or_404(request, pk)
    context = {
        "vacancy": found,
        "rows": ranked(found),
        "form": CandidateForm(initial={"delete_on": found.last_day()}),
    }
    return render(request, "panels/vacancy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What is changed holds for interviews that are made from now on."""
    found = vacancy_or_404(request, pk)
    form = VacancyForm(request.POST or None, instance=found, user=request.user)
    if form.is_bound and form.is_valid():
        messages.success(request, _("Saved. Interviews that exist keep their rule and pass line."))
        return redirect(form.save())
    context = {"form": form, "vacancy": found}
    return render(
        request, "panels/vacancy_form.html", context, status=422 if form.is_bound else 200
    )


@require_POST
@members
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it out of sight, or back; its candidates are forgotten on their days all the same."""
    found = vacancy_or_404(request, pk)
    found.archived_at = None if found.archived_at else timezone.now()
    found.save(update_fields=["archived_at"])
    return redirect("panels:list" if found.archived_at else found)
