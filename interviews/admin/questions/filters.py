"""Filters of the question list that are no columns: the queues, completeness, what it rests on."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.admin.desk.queues import QUEUES, queue_conditions
from interviews.models import account_of


class QueueFilter(admin.SimpleListFilter):
    title = _("queue")
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, str(title)) for name, (title, _go) in QUEUES.items()]

    def queryset(self, request: HttpRequest, questions: QuerySet[Any]) -> QuerySet[Any]:
        condition = queue_conditions(account_of(request.user)).get(self.value() or "")
        return questions if condition is None else questions.filter(condition)


class CompleteFilter(admin.SimpleListFilter):
    title = _("complete")
    parameter_name = "complete"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", gettext("complete")), ("no", gettext("not complete"))]

    def queryset(self, request: HttpRequest, questions: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return questions.filter(digest__gap_count=0)
            case "no":
                return questions.filter(digest__gap_count__gt=0)
        return questions


class BasisFilter(admin.SimpleListFilter):
    """Questions that rest on a law or rule: somebody has to read those again when it changes."""

    title = _("legal basis")
    parameter_name = "basis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", gettext("rests on a law or rule")), ("no", gettext("on none"))]

    def queryset(self, request: HttpRequest, questions: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return questions.exclude(basis=[])
            case "no":
                return questions.filter(basis=[])
        return questions
