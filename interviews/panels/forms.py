"""What is typed about a vacancy, a candidate, an interview, its table and its end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.models import Candidate, Decision, Interview, QuestionSet, User, Vacancy
from interviews.models.vacancies import LONGEST
from interviews.scoring.levels import LEVELS

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
LAST_YEARS = 5


def _label(person: User) -> str:
    """People by name and account: two of them may have one name."""
    return f"{person.name} ({person.username})" if person.name else person.username


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    def label_from_instance(self, obj: User) -> str:
        return _label(obj)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic either
    def label_from_instance(self, obj: User) -> str:
        return _label(obj)


def colleagues() -> Any:
    """Who may sit at a table: accounts of staff that are in use."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("username")


class VacancyForm(forms.ModelForm):  # type: ignore[type-arg]
    partners = PeopleField(
        label=_("Shared with"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Vacancy
        fields = (
            *("title", "department", "question_set", "rule", "pass_line"),
            *("purpose", "retention_days", "partners"),
        )

    def __init__(self, *given: Any, user: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        sets: Any = self.fields["question_set"]
        sets.queryset = QuestionSet.objects.visible_to(user).active()
        sets.empty_label = None if sets.queryset.exists() else "—"
        partners: Any = self.fields["partners"]
        others = User.objects.with_perm(
            "interviews.add_vacancy",
            backend="django.contrib.auth.backends.ModelBackend",
            include_superusers=False,
        )
        owner = self.instance.owner_id or user.pk
        partners.queryset = others.exclude(pk=owner).order_by("username")


class CandidateForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Candidate
        fields = ("name", "contact", "note", "consented_on", "delete_on")
        widgets = {"consented_on": DAY, "delete_on": DAY}

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_delete_on(self) -> date:
        """A day to come, and none so far away that nobody would remember it."""
        day: date = self.cleaned_data["delete_on"]
        away = (day - timezone.localdate()).days
        if not 0 < away <= LONGEST:
            raise forms.ValidationError(
                _("Choose a day after today, and within five years: on it the person is forgotten.")
            )
        return day


class WhenForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Interview
        fields = ("starts_at", "minutes", "place")
        widgets = {"starts_at": MOMENT}

    def clean_starts_at(self) -> datetime:
        moment: datetime = self.cleaned_data["starts_at"]
        if abs(moment.year - timezone.localtime().year) > LAST_YEARS:
            raise forms.ValidationError(_("Look at the year again."))
        return moment


class InterviewForm(WhenForm):
    question_set: Any = forms.ModelChoiceField(label=_("Question set"), queryset=None)
    lead = PersonField(label=_("Leads"), queryset=User.objects.none())
    others = PeopleField(
        label=_("Further interviewers"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, user: Any, vacancy: Vacancy, **named: Any) -> None:
        super().__init__(*given, **named)
        fields: Any = self.fields
        fields["question_set"].queryset = QuestionSet.objects.visible_to(user).active()
        fields["question_set"].initial = vacancy.question_set_id
        fields["lead"].queryset = fields["others"].queryset = colleagues()

    def seats(self) -> list[Any]:
        """Accounts to seat, who leads first."""
        leads = self.cleaned_data["lead"]
        return [leads, *(one for one in self.cleaned_data["others"] if one != leads)]


class SeatForm(forms.Form):
    person = PersonField(label=_("Colleague"), queryset=User.objects.none())

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["person"]
        field.queryset = colleagues()


class GuestForm(forms.Form):
    name = forms.CharField(label=_("Name of the guest"), max_length=60)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def clean_reason(self) -> str:
        return " ".join(self.cleaned_data["reason"].split())


class AgreeForm(forms.Form):
    """The level that the panel agrees on for one criterion; an empty one takes it back."""

    asked = forms.IntegerField()
    line = forms.IntegerField(min_value=0)
    level = forms.TypedChoiceField(
        choices=[(str(level), str(level)) for level in LEVELS],
        coerce=int,
        empty_value=None,
        required=False,
    )


class DecideForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Decision
        fields = ("kind", "reason")
        widgets = {"kind": forms.RadioSelect, "reason": forms.Textarea({"rows": 4})}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        kind: Any = self.fields["kind"]
        kind.choices = Decision.Kind.choices


class FeedbackForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("to a candidate", "Feedback"), widget=forms.Textarea({"rows": 14})
    )
