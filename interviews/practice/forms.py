"""What a learner sends: an answer, a reply, marks, the start of a sitting, a plan, a note."""

import secrets
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.triple import Criterion, Triple
from interviews.models import Attempt, Note, Plan
from interviews.practice.attempts import Answer
from interviews.practice.scaffold import FREE, Part, scaffold_for
from interviews.scoring.levels import LEVELS
from interviews.text.normalise import clean

LONGEST = 5_000  # characters of a part or a reply
DAY = 24 * 3600
FREELY = "free"  # typed into one field


def new_key() -> str:
    return secrets.token_urlsafe(18)


class WayForm(forms.Form):
    """How somebody wants to answer, and in which sitting; what is unknown is ignored."""

    way = forms.CharField(required=False)
    sitting = forms.IntegerField(required=False, min_value=1)

    def clean_way(self) -> str:
        way = self.cleaned_data["way"]
        return way if way in (*Attempt.Way.values, FREELY) else Attempt.Way.TYPED


class AnswerForm(forms.Form):
    """The parts of an answer to one question: those of its scaffold, or one field."""

    key = forms.CharField(max_length=64, initial=new_key, widget=forms.HiddenInput)
    opened = forms.IntegerField(
        required=False, initial=lambda: int(time.time()), widget=forms.HiddenInput
    )
    seconds = forms.IntegerField(required=False, widget=forms.HiddenInput)  # as a script counted
    on_device = forms.BooleanField(
        required=False, label=_("Keep my words on this device only"), widget=forms.CheckboxInput
    )

    def __init__(self, *arguments: Any, category: str, way: str, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.way = Attempt.Way.TYPED if way == FREELY else way
        self.parts: tuple[Part, ...] = ()
        if self.way == Attempt.Way.TYPED:
            self.parts = FREE if way == FREELY else scaffold_for(category)
        for part in self.parts:
            self.fields[part.name] = text_field(part.label, rows=8 if part in FREE else 3)

    def rows(self) -> list[tuple[Part, forms.BoundField]]:
        """(Part, bound field) of each part."""
        return [(part, self[part.name]) for part in self.parts]

    def answer(self) -> Answer:
        sent = self.cleaned_data
        seconds = sent.get("seconds")
        if seconds is None:
            seconds = int(time.time()) - (sent.get("opened") or 0)
        return Answer(
            sent["key"],
            self.way,
            {part.name: sent[part.name] for part in self.parts},
            sent["on_device"],
            seconds if 0 <= seconds <= DAY else 0,
        )


class WordsField(forms.CharField):
    """Text as it may be stored: one kind of newline, no control characters."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


def text_field(label: Any, rows: int = 3) -> WordsField:
    return WordsField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": None}),
    )


class ReplyForm(forms.Form):
    reply = text_field(_("My reply"), rows=4)


class RepliesForm(forms.Form):
    """A reply to each probe of a question, all on one page."""

    def __init__(self, *arguments: Any, probes: Sequence[str], **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        for number, probe in enumerate(probes, 1):
            self.fields[f"reply-{number}"] = text_field(probe)

    def replies(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]


class MarkForm(forms.Form):
    """A level for each criterion of a Triple, and which of its red flags were there."""

    def __init__(self, *arguments: Any, triple: Triple, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.triple = triple
        for place, line in enumerate(triple.rubric):
            self.fields[f"level-{place}"] = forms.TypedChoiceField(
                choices=[(level, level) for level in LEVELS],
                coerce=int,
                label=line.criterion,
                error_messages={"required": _("This criterion has no mark yet.")},
            )
        self.fields["red_flags"] = forms.MultipleChoiceField(
            choices=[(str(place), flag) for place, flag in enumerate(triple.red_flags)],
            required=False,
        )

    def rows(self) -> list[tuple[Criterion, forms.BoundField, str]]:
        """(criterion, bound field, chosen level) of each line of the rubric."""
        fields = [self[f"level-{place}"] for place in range(len(self.triple.rubric))]
        return [
            (line, field, str(field.value() or ""))
            for line, field in zip(self.triple.rubric, fields, strict=True)
        ]

    def clean(self) -> dict[str, Any]:
        missing = sum(name.startswith("level-") for name in self.errors)
        if missing:
            text = ngettext(
                "%(n)d criterion has no mark yet. What you marked is kept.",
                "%(n)d criteria have no mark yet. What you marked is kept.",
                missing,
            )
            self.add_error(None, text % {"n": missing})
        return self.cleaned_data

    def levels(self) -> list[int]:
        return [self.cleaned_data[f"level-{place}"] for place in range(len(self.triple.rubric))]

    def red_flags(self) -> list[str]:
        return [self.triple.red_flags[int(place)] for place in self.cleaned_data["red_flags"]]


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = Plan
        fields = ("role", "interview_on", "minutes")
        widgets = {"interview_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_interview_on(self) -> date:
        day: date = self.cleaned_data["interview_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("This day is over. Choose today or a later one."))
        return day


class NoteForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = Note
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
