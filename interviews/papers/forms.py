"""Which sheet, how it is laid out, and in which format it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS
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


ALL = tuple(SHEETS)
FOR_VISITORS = (Sheet.PRACTICE, *(sheet for sheet in SHEETS if sheet != Sheet.PRACTICE))


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
    samples = forms.BooleanField(
        label=_("With sample answers"), required=False,
        help_text=_("In the interviewer book: an adequate and a poor answer, marked by the bank."),
    )  # fmt: skip
    large = forms.BooleanField(label=_("Large print"), required=False)
    copy = forms.IntegerField(
        label=_("Copy no."), required=False, min_value=1, max_value=999,
        help_text=_("On every page of an internal paper, so that a copy can be known again."),
    )  # fmt: skip

    def __init__(
        self, *given: Any, sheets: Sequence[str] = ALL, internal: bool = True, **named: Any
    ) -> None:
        """`sheets` are those offered, the usual one first; `internal` papers bear the mark."""
        super().__init__(*given, **named)
        self.sheets, self.internal = [Sheet(name) for name in sheets], internal
        field: Any = self.fields["sheet"]
        field.choices = [(sheet, SHEETS[sheet]) for sheet in self.sheets]

    def which(self) -> Sheet:
        """The sheet that is asked for, else the first that is offered."""
        self.is_valid()
        return self._asked(self.cleaned_data)

    def _asked(self, values: dict[str, Any]) -> Sheet:
        return Sheet(values.get("sheet") or self.sheets[0])

    def chosen(self) -> dict[str, Any]:
        """The keywords of a Booklet that say which sheet it is."""
        sheet, found = self.which(), self.cleaned_data
        number = found.get("copy")
        return {
            "sheet": sheet,
            "answers_at_end": found.get("answers") == "end",
            "score_by": found.get("score_by") or "question",
            "samples": bool(found.get("samples")),
            "large": bool(found.get("large")),
            "copy": f"第 {number:02} 份" if number and self.internal else "",
            "internal": self.internal,
        }


class ExportForm(PaperForm):
    """What to write into a file. Here what does not fit is said, not guessed."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, FORMAT_LABELS[name]) for name in FORMATS]
    )
    accepted = forms.BooleanField(required=False)  # the warnings have been read

    instead_of: Sheet | None = None  # what was chosen, where the format holds another one only

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        sheet = self._asked(values)
        if "format" in values and sheet not in FORMATS[values["format"]].sheets:
            self._choose_another(values, sheet)
        return values

    def _choose_another(self, values: dict[str, Any], sheet: Sheet) -> None:
        held = [other for other in FORMATS[values["format"]].sheets if other in self.sheets]
        if not held:
            self.add_error("format", self._refusal(values["format"], sheet))
            return
        values["sheet"] = Sheet.INTERVIEWER if Sheet.INTERVIEWER in held else held[0]
        self.instead_of = sheet

    def other_line(self) -> str:
        """What is chosen in place of what, to be looked at before the file is written."""
        if self.instead_of is None:
            return ""
        other = self.which()
        refusal = self._refusal(self.cleaned_data["format"], self.instead_of)
        text = _("“%(other)s” is chosen in its place.") % {"other": SHEETS[other]}
        return f"{refusal} {text} {SHEET_NOTES[other]}"

    def _refusal(self, format_name: str, sheet: Sheet) -> str:
        named = {"format": FORMAT_LABELS[format_name], "sheet": SHEETS[sheet]}
        return str(_("%(format)s cannot hold this sheet: %(sheet)s.") % named)


@dataclass(frozen=True)
class Way:
    """A row of the table of formats: what it can write and what it leaves out."""

    name: str
    label: str
    sheets: tuple[str, ...]
    loses: tuple[str, ...]
    holds: str  # the names of its sheets, for the script of the page


def ways(offered: Sequence[Sheet]) -> list[Way]:
    """Every format that holds an offered sheet, with its losses in the reader's language."""
    return [
        Way(
            name,
            str(FORMAT_LABELS[name]),
            tuple(str(SHEETS[sheet]) for sheet in sheets),
            tuple(said(loss) for loss in form.loses),
            " ".join(sheets),
        )
        for name, form in FORMATS.items()
        if (sheets := [sheet for sheet in form.sheets if sheet in offered])
    ]
