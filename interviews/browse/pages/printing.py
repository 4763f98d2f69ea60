"""Print or export what the filters found, as a sheet for candidates, trainers or interviewers."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interviews.browse.filters import QuestionFilter
from interviews.exports.compose import compose
from interviews.models import Question
from interviews.papers.respond import export_page, print_page
from interviews.papers.words import labels

MOST = 200  # on a page to print
MOST_EXPORTED = 500


@require_safe
def print_found(request):
    found, total = _found(request)
    context = {"total": total, "most": MOST, "within": found.query()}
    return print_page(request, _maker(found, MOST), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def export_found(request):
    found, total = _found(request)
    context = {
        "title": _("Customer service interview questions"),
        "count": total,
        "most": MOST_EXPORTED,
        "back": f"{reverse('browse:list')}?{found.query()}",
        "action": request.get_full_path(),
    }
    return export_page(request, _maker(found, MOST_EXPORTED), **context)


def _found(request):
    found = QuestionFilter(request.GET, Question.objects.visible_to(request.user))
    return found, found.rows.count()


def _maker(found, most):
    """A function from the keywords of a sheet to the Booklet of the first `most` questions."""

    def make(**sheet):
        questions = list(found.rows.with_triple()[:most])
        names = [str(role) for role in found.terms["role"] if role.slug in found.chosen["role"]]
        return compose(
            [question.as_triple() for question in questions],
            versions={question.code: question.current_version for question in questions},
            title=_("Customer service interview questions"),
            role="、".join(names),
            labels=labels(),
            **sheet,
        )

    return make
