"""What a trainer types about a set, its sections, its questions and its blueprint."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from interviews.models import (
    DIFFICULTY_WORDS,
    Category,
    Competency,
    QuestionSet,
    Reader,
    Role,
    User,
)
from interviews.models.sets import QuestionSetQuerySet
from interviews.sets.select.blueprint import Blueprint, Quota
from interviews.web.fields import Choices, set_choices, set_rows

ROWS = 10  # quotas that a blueprint form offers
ANY: Choices = [("", _("any"))]


class DetailsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = QuestionSet
        fields = ("title", "role", "purpose", "introduction", "interviewer_notes")
        widgets = {
            "introduction": forms.Textarea({"rows": 2}),
            "interviewer_notes": forms.Textarea({"rows": 2}),
        }

    def clean_title(self) -> str:
        """One line: a title stands in heads, file names and bookmarks."""
        return " ".join(self.cleaned_data["title"].split())


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=120)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class SectionForm(forms.Form):
    title = forms.CharField(label=_("Section"), max_length=60)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class EntryForm(forms.Form):
    place = forms.IntegerField(label=_("Number"), widget=forms.TextInput({"inputmode": "numeric"}))
    points = forms.IntegerField(
        label=_("Points"),
        min_value=1,
        max_value=100,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=60,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic either
    def label_from_instance(self, person: User) -> str:
        return person_label(person)


def person_label(person: User) -> str:
    """People by name and account: two of them may have one name."""
    return f"{person.name} ({person.username})" if person.name else person.username


class EditorsForm(forms.Form):
    """Who else may change the set: members of staff who may change sets at all."""

    editors = PeopleField(
        label=_("Editors"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *arguments: Any, owner: int | None, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        trainers = get_user_model().objects.with_perm(
            "interviews.change_questionset",
            backend="django.contrib.auth.backends.ModelBackend",
            include_superusers=False,
        )
        others = trainers.exclude(pk__in=[owner] if owner else [])
        set_rows(self, "editors", others.order_by("username"))


class QuotaForm(forms.Form):
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=200, required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"), required=False, coerce=int, empty_value=None
    )
    competency = forms.ChoiceField(label=_("Competency"), required=False)
    points = forms.IntegerField(label=_("Points each"), min_value=1, max_value=100, required=False)

    def __init__(self, *arguments: Any, terms: Mapping[str, Choices], **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        for name, choices in terms.items():
            set_choices(self, name, choices)

    def quota(self) -> Quota | None:
        """The Quota of a valid row, or None for an empty one."""
        return Quota(**self.cleaned_data) if self.cleaned_data.get("count") else None


class BlueprintForm(forms.Form):
    """The rules for the whole paper, and in `rows` its quotas."""

    role = forms.ChoiceField(label=_("Role"), required=False)
    visibility = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[
            ("", _("public and internal")),
            ("public", _("public only")),
            ("internal", _("internal only")),
        ],
    )
    unused_days = forms.IntegerField(
        label=_("Not used in the last … days"), min_value=0, max_value=3650, required=False
    )
    max_minutes = forms.IntegerField(
        label=_("At most … minutes"), min_value=0, max_value=1000, required=False
    )
    seed = forms.IntegerField(label=_("Seed"), min_value=0, max_value=999_999_999, required=False)

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        roles: Choices = [(role.slug, str(role)) for role in Role.objects.all()]
        set_choices(self, "role", ANY + roles)
        terms = quota_terms()
        posted = self.data if self.is_bound else None
        self.rows = [QuotaForm(posted, prefix=f"q{n}", terms=terms) for n in range(ROWS)]

    def clean(self) -> dict[str, Any]:
        super().clean()
        valid = [row.is_valid() for row in self.rows]
        if not all(valid):
            raise forms.ValidationError(_("A row of the blueprint cannot be read."))
        if not any(row.quota() for row in self.rows):
            raise forms.ValidationError(_("Say how many questions in at least one row."))
        return self.cleaned_data

    def blueprint(self) -> Blueprint:
        quotas = tuple(quota for row in self.rows if (quota := row.quota()))
        named = self.cleaned_data
        return Blueprint(
            quotas,
            named["role"],
            named["visibility"],
            named["unused_days"] or 0,
            named["max_minutes"] or 0,
        )


def quota_terms() -> dict[str, Choices]:
    categories = [(term.slug, str(term)) for term in Category.objects.all()]
    competencies = [(term.name, str(term)) for term in Competency.objects.all()]
    levels = [(level, word) for level, word in DIFFICULTY_WORDS.items()]
    return {
        "category": ANY + categories,
        "difficulty": ANY + levels,
        "competency": ANY + competencies,
    }


class ListForm(forms.Form):
    """Which sets the list shows; what is odd is ignored."""

    WHOSE = {"mine": _("Mine"), "all": _("All"), "archived": _("Archived")}

    q = forms.CharField(label=_("Search"), required=False)
    whose = forms.ChoiceField(choices=WHOSE.items(), required=False)

    def narrowed(self, sets: QuestionSetQuerySet, user: Reader) -> QuestionSetQuerySet:
        self.is_valid()
        text = self.cleaned_data.get("q", "").replace("\x00", "")
        whose = self.tab
        sets = sets.archived() if whose == "archived" else sets.active()
        if whose == "mine":
            sets = sets.edited_by(user)
        return sets.filter(title__icontains=text) if text else sets

    @property
    def tab(self) -> str:
        return self.cleaned_data.get("whose") or "all"
