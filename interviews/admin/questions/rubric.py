"""The rubric in the form of its question."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from interviews.admin.questions.draft import WORDS, CriterionForm, CriterionFormSet
from interviews.models import Criterion, Question

LINES = 3  # of a rubric at least, before a question is submitted


class CriterionInline(admin.TabularInline):  # type: ignore[type-arg]  # not generic when it runs
    model = Criterion
    form = CriterionForm
    formset = CriterionFormSet
    template = "admin/question_rubric.html"
    fields = ("order", *WORDS)

    def get_extra(  # type: ignore[override]  # named as what it is
        self, request: HttpRequest, question: Question | None = None, **kwargs: Any
    ) -> int:
        """Three lines to fill in, or as many as a rubric still lacks of three."""
        return max(0, LINES - (question.criteria.count() if question else 0))

    def has_change_permission(self, request: HttpRequest, question: Question | None = None) -> bool:
        return super().has_change_permission(request, question) and is_open(request, question)

    def has_add_permission(self, request: HttpRequest, question: Question | None = None) -> bool:
        return super().has_add_permission(request, question) and is_open(request, question)

    def has_delete_permission(self, request: HttpRequest, question: Question | None = None) -> bool:
        return super().has_delete_permission(request, question) and is_open(request, question)


def is_open(request: HttpRequest, question: Question | None) -> bool:
    """Only a draft opens as a form. A POST is let through to the form, which refuses and keeps
    what was typed."""
    return question is None or question.status == Question.Status.DRAFT or request.method == "POST"
