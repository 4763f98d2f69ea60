"""Every public address for search engines: an index, and parts that each take a moment to make."""

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from interviews.models import Guide, Question, tally
from interviews.web.shared import same_for_all

PART = 1_000  # keys in a part; those of questions that are not public leave it shorter
XML = "application/xml; charset=utf-8"
URL = "<url><loc>{}</loc></url>\n"
CHANGED = "<url><loc>{}</loc><lastmod>{}</lastmod></url>\n"
PAGES = ("browse:home", "browse:list", "guides:list")


@same_for_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts: one of pages and guides, and as many of questions as have some."""
    keys, parts = tally().public, [reverse("browse:sitemap_pages")]
    for number in range(keys.max() // PART + 1) if keys else ():
        if keys.range_cardinality(number * PART, (number + 1) * PART):
            parts.append(reverse("browse:sitemap_part", args=[number]))
    context = {"parts": [request.build_absolute_uri(part) for part in parts]}
    return render(request, "browse/sitemap_index.xml", context, content_type=XML)


@same_for_all
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    guides = Guide.objects.published().values_list("slug", "updated_at")
    rows = [(reverse("guides:guide", args=[slug]), changed) for slug, changed in guides]
    return _part(request, rows, [reverse(name) for name in PAGES])


@same_for_all
@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    """The questions with the keys of this part: a range, so that no part counts those before."""
    keys = range(number * PART, (number + 1) * PART)
    if keys[-1] >= 2**63:
        raise Http404
    questions = Question.objects.public().filter(pk__gte=keys[0], pk__lte=keys[-1])
    rows = list(questions.order_by("pk").values_list("code", "updated_at"))
    if not rows:
        raise Http404
    place = reverse("browse:list")
    return _part(request, [(f"{place}{code}/", changed) for code, changed in rows])


def _part(
    request: HttpRequest, rows: Iterable[tuple[str, datetime]], undated: Iterable[str] = ()
) -> HttpResponse:
    origin = f"{request.scheme}://{request.get_host()}"
    urls = format_html_join("", URL, ((origin + path,) for path in undated))
    urls += format_html_join("", CHANGED, ((origin + path, at.date()) for path, at in rows))
    return render(request, "browse/sitemap.xml", {"urls": urls}, content_type=XML)
