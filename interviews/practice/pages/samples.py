"""A sample answer to mark before one marks oneself: where one reads an anchor unlike the bank."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from interviews.bankfile.triple import Sample, Triple
from interviews.practice.attempts import practisable
from interviews.practice.forms import MarkForm
from interviews.practice.packet import current
from interviews.practice.pages.own import private
from interviews.practice.report import marked, readings
from interviews.scoring.results import half_up
from interviews.scoring.weights import written


def samples_to_mark(triple: Triple) -> list[Sample]:
    """Those that the bank marked whole, in an order that does not give away which is better."""
    whole = [one for one in triple.samples if one.marks and all(one.marks)]
    return sorted(whole, key=lambda one: one.answer)


@require_safe
@private
def sample(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Sample `number`, from 1, with the anchors; once it is marked, the bank's marks beside.

    The marks stand in the address: nothing of this is kept.
    """
    question = get_object_or_404(practisable(), code=code)
    triple = current([code])[code].as_triple()
    samples = samples_to_mark(triple)
    if not 1 <= number <= len(samples):
        raise Http404("no such sample")
    one = samples[number - 1]
    form = MarkForm(request.GET if "level-0" in request.GET else None, triple=triple)
    context = {
        "question": question,
        "triple": triple,
        "sample": one,
        "number": number,
        "following": number + 1 if number < len(samples) else 0,
        "form": form,
    }
    if form.is_bound and form.is_valid():
        context |= _compared(triple, form.levels(), one)
    status = 400 if form.errors else 200
    return render(request, "practice/sample.html", context, status=status)


def _compared(triple: Triple, levels: list[int], one: Sample) -> dict[str, object]:
    points = [written(half_up(marked(triple.rubric, each).points)) for each in (levels, one.marks)]
    return {
        "readings": readings(triple.rubric, levels, one.marks),
        "mine": points[0],
        "bank": points[1],
        "is_compared": True,
    }
