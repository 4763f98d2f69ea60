"""What practice says of the questions: for curators, counts and means and never an answer."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interviews.admin.duplicates import may_decide
from interviews.models import PracticeCount
from interviews.scoring.items import is_easier, is_flat, is_harder
from interviews.web.gates import who_may
from interviews.web.pages import paginate


@require_safe
def practised(request: HttpRequest) -> HttpResponse:
    """All questions with figures, those first that score most unlike others of their label."""
    if not may_decide(request.user):
        raise PermissionDenied(who_may("change_question"))
    rows = PracticeCount.objects.surprising_first().prefetch_related("question__criteria")
    page = paginate(request, rows)
    context = {
        **admin.site.each_context(request),
        "title": _("In practice"),
        "page": page,
        "rows": [(count, _words(count), _by_criterion(count)) for count in page],
    }
    return render(request, "curation/practised.html", context)


def _words(count: PracticeCount) -> list[str]:
    """What stands out, in words."""
    difficulty = count.question.difficulty
    found = [
        (is_harder(difficulty, count.percent), _("hard in practice, easy by label")),
        (is_easier(difficulty, count.percent), _("easy in practice, hard by label")),
        (is_flat(count.discrimination), _("good and weak learners score alike")),
    ]
    return [words for holds, words in found if holds]


def _by_criterion(count: PracticeCount) -> list[tuple[str, str]]:
    names = [line.criterion for line in count.question.criteria.all()]
    return list(zip(names, count.levels, strict=False))
