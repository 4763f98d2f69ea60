"""Print what the filters found, as a sheet for candidates, trainers or interviewers."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interviews.browse.filters import QuestionFilter
from interviews.exports.booklet import Sheet
from interviews.exports.compose import compose
from interviews.models import Category, Question, Role

MOST = 200
SHEETS = {
    Sheet.CANDIDATE: _("Candidate sheet"),
    Sheet.ANSWERS: _("Answer key"),
    Sheet.INTERVIEWER: _("Interviewer book"),
}


class SheetForm(forms.Form):
    sheet = forms.ChoiceField(choices=SHEETS.items(), required=False)

    def chosen(self):
        """The sheet asked for; the candidate's, which gives nothing away, if none fits."""
        self.is_valid()
        return Sheet(self.cleaned_data.get("sheet") or Sheet.CANDIDATE)


@require_safe
def print_found(request):
    found = QuestionFilter(request.GET, Question.objects.visible_to(request.user))
    sheet = SheetForm(request.GET).chosen()
    total = found.qs.count()
    triples = [question.as_triple() for question in found.qs.with_triple()[:MOST]]
    names = [str(role) for role in found.terms["role"] if role.slug in found.chosen["role"]]
    booklet = compose(
        triples,
        title=_("Customer service interview questions"),
        sheet=sheet,
        role="、".join(names),
        labels=labels(),
    )
    context = {
        "booklet": booklet,
        "sheets": SHEETS.items(),
        "sheet": sheet,
        "total": total,
        "most": MOST,
        "within": found.query(),
    }
    return render(request, f"print/{sheet}.html", context)


def labels():
    """The names of roles and categories by slug, as papers print them."""
    return {term.slug: str(term) for model in (Role, Category) for term in model.objects.all()}
