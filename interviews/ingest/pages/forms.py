"""What curators fill in: what they hand in, one item, and a change to many items."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from interviews.ingest.draft.triple import weighted
from interviews.models import (
    DIFFICULTY_WORDS,
    Category,
    Competency,
    ImportBatch,
    ImportedItem,
    Role,
    Why,
)
from interviews.models.imported import ImportedItemQuerySet
from interviews.models.taxonomy import Term
from interviews.text.diff import Piece, compare
from interviews.text.normalise import clean
from interviews.web.fields import Choices, set_choices, set_rows

STEM_LENGTH, TEXT_LENGTH = 2_000, 20_000
PASTED = _("Pasted text")
NAMES = re.compile(r"[、,，;；\n]")


class Clash(NamedTuple):
    """A field that two people changed: what stands saved, and what was typed here."""

    label: str
    pieces: list[Piece]  # from theirs to mine


class BatchForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """Whose text it is. Files and pasted text come beside it, see `uploads`."""

    text = forms.CharField(
        label=_("or paste text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = ImportBatch
        fields = ["source", "author", "rights", "licence"]
        widgets = {"rights": forms.RadioSelect}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "rights", ImportBatch.Rights.choices)
        self.fields["rights"].required = True
        self.order_fields(["text", "source", "author", "rights", "licence"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("rights") == ImportBatch.Rights.OPEN and not cleaned.get("licence"):
            self.add_error("licence", _("Name the open licence, for example CC BY 4.0."))
        return cleaned


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=TEXT_LENGTH, widget=forms.Textarea, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [
            line.strip()
            for line in clean(super().to_python(value) or "").splitlines()
            if line.strip()
        ]


class NamesField(forms.CharField):
    """A list of names with commas between them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=500, **options)

    def prepare_value(self, value: Any) -> Any:
        return "、".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        names = (name.strip() for name in NAMES.split(clean(super().to_python(value) or "")))
        return list(dict.fromkeys(name for name in names if name))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(len(name) > 30 for name in value):
            raise forms.ValidationError(_("A tag has at most 30 characters."))


class ItemForm(forms.Form):
    """The fields of an item's triple. Anchors are written later, in the draft."""

    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)
    stem = forms.CharField(label=_("Question"), max_length=STEM_LENGTH, widget=forms.Textarea)
    category = forms.ChoiceField(label=_("Category"), required=False)
    points = forms.IntegerField(label=_("Points"), min_value=1, max_value=100)
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"), coerce=int, choices=list(DIFFICULTY_WORDS.items())
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=60)
    roles = forms.MultipleChoiceField(
        label=_("Roles"), required=False, widget=forms.CheckboxSelectMultiple
    )
    answer = forms.CharField(
        label=_("Model answer"), required=False, max_length=TEXT_LENGTH, widget=forms.Textarea
    )
    analysis = forms.CharField(
        label=_("What it probes"), required=False, max_length=TEXT_LENGTH, widget=forms.Textarea
    )
    key_points = LinesField(label=_("Key points, one a line"))
    criteria = LinesField(label=_("What is scored, one a line, the weight in brackets"))
    probes = LinesField(label=_("Probes, one a line"))
    red_flags = LinesField(label=_("Red flags, one a line"))
    competencies = forms.MultipleChoiceField(
        label=_("Competencies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tags = NamesField(label=_("Tags"))

    def __init__(self, *args: Any, item: ImportedItem, **options: Any) -> None:
        self.item = item
        self.clashes: list[Clash] = []
        super().__init__(*args, **options | {"initial": _initial(item)})
        set_choices(self, "category", [("", _("not known")), *_terms(Category)])
        set_choices(self, "roles", _terms(Role))
        names: Choices = [(term.name, str(term)) for term in Competency.objects.all()]
        set_choices(self, "competencies", names)
        rows = {"stem": 3, "answer": 8, "analysis": 2}
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = rows.get(name, 3)
        self.fields["stem"].widget.attrs["class"] = "stem"
        self.fields["points"].widget.attrs["inputmode"] = "numeric"

    def clash_with(self, saved: ImportedItem) -> None:
        """Show what `saved` says beside what was typed, which the next save puts in its place."""
        theirs = _initial(saved)
        for name, field in self.fields.items():
            old, new = _as_text(theirs.get(name)), _as_text(self.cleaned_data.get(name))
            if name != "edition" and old != new:
                self.clashes.append(Clash(str(field.label), compare(old, new)))
        self.take_edition(saved)

    def take_edition(self, saved: ImportedItem) -> None:
        """What is sent next is sent by somebody who has seen `saved`."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["edition"] = str(saved.edition)
        self.data = data

    def triple(self) -> dict[str, Any]:
        """The item's triple with what was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        lines = typed.pop("criteria")
        typed["stem"], typed["answer"] = clean(typed["stem"]), clean(typed["answer"])
        typed["analysis"] = clean(typed["analysis"])
        rubric = self.item.triple["rubric"]
        if lines != _criteria_lines(rubric) or typed["points"] != self.item.triple["points"]:
            rubric = _with_anchors(weighted(lines, typed["points"]), rubric)
        return {**self.item.triple, **typed, "rubric": rubric}


class LineNumbersField(forms.Field):
    """The marked lines, from 0, in their order."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Sequence[str] | None) -> list[int]:
        if not all(text.isascii() and text.isdecimal() and len(text) < 8 for text in value or []):
            raise forms.ValidationError(_("Mark a line of the source that has text."))
        return sorted({int(text) for text in value or []})


class AskedForm(forms.Form):
    """What the buttons of the desk ask for: a decision, and where cursor or marks stand."""

    DECISIONS = (
        *("save", "accept", "variant", "replace", "keep", "reject", "split", "merge"),
        *("question", "heading", "answer", "undo"),
    )

    decision = forms.ChoiceField(choices=[(name, name) for name in DECISIONS])
    line = LineNumbersField(required=False)
    split_field = forms.ChoiceField(
        required=False, choices=[("", ""), ("stem", "stem"), ("answer", "answer")]
    )
    split_at = forms.IntegerField(required=False, min_value=0)


class WindowForm(forms.Form):
    """Which line of the source comes first on the page."""

    line = forms.IntegerField(required=False, min_value=1)

    def first_line(self) -> int | None:
        """The line from 0, or None when the address names none."""
        line = self.cleaned_data.get("line") if self.is_valid() else None
        return None if line is None else line - 1


class WhyForm(forms.Form):
    """Which of the items are shown: those that are not taken unread for one reason."""

    why = forms.ChoiceField(required=False, choices=Why.choices)

    def narrow(self, items: ImportedItemQuerySet) -> tuple[ImportedItemQuerySet, str]:
        """(the items, the reason in words or nothing)."""
        why = self.cleaned_data.get("why") if self.is_valid() else ""
        if not why:
            return items, ""
        return items.waiting().for_why(why), str(Why(why).label)


class ManyForm(forms.Form):
    """One change to many items: only what is filled in is set."""

    items = forms.ModelMultipleChoiceField(ImportedItem.objects.none())
    role = forms.ChoiceField(label=_("Role"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    points = forms.IntegerField(label=_("Points"), required=False, min_value=1, max_value=100)

    def __init__(self, *args: Any, choose_from: ImportedItemQuerySet, **options: Any) -> None:
        super().__init__(*args, **options)
        set_rows(self, "items", choose_from)
        self.fields["items"].error_messages["required"] = _("Tick at least one question.")
        unchanged: Choices = [("", _("as it is"))]
        set_choices(self, "role", unchanged + _terms(Role))
        set_choices(self, "category", unchanged + _terms(Category))

    def changes(self) -> dict[str, Any]:
        """The fields of a triple that are to be set."""
        chosen = self.cleaned_data
        roles = {"roles": [chosen["role"]]} if chosen["role"] else {}
        rest = {name: chosen[name] for name in ("category", "points") if chosen[name]}
        return roles | rest


def _terms(model: type[Term]) -> Choices:
    return [(term.slug, str(term)) for term in model._default_manager.all()]


def _initial(item: ImportedItem) -> dict[str, Any]:
    criteria = _criteria_lines(item.triple["rubric"])
    return {**item.triple, "criteria": criteria, "edition": item.edition}


def _as_text(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _criteria_lines(rubric: Iterable[Mapping[str, Any]]) -> list[str]:
    return [f"{line['criterion']}（{line['weight']}）" for line in rubric]


def _with_anchors(
    criteria: Iterable[dict[str, Any]], old: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The criteria, each with the anchors of the old one of that name."""
    anchors = {line["criterion"]: line for line in old}
    return [
        (anchors.get(line["criterion"]) or line) | {"weight": line["weight"]} for line in criteria
    ]
