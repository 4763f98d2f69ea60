"""Imports at the desk: what was handed in, to look at; deciding happens on the pages of imports."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from interviews.admin.stock import ReadOnlyAdmin
from interviews.models import ImportBatch, ImportedItem


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = ["source", "rights", "licence", "created_by", "created_at", "undone_at", "open"]
    list_filter = ["rights", "created_at"]
    list_select_related = ["created_by"]
    search_fields = ["source", "author", "documents__name"]

    @admin.display(description=_("review"))
    def open(self, batch: ImportBatch) -> SafeString:
        return format_html('<a href="{}">{}</a>', batch.get_absolute_url(), _("open"))


@admin.register(ImportedItem)
class ImportedItemAdmin(ReadOnlyAdmin):
    """Where each question came from: file, lines, who handed it in and under which licence."""

    list_display = ["question", "document", "place", "state", "decided_by", "decided_at"]
    list_filter = ["state", "standing"]
    list_select_related = ["question", "document", "decided_by"]
    search_fields = ["question__code", "document__name"]
    fields = [
        *("question", "state", "standing", "decided_by", "decided_at"),
        *("file", "sha256", "lines", "handed_in", "rights", "licence", "review"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedItem]:
        rows = super().get_queryset(request).defer("found", "triple", "document__parsed")
        return rows.select_related("document__batch__created_by")

    @admin.display(description=_("file"))
    def file(self, item: ImportedItem) -> str:
        return item.document.name

    @admin.display(description="SHA-256")
    def sha256(self, item: ImportedItem) -> str:
        return item.document.sha256

    @admin.display(description=_("lines"))
    def lines(self, item: ImportedItem) -> str:
        return f"{item.start + 1}–{item.end}"

    @admin.display(description=_("handed in"))
    def handed_in(self, item: ImportedItem) -> str:
        batch = item.document.batch
        return f"{batch.created_by or '—'} · {batch.created_at:%Y-%m-%d %H:%M}"

    @admin.display(description=_("whose text it is"))
    def rights(self, item: ImportedItem) -> str:
        return item.document.batch.get_rights_display()

    @admin.display(description=_("licence"))
    def licence(self, item: ImportedItem) -> str:
        return item.document.batch.licence_of_questions

    @admin.display(description=_("review"))
    def review(self, item: ImportedItem) -> SafeString:
        address = reverse("ingest:item", args=[item.pk])
        return format_html('<a href="{}">{}</a>', address, _("open"))
