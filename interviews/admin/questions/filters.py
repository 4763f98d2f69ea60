"""Filters of the question list that are no columns: the queues, completeness, what it rests on."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from interviews.admin.desk.queues import QUEUES, queue_conditions


class QueueFilter(admin.SimpleListFilter):
    title = _("queue")
    parameter_name = "queue"

    def lookups(self, request, model_admin):
        return [(name, title) for name, (title, _go) in QUEUES.items()]

    def queryset(self, request, questions):
        condition = queue_conditions(request.user).get(self.value())
        return questions if condition is None else questions.filter(condition)


class CompleteFilter(admin.SimpleListFilter):
    title = _("complete")
    parameter_name = "complete"

    def lookups(self, request, model_admin):
        return [("yes", _("complete")), ("no", _("not complete"))]

    def queryset(self, request, questions):
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

    def lookups(self, request, model_admin):
        return [("yes", _("rests on a law or rule")), ("no", _("on none"))]

    def queryset(self, request, questions):
        match self.value():
            case "yes":
                return questions.exclude(basis=[])
            case "no":
                return questions.filter(basis=[])
        return questions
