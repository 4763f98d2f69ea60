"""Security events at the desk: for administrators, to look at."""

from django.contrib import admin

from interviews.admin.stock import ReadOnlyAdmin
from interviews.models import SecurityEvent


@admin.register(SecurityEvent)
class SecurityEventAdmin(ReadOnlyAdmin):
    list_display = ("at", "by_name", "kind", "about")
    list_filter = ("kind", "at")
    search_fields = ("by_name", "about")
    fields = ("at", "by_name", "kind", "about")
    show_full_result_count = False
