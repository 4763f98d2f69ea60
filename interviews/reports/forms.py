import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.models import Report


def new_key() -> str:
    return secrets.token_urlsafe(18)


class ReportForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """What a reader found; markup stays text, because nothing here is ever shown as HTML."""

    kind = forms.ChoiceField(
        label=_("what is the matter"), choices=Report.Kind.choices, widget=forms.RadioSelect
    )

    # What is sent twice, by a double click or over a bad line, arrives once.
    client_key = forms.CharField(
        max_length=64, required=False, initial=new_key, widget=forms.HiddenInput
    )

    class Meta:
        model = Report
        fields = ["kind", "text"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Report.Kind.OTHER and not cleaned.get("text"):
            self.add_error("text", _("Say in a few words what the matter is."))
        return cleaned

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).strip()
