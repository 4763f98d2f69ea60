"""Where practice starts: what is due, what is weak, the plan, the ladder and the scores."""

from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.models import Attempt, Learner, Plan, Question, SetLink, Sitting
from interviews.practice.forms import PlanForm
from interviews.practice.learner import learner_of, learner_or_new, on_this_device, remember
from interviews.practice.pages.own import private
from interviews.practice.progress import HEIGHT, WIDTH, Progress, scores
from interviews.practice.sittings import asked_by, codes_for, plan_of, sit
from interviews.practice.wishes import BeginForm
from interviews.web.pages import paginate


@require_safe
@private
def start(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    planned = Plan.objects.filter(learner=learner).select_related("role").first()
    roles, rows = Progress(learner).ladder()
    context = {
        "learner": learner,
        **(learner.cards.waiting(timezone.now()) if learner else {}),
        "open": learner and learner.sittings.first(),
        "roles": roles,
        "rows": rows,
        "planned": planned,
        "today": plan_of(learner) if learner and planned else None,
        "plan_form": PlanForm(instance=planned),
        "begin_form": BeginForm(),
        "other": request.user.is_authenticated and on_this_device(request),
    }
    response = render(request, "practice/start.html", context)
    if learner is None:
        response.headers["X-Robots-Tag"] = "all"  # it tells what practice is, of nobody
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def begin(request: HttpRequest) -> HttpResponse:
    """Say what a sitting would hold, and begin it."""
    form = BeginForm(request.POST if request.method == "POST" else request.GET)
    learner = learner_of(request)
    codes = codes_for(form.wish(), learner)
    if request.method == "POST" and codes:
        learner = learner_or_new(request)
        made = sit(learner, codes, form.chosen_kind())
        return remember(redirect("practice:next", made.pk), learner)
    context = {"form": form, "wish": form.wish(), "codes": codes, "new": learner is None}
    return render(request, "practice/begin.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """A mock interview of a set, for whoever has a link that lets it out; begun once asked to."""
    link = SetLink.objects.active().select_related("question_set").filter(secret=secret).first()
    codes = asked_by(link) if link else []
    if link is None or not codes:
        raise Http404("no such interview")
    if request.method == "POST":
        learner = learner_or_new(request)
        made = sit(learner, codes, Sitting.Kind.MOCK, link)
        return remember(redirect("practice:next", made.pk), learner)
    asked = Question.objects.filter(code__in=codes)
    context = {
        "set": link.question_set,
        "count": len(codes),
        "minutes": asked.aggregate(minutes=Sum("minutes"))["minutes"],
        "new": learner_of(request) is None,
    }
    response = render(request, "practice/shared.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@private
def plan(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    kept = Plan.objects.filter(learner=learner).first() if learner else None
    if "drop" in request.POST:
        if kept:
            kept.delete()
        return redirect("practice:start")
    form = PlanForm(request.POST, instance=kept)
    if not form.is_valid():
        return render(request, "practice/plan.html", {"plan_form": form}, status=400)
    learner = learner_or_new(request)
    form.instance.learner = learner
    form.save()
    return remember(redirect("practice:start"), learner)


@require_safe
@private
def progress(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    found = Progress(learner)
    roles, rows = found.ladder()
    context = {
        "learner": learner,
        "roles": roles,
        "rows": rows,
        "competencies": found.competencies(),
        "scores": scores(learner) if learner else [],
        "width": WIDTH,
        "height": HEIGHT,
        "page": paginate(request, _attempts(learner)),
    }
    return render(request, "practice/progress.html", context)


def _attempts(learner: Learner | None) -> QuerySet[Attempt]:
    if learner is None:
        return Attempt.objects.none()
    return learner.attempts.marked().with_version().order_by("-marked_at", "-pk")
