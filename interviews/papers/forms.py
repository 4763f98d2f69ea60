"""Which sheet, how it is laid out, and in which format it is written."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS
from interviews.exports.wording import OPEN_SHEETS
from interviews.web.pages import said

SHEETS = {
    Sheet.CANDIDATE: _("Candidate sheet"),
    Sheet.PRACTICE: _("Practice sheet"),
    Sheet.ANSWERS: _("Answer key"),
    Sheet.INTERVIEWER: _("Interviewer book"),
    Sheet.SCORECARD: _("Scorecard"),
    Sheet.SUMMARY: _("Panel summary"),
}
SHEET_NOTES = {
    Sheet.CANDIDATE: _("For the candidate: no answers, anchors, probes or red flags."),
    Sheet.PRACTICE: _("For yourself: room for key words, and the answers after the questions."),
    Sheet.ANSWERS: _("Model answers, after each question or all at the end."),
    Sheet.INTERVIEWER: _("Answers, rubrics, probes, red flags and room for notes."),
    Sheet.SCORECARD: _("One for each interviewer: anchors with boxes, evidence, recommendation."),
    Sheet.SUMMARY: _("One for the panel: totals of all interviewers, and the decision."),
}
SCORE_BY = [
    ("question", _("each question")),
    ("competency", _("each competency")),
    ("candidate", _("several candidates, a row each")),
]
FORMAT_LABELS = {name: _(form.label) for name, form in FORMATS.items()}


def sheets_for(visitors: bool) -> dict[Sheet, Any]:
    """The sheets with their names; visitors are offered the one to practise with first."""
    return {Sheet.PRACTICE: SHEETS[Sheet.PRACTICE], **SHEETS} if visitors else SHEETS


def notes_of(visitors: bool) -> list[tuple[Sheet, Any, Any]]:
    return [(sheet, label, SHEET_NOTES[sheet]) for sheet, label in sheets_for(visitors).items()]


class PaperForm(forms.Form):
    """What to print. Nothing odd is refused: the first sheet gives away only what is open."""

    sheet = forms.ChoiceField(
        label=_("Sheet"), choices=SHEETS.items(), required=False, widget=forms.RadioSelect
    )
    answers = forms.ChoiceField(
        label=_("Answers"),
        choices=[("each", _("after each question")), ("end", _("all at the end"))],
        required=False,
    )
    score_by = forms.ChoiceField(label=_("Score"), choices=SCORE_BY, required=False)
    large = forms.BooleanField(label=_("Large print"), required=False)
    copy = forms.IntegerField(
        label=_("Copy no."), required=False, min_value=1, max_value=999,
        help_text=_("On every page of an internal paper, so that a copy can be known again."),
    )  # fmt: skip

    def __init__(self, *given: Any, for_visitors: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        self.for_visitors = for_visitors
        self.moved_to: Sheet | None = None

    def which(self) -> Sheet:
        """The sheet that is asked for, else the first that is offered."""
        self.is_valid()
        return self._asked(self.cleaned_data)

    def _asked(self, values: dict[str, Any]) -> Sheet:
        return Sheet(values.get("sheet") or next(iter(sheets_for(self.for_visitors))))

    def chosen(self) -> dict[str, Any]:
        """The keywords of a Booklet that say which sheet it is."""
        sheet, found = self.which(), self.cleaned_data
        number = found.get("copy")
        return {
            "sheet": sheet,
            "answers_at_end": found.get("answers") == "end",
            "score_by": found.get("score_by") or "question",
            "large": bool(found.get("large")),
            "copy": f"第 {number:02} 份" if number and not self.for_visitors else "",
            "internal": not self.for_visitors,
        }


class ExportForm(PaperForm):
    """What to write into a file. Here what does not fit is said, not guessed."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, FORMAT_LABELS[name]) for name in FORMATS]
    )
    accepted = forms.BooleanField(required=False)  # the warnings have been read

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        sheet = self._asked(values)
        if "format" in values and sheet not in FORMATS[values["format"]].sheets:
            self._move(values["format"], sheet)
        return values

    def _move(self, name: str, sheet: Sheet) -> None:
        """Choose the sheet that the format holds; it is written when that has been read."""
        held = FORMATS[name].sheets
        self.moved_to = held[0] if sheet in OPEN_SHEETS else held[-1]
        text = _(
            "%(format)s cannot hold this sheet: %(sheet)s. Now %(other)s is chosen: "
            "press the button once more to get it."
        )
        named = {"format": FORMAT_LABELS[name], "sheet": SHEETS[sheet]}
        self.add_error("format", text % (named | {"other": SHEETS[self.moved_to]}))


@dataclass(frozen=True)
class Way:
    """A row of the table of formats: what it can write and what it leaves out."""

    name: str
    label: str
    sheets: tuple[str, ...]
    loses: tuple[str, ...]


def ways() -> list[Way]:
    """Every format with its sheets and losses in the reader's language."""
    return [
        Way(
            name,
            str(FORMAT_LABELS[name]),
            tuple(str(SHEETS[sheet]) for sheet in form.sheets),
            tuple(said(loss) for loss in form.loses),
        )
        for name, form in FORMATS.items()
    ]
