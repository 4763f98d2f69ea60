"""What is said about a link: what it lets out, for how long, and who answers for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.exports.booklet import Sheet
from interviews.models import User
from interviews.models.set_links import MOCK
from interviews.papers.forms import SHEETS
from interviews.sets.forms import person_label
from interviews.web.fields import set_rows

DAYS = [
    ("7", _("a week")),
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("365", _("a year")),
    ("", _("without end")),
]


LETS_OUT: dict[str, Any] = dict(SHEETS) | {MOCK: _("Mock interview, marked by who takes it")}


class LinkForm(forms.Form):
    sheets = forms.MultipleChoiceField(
        label=_("What it lets out"),
        choices=list(LETS_OUT.items()),
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


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    def label_from_instance(self, obj: User) -> str:
        return person_label(obj)


class HandForm(forms.Form):
    """Who answers for a link from now on: members of staff who see sets."""

    person = PersonField(label=_("Hand over to"), queryset=None)

    def __init__(self, *arguments: Any, **keywords: Any):
        super().__init__(*arguments, **keywords)
        people = User.objects.with_perm(
            "interviews.view_questionset",
            backend="django.contrib.auth.backends.ModelBackend",
        )
        set_rows(self, "person", people.order_by("username"))
