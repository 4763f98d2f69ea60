"""The organisation and its rules: one page for administrators, with nothing to add or delete."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from interviews.admin.logo import LogoField
from interviews.admin.stock import NarrowAdmin
from interviews.models import Organisation, SecurityEvent, note, organisation
from interviews.models.organisation import ONLY
from interviews.web.gates import who_may

PAGE = "admin:interviews_organisation_change"


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    new_logo = LogoField(
        label=_("new logo"),
        required=False,
        help_text=_("PNG or JPEG, at most 200 kB and 2000 pixels along a side."),
    )
    no_logo = forms.BooleanField(label=_("take the logo away"), required=False)

    class Meta:
        model = Organisation
        fields = (
            *("name", "department", "confidentiality", "consent", "retention"),
            *("pass_line", "hundred", "paper_size", "two_sided"),
            *("licence", "four_eyes", "review_months"),
        )
        widgets = {
            "confidentiality": forms.TextInput(attrs={"class": "vTextField"}),
            "consent": forms.Textarea(attrs={"rows": 3, "cols": 80}),
            "retention": forms.Textarea(attrs={"rows": 3, "cols": 80}),
        }

    def save(self, commit: bool = True) -> Organisation:
        if self.cleaned_data["no_logo"]:
            self.instance.logo = b""
        if self.cleaned_data["new_logo"]:
            self.instance.logo = self.cleaned_data["new_logo"]
        saved: Organisation = super().save(commit)
        return saved


@admin.register(Organisation)
class OrganisationAdmin(NarrowAdmin):
    closes = ("add", "delete")
    form = OrganisationForm
    readonly_fields = ("logo_now",)
    fieldsets = (
        (_("Who we are"), {"fields": ("name", "department", "logo_now", "new_logo", "no_logo")}),
        (_("Lines on papers"), {"fields": ("confidentiality", "consent", "retention")}),
        (_("Papers"), {"fields": ("pass_line", "hundred", "paper_size", "two_sided")}),
        (_("Rules of the bank"), {"fields": ("licence", "four_eyes", "review_months")}),
    )

    @admin.display(description=_("logo"))
    def logo_now(self, shown: Organisation) -> str | Promise:
        if not shown.logo:
            return _("none yet")
        return format_html('<img src="{}" alt="{}" height="64">', shown.logo_address, shown.name)

    def save_model(
        self, request: HttpRequest, shown: Organisation, form: forms.ModelForm[Any], change: bool
    ) -> None:
        super().save_model(request, shown, form, change)
        about = ", ".join(form.changed_data)
        note(SecurityEvent.Kind.RULES_CHANGED, by=request.user, about=about)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, shown: Organisation | None = None
    ) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied(who_may("view_organisation"))
        return redirect(reverse(PAGE, args=[ONLY]))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Organisation | None:
        """The row, or before the first save what holds until then."""
        stored = super().get_object(request, object_id, from_field)
        return stored or (organisation() if object_id == str(ONLY) else None)
