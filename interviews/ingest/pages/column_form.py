"""The form “which column is what”: a choice for each head of each table."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interviews.ingest.draft.columns import Sheet

SAMPLES, SAMPLE_LENGTH, MOST_COLUMNS = 3, 60, 60
FIELDS = {
    "": pgettext_lazy("column", "only kept and shown"),
    "question": pgettext_lazy("column", "question"),
    "answer": pgettext_lazy("column", "model answer"),
    "analysis": pgettext_lazy("column", "what it probes"),
    "rubric": pgettext_lazy("column", "what is scored"),
    "key_points": pgettext_lazy("column", "key points"),
    "red_flags": pgettext_lazy("column", "red flags"),
    "probes": pgettext_lazy("column", "probes"),
    "options": pgettext_lazy("column", "all options of a choice"),
    "option": pgettext_lazy("column", "one option of a choice"),
    "category": pgettext_lazy("column", "category"),
    "role": pgettext_lazy("column", "role"),
    "score": pgettext_lazy("column", "points"),
    "difficulty": pgettext_lazy("column", "difficulty"),
    "tags": pgettext_lazy("column", "tags"),
    "number": pgettext_lazy("column", "number in the document"),
    "code": pgettext_lazy("column", "the bank's code"),
}
NO_HEADS = _("This table has no heads: its first row is a question too")
ONE_QUESTION = _("Choose exactly one column that holds the question.")


class ColumnsForm(forms.Form):
    """`sheets` are (Sheet, its rows); each head of each is a field that says what it holds."""

    remember = forms.BooleanField(
        label=_("Read the next file with the same heads in the same way"),
        required=False,
        initial=True,
    )

    def __init__(
        self, *arguments: Any, sheets: Iterable[tuple[Sheet, list[tuple[str, ...]]]], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.sheets = list(sheets)
        for n, (sheet, _rows) in enumerate(self.sheets):
            for column, field in enumerate(sheet.fields[:MOST_COLUMNS]):
                self.fields[f"t{n}-c{column}"] = forms.ChoiceField(
                    label=sheet.head(column) or str(column + 1),
                    choices=list(FIELDS.items()),
                    required=False,
                    initial=field,
                )
            self.fields[f"t{n}-bare"] = forms.BooleanField(
                label=NO_HEADS, required=False, initial=not sheet.has_heads
            )

    @property
    def tables(self) -> list[dict[str, Any]]:
        """For the page: of each table its columns, each with its field and samples, and `bare`."""
        return [
            {
                "columns": [
                    {"field": self[f"t{n}-c{column}"], "samples": _samples(rows, column)}
                    for column in range(min(sheet.width, MOST_COLUMNS))
                ],
                "bare": self[f"t{n}-bare"],
            }
            for n, (sheet, rows) in enumerate(self.sheets)
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        chosen = [self._chosen(n) for n in range(len(self.sheets))]
        if any(fields.count("question") > 1 for fields in chosen):
            raise forms.ValidationError(ONE_QUESTION)
        if not any("question" in fields for fields in chosen):
            raise forms.ValidationError(ONE_QUESTION)
        return self.cleaned_data

    def named(self) -> list[list[Any]]:
        """[heads, fields] of each table in which a column holds the question."""
        found = []
        for n, (sheet, _rows) in enumerate(self.sheets):
            fields, is_bare = self._chosen(n), self.cleaned_data.get(f"t{n}-bare", False)
            if "question" in fields:
                found.append([list(sheet.known_by(has_heads=not is_bare)), fields])
        return found

    def _chosen(self, n: int) -> list[str]:
        sheet, _rows = self.sheets[n]
        names = [f"t{n}-c{column}" for column in range(min(sheet.width, MOST_COLUMNS))]
        return [self.cleaned_data.get(name, "") for name in names]

    @staticmethod
    def pairs_of(heads: list[str], fields: list[str]) -> list[tuple[str, Any]]:
        """(head, what it holds) of each column that holds something."""
        return [
            (head, FIELDS[field])
            for head, field in zip(heads, fields, strict=False)
            if field in FIELDS and field
        ]


def _samples(rows: list[tuple[str, ...]], column: int) -> list[str]:
    texts = (row[column].strip() for row in rows if column < len(row))
    found = list(dict.fromkeys(text[:SAMPLE_LENGTH] for text in texts if text))
    return found[:SAMPLES]
