"""What every reader sees: the ladder, the list, a question and a print of what was found."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from interviews.browse import facets
from interviews.browse.counts import Counts
from interviews.browse.filters import QuestionFilter
from interviews.browse.ladder import ladder
from interviews.browse.linked_data import linked_data
from interviews.browse.newest import newest
from interviews.browse.understood import places, understood
from interviews.jobs.limits import spared
from interviews.models import Guide, Question, QuestionQuerySet, tally
from interviews.models.finding import Finding
from interviews.web.pages import PAGE_SIZE, htmx_of, paginate, render_page
from interviews.web.shared import same_for_all

NEWEST = 5
RELATED = 4
GUIDES = 3


@same_for_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    questions = Question.objects.visible_to(request.user)
    counted = tally()
    visible = counted.visible_to(request.user)
    context = {
        "tally": counted,
        "ladder": ladder(counted, visible),
        "total": len(visible),
        "newest": newest(questions, counted, visible, NEWEST),
        "guides": Guide.objects.published().without_text(),
    }
    return render(request, "browse/home.html", context)


@same_for_all
@require_safe
@spared(asking="q")
def question_list(request: HttpRequest) -> HttpResponse:
    found = QuestionFilter(request.GET, Question.objects.visible_to(request.user))
    counts = Counts(found, request.user)
    page = paginate(request, found.rows.with_card_details(), total=counts.total)
    for shown in page:
        shown.places = places(found.finding, shown)
    context = {
        "tally": counts.tally,
        "found": found,
        "page": page,
        "words": found.finding.marks if found.finding else [],
        "understood": understood(found, counts),
        "facets": facets.facets(found, counts),
        "chips": facets.chips(found),
        "guides": guides_on(found.finding),
        "ways": [] if counts.total else facets.ways_out(found, counts),
        "within": found.query(),
        "title": facets.title(found, counts.total),
    }
    response = render_page(request, "browse/list.html", "browse/_results.html", context)
    if htmx := htmx_of(request):
        # Typing goes on in one step of the history; a tick or an order is a step to go back by.
        step = "HX-Replace-Url" if htmx.trigger == "q" else "HX-Push-Url"
        response.headers[step] = f"{request.path}?{found.query()}".rstrip("?")
    return response


def guides_on(finding: Finding | None) -> Sequence[Guide]:
    """The guides to show beside what words found: none without words."""
    return Guide.objects.published().answering(finding.query, GUIDES) if finding else []


@same_for_all
@require_safe
def question(request: HttpRequest, code: str) -> HttpResponse:
    visible = Question.objects.visible_to(request.user)
    shown = visible.with_triple().filter(code=code).first()
    if shown is None:
        return redirect(_meant(visible, code), permanent=True)
    found = QuestionFilter(request.GET, visible)
    previous, following = found.rows.beside(shown)
    counts = Counts(found, request.user)
    place = found.rows.place_of(shown) if shown.pk in counts.without() else 0
    context = {
        "question": shown,
        "triple": shown.as_triple(),
        "previous": previous,
        "next": following,
        "place": place,
        "total": counts.total,
        "back": page_with(found, place),
        "origin": f"{request.scheme}://{request.get_host()}",
        "related": related(shown, counts),
        "guides": Guide.objects.published().helping_with(shown).without_text()[:GUIDES],
        "within": found.query(),
        "words": found.finding.marks if found.finding else [],
        "linked_data": linked_data(shown, request.build_absolute_uri(shown.get_absolute_url())),
    }
    return render(request, "browse/question.html", context)


def _meant(visible: QuestionQuerySet, code: str) -> Question:
    """The question that `code` names in small letters, or that it was merged into; or 404."""
    named = visible.filter(code=code.upper()).first()
    return named or get_object_or_404(visible.survivor_of(code.upper()))


def page_with(found: QuestionFilter, place: int) -> str:
    """The query string of the page of the list on which the row `place` stands."""
    number = (place - 1) // PAGE_SIZE + 1
    page = urlencode({"page": number}) if place and number > 1 else ""
    return "&".join(filter(None, (found.query(), page)))


def related(question: Question, counts: Counts) -> list[Question]:
    """The few questions nearest to one: of its role first, then on most of its topics."""
    keys = counts.tally.related(question, counts.visible, RELATED)
    found = Question.objects.prefetch_related("roles").in_bulk(keys)
    return [found[key] for key in keys if key in found]
