"""The rows of the question list, at a bank of any size."""

from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

from interviews.models import Question

UNSEEN = ("answer", "analysis", "key_points", "probes", "red_flags", "digest__text")


class Rows(ChangeList):
    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Question]:
        """Each question once: told by its key, for whole rows of a bank fill a worker's memory."""
        rows = super().get_queryset(request, exclude_parameters)
        if rows.query.distinct:
            keys = rows.order_by().values("pk")
            rows = self.root_queryset.filter(pk__in=keys).order_by(*rows.query.order_by)
        return rows.defer(*UNSEEN)
