"""Reader reports: the desk reads them, changes their state and answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from interviews.admin.stock import NarrowAdmin
from interviews.models import Report, account_of


@admin.register(Report)
class ReportAdmin(NarrowAdmin):
    closes = ("add", "delete")
    list_display = ("question_code", "kind", "state", "beginning", "created_at", "answered_by")
    list_filter = ("state", "kind")
    search_fields = ("question__code", "text")
    list_select_related = ("question", "answered_by")
    date_hierarchy = "created_at"
    fields = (
        "question_link",
        "version",
        "kind",
        "text",
        "created_at",
        "state",
        "answer",
        "answered_by",
        "answered_at",
    )
    readonly_fields = (
        *("question_link", "version", "kind", "text", "created_at"),
        *("answered_by", "answered_at"),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, report: Report | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, report: Report, form: forms.ModelForm[Any], change: bool
    ) -> None:
        if form.changed_data:
            report.answered_by = account_of(request.user)
            report.answered_at = timezone.now()
        super().save_model(request, report, form, change)

    @admin.display(description=_("code"), ordering="question__code")
    def question_code(self, report: Report) -> str:
        return report.question.code

    @admin.display(description=_("in your words"))
    def beginning(self, report: Report) -> str:
        return report.text[:60]

    @admin.display(description=_("question"))
    def question_link(self, report: Report) -> SafeString:
        url = reverse("admin:interviews_question_change", args=[report.question_id])
        return format_html('<a href="{}">{}</a>', url, report.question)
