"""What is a learner's own: notes, marks laid on other pages, all of it to take along or remove."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.models import Card, Note, PracticeCount
from interviews.practice import learner as learners
from interviews.practice.attempts import practisable
from interviews.practice.export import everything
from interviews.practice.forms import NoteForm
from interviews.practice.pages.own import mine_or_404, private

MOST = 200  # codes of one request for marks


@require_POST
@private
def note(request: HttpRequest, code: str) -> HttpResponse:
    question = get_object_or_404(practisable(), code=code)
    learner = learners.learner_or_new(request)
    kept = learner.notes.filter(question=question).first() or Note(
        learner=learner, question=question
    )
    form = NoteForm(request.POST, instance=kept)
    if not form.is_valid():
        context = {"question": question, "note_form": form}
        return render(request, "practice/note.html", context, status=400)
    if form.cleaned_data["text"]:
        form.save()
    elif kept.pk:
        kept.delete()
    last = learner.attempts.marked().filter(question=question).order_by("-marked_at").first()
    return learners.remember(redirect(last or ("practice:start")), learner)


@require_safe
@private
def marks(request: HttpRequest) -> HttpResponse:
    """The learner's own scores of the questions named, for a script to lay on lists."""
    learner = learners.learner_of(request)
    codes = request.GET.getlist("code")[:MOST]
    cards = learner.cards.filter(question__code__in=codes) if learner else Card.objects.none()
    context = {
        "cards": cards.select_related("question"),
        "others": others_at(codes) if learner else [],
        "now": timezone.now(),
    }
    return render(request, "practice/_marks.html", context)


def others_at(codes: list[str]) -> QuerySet[PracticeCount]:
    """How all learners do at these questions, where they are enough to be told to everybody."""
    rows = PracticeCount.objects.filter(learners__gte=PracticeCount.FOR_READERS)
    return rows.filter(question__code__in=codes).select_related("question")


@require_safe
@private
def export(request: HttpRequest) -> HttpResponse:
    """All that is kept of a learner, as JSON."""
    learner = mine_or_404(request)
    response = JsonResponse(
        everything(learner), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    day = timezone.localdate().isoformat()
    response.headers["Content-Disposition"] = f'attachment; filename="practice-{day}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def forget(request: HttpRequest) -> HttpResponse:
    """Remove all that is kept of a learner, after asking once."""
    learner = mine_or_404(request)
    if request.method == "POST":
        learner.delete()
        response = render(request, "practice/forgotten.html")
        learners.forget(response)
        return response
    context = {"attempts": learner.attempts.count(), "notes": learner.notes.count()}
    return render(request, "practice/forget.html", context)


@require_POST
@private
def carry(request: HttpRequest) -> HttpResponse:
    """Let the account have what was practised in this browser without one."""
    here = learners.on_this_device(request)
    response = redirect("practice:start")
    if request.user.is_authenticated and here:
        learners.merge(here, learners.learner_or_new(request))
        learners.forget(response)
    return response
