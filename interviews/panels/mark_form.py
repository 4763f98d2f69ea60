"""The sheet of one question, as it is sent: whole without script, one field at a touch with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.bankfile.triple import Criterion
from interviews.models import Asked
from interviews.models.marks import LONGEST
from interviews.panels.sheets import SKIPPED, Sheet, differ
from interviews.scoring.levels import LEVELS
from interviews.text.normalise import clean

MOST_MINUTES = 240
OLDEST = 7 * 24 * 3600  # seconds that a mark may wait on a device


class WordsField(forms.CharField):
    """Text as it may be stored: one kind of newline, no control characters."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class TickField(forms.Field):
    """A box with a blank twin before it, so that an empty one is sent too."""

    def to_python(self, value: Any) -> bool:
        return value in ("1", True)


class MarkForm(forms.Form):
    """Everything that an interviewer writes down at one question."""

    minutes = forms.IntegerField(
        label=_("Minutes used"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    def __init__(self, *given: Any, asked: Asked, sheet: Sheet, **named: Any) -> None:
        self.asked, self.sheet = asked, sheet
        super().__init__(*given, **{"auto_id": f"q{asked.number}-%s", **named})
        choices = [(str(level), str(level)) for level in (*LEVELS, SKIPPED)]
        for n, line in enumerate(asked.lines):
            self.fields[f"level-{n}"] = forms.TypedChoiceField(
                label=line.criterion, choices=choices, coerce=int, empty_value=None, required=False
            )
            self.fields[f"evidence-{n}"] = _words(_("Evidence: what was said"))
        for n, probe in enumerate(asked.text.probes):
            self.fields[f"probe-{n}"] = TickField(label=probe, required=False)
        for n, flag in enumerate(asked.text.red_flags):
            self.fields[f"flag-{n}"] = TickField(label=flag, required=False)
            self.fields[f"quote-{n}"] = _words(_("The very words (required)"))
        self.initial = {name: sheet.value(asked, name) for name in self.fields}

    def rows(self) -> list[tuple[Criterion, forms.BoundField, str, forms.BoundField]]:
        """(criterion, its level, the chosen one, its evidence) of each line."""
        return [
            (line, self[f"level-{n}"], _chosen(self[f"level-{n}"]), self[f"evidence-{n}"])
            for n, line in enumerate(self.asked.lines)
        ]

    def probes(self) -> list[forms.BoundField]:
        return [self[f"probe-{n}"] for n in range(len(self.asked.text.probes))]

    def red_flags(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """(whether it was heard, what was said) of each."""
        return [(self[f"flag-{n}"], self[f"quote-{n}"]) for n in range(self._flags)]

    @property
    def _flags(self) -> int:
        return len(self.asked.text.red_flags)

    @property
    def open_lines(self) -> int:
        return self.sheet.open_lines(self.asked)

    def sent(self) -> dict[str, Any]:
        """{field: value} of what came; nothing is said of fields that were left out."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in self.data and value is not None
        }

    def touched(self, seen: int) -> dict[str, Any]:
        """Of what came, what differs from the page on which it was typed: marks up to `seen`.

        What another device marked meanwhile, and this page never showed, stays.
        """
        marks = [mark for mark in self.sheet.marks if mark.pk <= seen]
        shown = Sheet(self.sheet.seat, [self.asked], marks)
        return {
            name: value
            for name, value in self.sent().items()
            if differ(shown.value(self.asked, name), value)
        }


class AroundForm(forms.Form):
    """What comes along with marks: how old they are, what the page showed, and why."""

    client_key = forms.CharField(required=False, max_length=64)
    client_age = forms.IntegerField(required=False)
    seen = forms.IntegerField(required=False)
    reason = WordsField(required=False, max_length=300)

    def clean_client_age(self) -> int:
        return min(max(self.cleaned_data["client_age"] or 0, 0), OLDEST)

    def clean_seen(self) -> int:
        return self.cleaned_data["seen"] or 0


def _words(label: Any) -> WordsField:
    box = forms.Textarea({"rows": 2, "maxlength": None})
    return WordsField(label=label, required=False, max_length=LONGEST, widget=box)


def _chosen(field: forms.BoundField) -> str:
    value = field.value()
    return "" if value is None else str(value)
