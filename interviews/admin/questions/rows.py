"""The list of questions at the desk, at a bank of any size."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from interviews.admin.questions import bulk
from interviews.admin.questions.filters import BasisFilter, CompleteFilter, QueueFilter
from interviews.admin.questions.reading import roles_text
from interviews.admin.questions.recent import recent
from interviews.admin.stock import NarrowAdmin
from interviews.models import Question, account_of

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


class QuestionList(NarrowAdmin):
    """The list of questions at the desk: its columns, filters, search and bulk steps."""

    list_display = (
        "code_and_version",
        "stem_line",
        "status_words",
        "visibility",
        "category",
        roles_text,
        "difficulty",
        "gap_words",
        "updated_at",
    )
    list_display_links = ("code_and_version", "stem_line")
    list_filter = (
        QueueFilter,
        "status",
        "visibility",
        "roles",
        "category",
        "difficulty",
        CompleteFilter,
        BasisFilter,
    )
    search_fields = ("code",)
    search_help_text = _("Words of the question, its answer and rubric, its tags or its code.")
    list_per_page = 50
    show_full_result_count = False
    actions = bulk.ACTIONS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        questions = super().get_queryset(request).select_related("category", "digest")
        return questions.prefetch_related("roles")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Rows]:
        return Rows

    def get_search_results(
        self, request: HttpRequest, questions: Any, words: str
    ) -> tuple[QuerySet[Question], bool]:
        return (questions.search(words) if words else questions), False

    @admin.display(description=_("code"), ordering="code")
    def code_and_version(self, question: Question) -> str:
        version = question.current_version
        return f"{question.code} v{version}" if version else question.code

    @admin.display(description=_("stem"), ordering="stem")
    def stem_line(self, question: Question) -> str:
        return question.stem

    @admin.display(description=_("status"), ordering="status")
    def status_words(self, question: Question) -> str:
        status = question.get_status_display()
        if question.revises_id:
            return gettext("revision, %(status)s") % {"status": status}
        return gettext("sent back") if question.returned_note else status

    @admin.display(description=_("complete"), ordering="digest__gap_count")
    def gap_words(self, question: Question) -> str:
        n = question.digest.gap_count if hasattr(question, "digest") else len(question.gaps())
        return ngettext("%(n)d gap", "%(n)d gaps", n) % {"n": n} if n else gettext("complete")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"recent": recent(account_of(request.user)), **(extra_context or {})}
        return super().changelist_view(request, context)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions
