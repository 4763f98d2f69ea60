"""The words of the field. When one changes, search and record of its questions follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.admin.stock import NarrowAdmin
from interviews.curation.record import restamp
from interviews.models import (
    Category,
    Competency,
    Question,
    QuestionQuerySet,
    Role,
    Tag,
    account_of,
)
from interviews.models.search import digest
from interviews.models.taxonomy import Term


class TermAdmin(NarrowAdmin):
    """A word whose questions are searched and recorded anew when it is renamed or deleted."""

    relation = ""  # how a question refers to it

    def questions_of(self, terms: Iterable[Term | Tag]) -> QuestionQuerySet:
        ids = Question.objects.filter(**{f"{self.relation}__in": terms}).values_list(
            "pk", flat=True
        )
        return Question.objects.filter(pk__in=list(ids))

    @transaction.atomic
    def save_model(
        self, request: HttpRequest, term: Any, form: forms.ModelForm[Any], change: bool
    ) -> None:
        super().save_model(request, term, form, change)
        if change and "name" in form.changed_data:
            note = gettext("%(old)s is called %(new)s now") % {
                "old": form.initial["name"],
                "new": term.name,
            }
            self.follow(request, self.questions_of([term]), note)

    def delete_model(self, request: HttpRequest, term: Any) -> None:
        self.delete_queryset(request, type(term).objects.filter(pk=term.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, terms: QuerySet[Any]) -> None:
        questions = self.questions_of(terms)
        note = gettext("%(names)s: deleted") % {"names": ", ".join(term.name for term in terms)}
        super().delete_queryset(request, terms)
        self.follow(request, questions, note)

    def follow(self, request: HttpRequest, questions: QuestionQuerySet, note: str) -> None:
        digest(questions)
        restamp(questions, by=account_of(request.user), note=note)


class FixedTermAdmin(TermAdmin):
    """A word of the taxonomy: its slug stands in addresses and bank files."""

    list_display: tuple[str, ...] = ("name", "english_name", "slug", "order")
    search_fields = ("name", "english_name", "slug")

    def get_readonly_fields(self, request: HttpRequest, term: Any = None) -> tuple[str, ...]:
        return ("slug",) if term else ()

    def has_delete_permission(self, request: HttpRequest, term: Any = None) -> bool:
        if term is None:
            return False  # one at a time, and only what no question uses
        return super().has_delete_permission(request, term) and not term.questions.exists()


@admin.register(Role)
class RoleAdmin(FixedTermAdmin):
    relation = "roles"


@admin.register(Category)
class CategoryAdmin(FixedTermAdmin):
    relation = "category"
    list_display = (*FixedTermAdmin.list_display, "points", "needed")


@admin.register(Competency)
class CompetencyAdmin(FixedTermAdmin):
    relation = "competencies"


@admin.register(Tag)
class TagAdmin(TermAdmin):
    relation = "tags"
    list_display = ("name", "slug", "question_count")
    search_fields = ("name",)
    ordering = ("name",)
    fields = ("name", "slug")
    readonly_fields = ("slug",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With counts that are made for the rows in sight only: there are tags by the thousand."""
        links: QuerySet[Any] = Question.tags.through.objects.filter(tag=OuterRef("pk"))
        counted = links.order_by().values("tag").annotate(n=Count("pk")).values("n")
        rows: QuerySet[Any] = super().get_queryset(request)
        rows = rows.annotate(n=Coalesce(Subquery(counted), 0))
        return rows

    @admin.display(description=_("questions"), ordering="n")
    def question_count(self, tag: Any) -> int:
        return int(tag.n)
