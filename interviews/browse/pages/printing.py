"""Print or export what the filters found, as a sheet for candidates, trainers or interviewers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interviews.browse.filters import QuestionFilter
from interviews.exports.booklet import Booklet
from interviews.jobs.limits import spared
from interviews.models import Question
from interviews.papers.booklets import booklet_of_list
from interviews.papers.large import reader
from interviews.papers.respond import export_page, print_page
from interviews.web.shared import same_for_all

MOST = 200  # on a page to print
MOST_EXPORTED = 500


@same_for_all
@require_safe
@spared()
def print_found(request: HttpRequest) -> HttpResponse:
    found, total = _found(request)
    context: dict[str, Any] = {"total": total, "most": MOST, "within": found.query()}
    return print_page(request, _maker(found, MOST), public=True, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def export_found(request: HttpRequest) -> HttpResponseBase:
    found, total = _found(request)
    context: dict[str, Any] = {
        "title": _("Customer service interview questions"),
        "count": total,
        "most": MOST_EXPORTED,
        "back": f"{reverse('browse:list')}?{found.query()}",
        "action": request.get_full_path(),
    }
    asked = {"query": found.query(), "reader_pk": request.user.pk}
    recipe = (booklet_found, asked)
    return export_page(request, _maker(found, MOST_EXPORTED), recipe=recipe, public=True, **context)


def booklet_found(query: str, reader_pk: int | None, **sheet: Any) -> Booklet:
    found = QuestionFilter(QueryDict(query), Question.objects.visible_to(reader(reader_pk)))
    return _maker(found, MOST_EXPORTED)(**sheet)


def _found(request: HttpRequest) -> tuple[QuestionFilter, int]:
    found = QuestionFilter(request.GET, Question.objects.visible_to(request.user))
    return found, found.rows.count()


def _maker(found: QuestionFilter, most: int) -> Callable[..., Booklet]:
    """A function from the keywords of a sheet to the Booklet of the first `most` questions."""

    def make(**sheet: Any) -> Booklet:
        names = [str(role) for role in found.terms["role"] if role.slug in found.chosen["role"]]
        return booklet_of_list(
            found.rows.with_triple()[:most],
            title=_("Customer service interview questions"),
            role="、".join(names),
            **sheet,
        )

    return make
