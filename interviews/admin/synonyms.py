"""Synonyms of the search at the desk. What came with the project is put out of use, not deleted."""

from django.contrib import admin
from django.http import HttpRequest

from interviews.admin.stock import NarrowAdmin
from interviews.models import SynonymSet


@admin.register(SynonymSet)
class SynonymSetAdmin(NarrowAdmin):
    list_display = ("__str__", "in_use")
    list_editable = ("in_use",)
    list_filter = ("in_use",)
    search_fields = ("words",)

    def has_delete_permission(
        self, request: HttpRequest, synonyms: SynonymSet | None = None
    ) -> bool:
        allowed = super().has_delete_permission(request, synonyms)
        return allowed and synonyms is not None and not synonyms.origin
