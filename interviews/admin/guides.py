"""Guides at the desk: the text in a wide field, the questions picked by search."""

from django import forms
from django.contrib import admin

from interviews.admin.stock import NarrowAdmin
from interviews.models import Guide


class GuideForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = Guide
        fields = (
            *("title", "slug", "summary", "body", "audience", "order", "minutes", "published"),
            *("categories", "competencies", "questions"),
        )
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "body": forms.Textarea(attrs={"rows": 30, "cols": 80}),
            "categories": forms.CheckboxSelectMultiple,
            "competencies": forms.CheckboxSelectMultiple,
        }


@admin.register(Guide)
class GuideAdmin(NarrowAdmin):
    form = GuideForm
    list_display = ("title", "audience", "order", "minutes", "published", "updated_at")
    list_editable = ("order", "published")
    list_filter = ("audience", "published", "categories")
    search_fields = ("search_text",)
    filter_horizontal = ("questions",)

    def view_on_site(self, guide: Guide) -> str | None:
        return guide.get_absolute_url() if guide.published else None
