"""Which sheet, how it is laid out, and in which format it is written."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS
from interviews.web.pages import said

SHEETS = {
    Sheet.CANDIDATE: _("Candidate sheet"),
    Sheet.ANSWERS: _("Answer key"),
    Sheet.INTERVIEWER: _("Interviewer book"),
    Sheet.SCORECARD: _("Scorecard"),
    Sheet.SUMMARY: _("Panel summary"),
}
SHEET_NOTES = {
    Sheet.CANDIDATE: _("For the candidate: no answers, anchors, probes or red flags."),
    Sheet.ANSWERS: _("Model answers, after each question or all at the end."),
    Sheet.INTERVIEWER: _("Answers, rubrics, probes, red flags and room for notes."),
    Sheet.SCORECARD: _("One for each interviewer: anchors with boxes, evidence, recommendation."),
    Sheet.SUMMARY: _("One for the panel: totals of all interviewers, and the decision."),
}
FORMAT_LABELS = {name: _(form.label) for name, form in FORMATS.items()}


class PaperForm(forms.Form):
    """What to print. Nothing odd is refused: the candidate sheet gives nothing away."""

    sheet = forms.ChoiceField(
        label=_("Sheet"), choices=SHEETS.items(), required=False, widget=forms.RadioSelect
    )
    answers = forms.ChoiceField(
        label=_("Answers"),
        choices=[("each", _("after each question")), ("end", _("all at the end"))],
        required=False,
    )
    score_by = forms.ChoiceField(
        label=_("Score"),
        choices=[("question", _("each question")), ("competency", _("each competency"))],
        required=False,
    )

    def __init__(self, *arguments, allowed=tuple(SHEETS), **keywords):
        super().__init__(*arguments, **keywords)
        self.allowed = allowed
        self.fields["sheet"].choices = [(name, SHEETS[name]) for name in SHEETS if name in allowed]

    @property
    def which(self):
        """The sheet that was chosen, or the first of those allowed."""
        return Sheet(self.cleaned_data.get("sheet") or self.fields["sheet"].choices[0][0])

    def chosen(self):
        """The keywords of a Booklet that say which sheet it is."""
        self.is_valid()
        return {
            "sheet": self.which,
            "answers_at_end": self.cleaned_data.get("answers") == "end",
            "score_by": self.cleaned_data.get("score_by") or "question",
        }


class ExportForm(PaperForm):
    """What to write into a file. Here what does not fit is said, not guessed."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, FORMAT_LABELS[name]) for name in FORMATS]
    )
    accepted = forms.BooleanField(required=False)  # the warnings have been read

    other = None  # the sheet that the format holds in place of the one that was chosen

    def clean(self):
        values = super().clean()
        if "format" not in values or "sheet" not in values:
            return values
        possible = [name for name in FORMATS[values["format"]].sheets if name in self.allowed]
        if not possible:
            self.add_error("format", self._refusal(values["format"], self.which))
        elif self.which not in possible:
            self.other = Sheet.INTERVIEWER if Sheet.INTERVIEWER in possible else possible[0]
            self.left, values["sheet"] = self.which, self.other
        return values

    def other_line(self):
        """What was chosen in place of what, to be looked at before the file is written."""
        text = _("“%(other)s” is chosen in its place.")
        refusal = self._refusal(self.cleaned_data["format"], self.left)
        return f"{refusal} {text % {'other': SHEETS[self.other]}} {SHEET_NOTES[self.other]}"

    def _refusal(self, format_name, sheet):
        text = _("%(format)s cannot hold this sheet: %(sheet)s.")
        return text % {"format": FORMAT_LABELS[format_name], "sheet": SHEETS[sheet]}


@dataclass(frozen=True)
class Way:
    """A row of the table of formats: what it can write and what it leaves out."""

    name: str
    label: str
    sheets: tuple[str, ...]
    loses: tuple[str, ...]
    holds: str  # the names of its sheets, for the script of the page


def ways(allowed=tuple(SHEETS)):
    """Every format that holds an allowed sheet, with its losses in the reader's language."""
    return [
        _way(name, form, sheets)
        for name, form in FORMATS.items()
        if (sheets := [sheet for sheet in form.sheets if sheet in allowed])
    ]


def _way(name, form, sheets):
    return Way(
        name,
        str(FORMAT_LABELS[name]),
        tuple(str(SHEETS[sheet]) for sheet in sheets),
        tuple(said(loss) for loss in form.loses),
        " ".join(sheets),
    )
