"""What is said about a link: what it lets out, for how long, and who answers for it."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from interviews.exports.booklet import Sheet
from interviews.papers.forms import SHEETS
from interviews.sets.forms import person_label

DAYS = [
    ("7", _("a week")),
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("365", _("a year")),
    ("", _("without end")),
]


class LinkForm(forms.Form):
    sheets = forms.MultipleChoiceField(
        label=_("What it lets out"),
        choices=list(SHEETS.items()),
        initial=[Sheet.CANDIDATE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one sheet.")},
    )
    days = forms.ChoiceField(label=_("Open for"), choices=DAYS, initial="30", required=False)
    note = forms.CharField(label=_("For whom"), max_length=80, required=False)
    confirmed = forms.BooleanField(label=_("Let these internal questions out"), required=False)

    def __init__(self, *arguments: Any, internal: list[str], may_confirm: bool, **keywords: Any):
        super().__init__(*arguments, **keywords)
        self.internal = internal
        if not (internal and may_confirm):
            del self.fields["confirmed"]

    def clean(self) -> dict[str, Any]:
        """Internal questions are let out only by one with the right who says so."""
        values: dict[str, Any] = super().clean() or {}
        if self.internal and not values.get("confirmed"):
            text = _(
                "Not shared: %(codes)s are internal. Somebody with the right has to confirm them."
            )
            self.add_error(None, text % {"codes": ", ".join(self.internal)})
        return values


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person: Any) -> str:
        return person_label(person)


class HandForm(forms.Form):
    """Who answers for a link from now on: members of staff who see sets."""

    person = PersonField(label=_("Hand over to"), queryset=None)

    def __init__(self, *arguments: Any, **keywords: Any):
        super().__init__(*arguments, **keywords)
        people = get_user_model().objects.with_perm(
            "interviews.view_questionset",
            backend="django.contrib.auth.backends.ModelBackend",
        )
        self.fields["person"].queryset = people.order_by("username")
