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

    def chosen(self):
        """The keywords of a Booklet that say which sheet it is."""
        self.is_valid()
        return {
            "sheet": Sheet(self.cleaned_data.get("sheet") or Sheet.CANDIDATE),
            "answers_at_end": self.cleaned_data.get("answers") == "end",
            "score_by": self.cleaned_data.get("score_by") or "question",
        }


class ExportForm(PaperForm):
    """What to write into a file. Here what does not fit is said, not guessed."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, FORMAT_LABELS[name]) for name in FORMATS]
    )
    accepted = forms.BooleanField(required=False)  # the warnings have been read

    def clean(self):
        values = super().clean()
        sheet = Sheet(values.get("sheet") or Sheet.CANDIDATE)
        if "format" in values and sheet not in FORMATS[values["format"]].sheets:
            text = _("%(format)s cannot hold this sheet: %(sheet)s.")
            label, name = FORMAT_LABELS[values["format"]], SHEETS[sheet]
            self.add_error("format", text % {"format": label, "sheet": name})
        return values


@dataclass(frozen=True)
class Way:
    """A row of the table of formats: what it can write and what it leaves out."""

    name: str
    label: str
    sheets: tuple[str, ...]
    loses: tuple[str, ...]


def ways():
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
