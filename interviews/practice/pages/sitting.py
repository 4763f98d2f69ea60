"""A sitting: how far it is, where it goes on, and the report of a mock interview."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interviews.models import Category
from interviews.practice import progress, report, sittings
from interviews.practice.pages.own import private, sitting_or_404
from interviews.practice.report import Answered


@require_safe
@private
def onward(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(sittings.onward(sitting_or_404(request, pk)))


@require_safe
@private
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    shown = sitting_or_404(request, pk)
    places = sittings.places(shown)
    answered = [p.attempt for p in places if p.attempt and p.attempt.marked_at]
    results = [progress.answered(attempt) for attempt in answered]
    context = {
        "sitting": shown,
        "places": places,
        "marked": len(answered),
        "open_ones": {a.question.code for a in answered if a.question.is_open},
        "onward": sittings.onward(shown),
        "report": _report(results) if results else None,
    }
    return render(request, "practice/sitting.html", context)


def _report(results: list[Answered]) -> dict[str, Any]:
    """Values of the report: sums, by category and competency, and what to work on."""
    categories = {category.slug: category for category in Category.objects.all()}
    return {
        "percent": progress.percent(results),
        "points": sum(result.points for result in results),
        "maximum": sum(result.maximum for result in results),
        "minutes_used": round(sum(result.seconds for result in results) / 60),
        "minutes_given": sum(result.minutes for result in results),
        "categories": [(categories.get(s.name), s) for s in report.by_category(results)],
        "competencies": report.by_competency(results),
        "work": report.to_work_on(results),
    }
