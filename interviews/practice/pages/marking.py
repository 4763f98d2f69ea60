"""The model answer beside the own one, the marks, and what they come to."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from interviews.bankfile.triple import Triple
from interviews.models import Attempt
from interviews.practice import attempts, report
from interviews.practice.forms import MarkForm, NoteForm
from interviews.practice.pages.mine import others_at
from interviews.practice.pages.own import attempt_or_404, private
from interviews.practice.pages.samples import samples_to_mark
from interviews.practice.scaffold import FREE, scaffold_for
from interviews.practice.sittings import onward, place_in
from interviews.scoring.weights import written
from interviews.web.outbox import arrived, by_script, not_taken


@require_http_methods(["GET", "HEAD", "POST"])
@private
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Score oneself by the anchors of the interviewer."""
    attempt = attempt_or_404(request, pk)
    if attempt.marked_at:
        return arrived(request, attempt.get_absolute_url())
    triple = attempt.version.as_triple()
    form = MarkForm(request.POST if request.method == "POST" else None, triple=triple)
    if request.method == "POST" and form.is_valid():
        if not attempts.mark(attempt, form.levels(), form.red_flags()):
            messages.info(request, gettext("This answer was marked before; those marks stand."))
        return arrived(request, _after(attempt))
    if form.errors and by_script(request):
        return not_taken(form)
    context = _page(attempt, triple) | {"form": form, "samples": samples_to_mark(triple)}
    return render(request, "practice/mark.html", context, status=400 if form.errors else 200)


def _after(attempt: Attempt) -> str:
    """In a mock interview all answers are marked in one run, and the report comes at the end."""
    if attempt.sitting and attempt.sitting.is_mock:
        return onward(attempt.sitting)
    return reverse("practice:result", args=[attempt.pk])


@require_safe
@private
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Points, what lifts each criterion, the last attempt beside, and when it comes back."""
    attempt = attempt_or_404(request, pk)
    if attempt.points is None:
        return redirect(attempt)
    triple = attempt.version.as_triple()
    learner, question = attempt.learner, attempt.question
    context = _page(attempt, triple) | {
        "points": written(attempt.points),
        "reckoned": report.reckoned(triple.rubric, attempt.levels),
        "lines": list(zip(triple.rubric, attempt.levels, strict=True)),
        "lifts": report.lifts(triple.rubric, attempt.levels),
        "before": _before(attempt),
        "count": others_at([triple.code]).first(),
        "card": learner.cards.filter(question=question).first(),
        "note_form": NoteForm(instance=learner.notes.filter(question=question).first()),
    }
    return render(request, "practice/result.html", context)


def _before(attempt: Attempt) -> Attempt | None:
    """The marked attempt before this one at the same question."""
    rows = attempt.learner.attempts.marked().filter(question=attempt.question)
    return rows.filter(marked_at__lt=attempt.marked_at).order_by("-marked_at").first()


def _asked(probes: Sequence[str], replies: Sequence[str]) -> list[tuple[str, str]]:
    """(probe, reply) of each probe; what was not replied to has an empty one."""
    return list(zip_longest(probes, replies[: len(probes)], fillvalue=""))


def _page(attempt: Attempt, triple: Triple) -> dict[str, Any]:
    """What both pages show of an answer."""
    labels = {part.name: part for part in (*scaffold_for(triple.category), *FREE)}
    return {
        "attempt": attempt,
        "question": attempt.question,
        "triple": triple,
        "own": [(labels.get(name), text) for name, text in attempt.parts.items()],
        "asked": _asked(triple.probes, attempt.replies),
        "sitting": attempt.sitting,
        "place": place_in(attempt.sitting, triple.code),
    }
