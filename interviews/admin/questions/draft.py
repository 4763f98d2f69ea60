"""The form of a draft: it takes whatever is there, and lets nobody save over unseen words."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from interviews.admin.questions.fields import LinesField, TextField
from interviews.admin.questions.picture import PictureForm
from interviews.bankfile.samples import LEVELS
from interviews.models import CodeSeries, Criterion, Question
from interviews.text.diff import Piece, compare

logger = logging.getLogger(__name__)

SERIES = "CS"  # the codes of what is written here
ANCHORS = ("excellent", "adequate", "poor")
MARKS = tuple(f"{level}_mark" for level in LEVELS)
WORDS = ("criterion", "weight", *ANCHORS, *MARKS)
SAMPLES = ("adequate_answer", "adequate_why", "poor_answer", "poor_why")
NUMBERS = ("difficulty", "points", "minutes")


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: what stands saved, and what was typed here."""

    label: str
    pieces: list[Piece]  # from theirs to mine


def _lines(name: str) -> LinesField:
    field: Any = Question._meta.get_field(name)
    return LinesField(label=field.verbose_name, help_text=field.help_text)


class QuestionForm(PictureForm):
    """Edits a draft. `edition` is the edit token: whoever saves second is told, and keeps all."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key_points = LinesField(label=_("key points"))
    probes = LinesField(label=_("probes"))
    red_flags = _lines("red_flags")
    warnings = _lines("warnings")
    basis = _lines("basis")

    restored = None  # what was typed before and not saved: shown as if it had just been sent

    class Meta:
        model = Question
        fields = [
            *("code", "visibility", "roles", "category", "competencies", "tags"),
            *("difficulty", "points", "minutes", "stem", "answer", "analysis"),
            *("picture_alt", "key_points", "probes", "red_flags", "warnings", *SAMPLES),
            *("source", "author", "licence", "basis", "cluster"),
        ]
        field_classes = dict.fromkeys(("stem", "answer", "analysis", *SAMPLES), TextField)
        widgets = {
            "roles": forms.CheckboxSelectMultiple,
            "competencies": forms.CheckboxSelectMultiple,
            "stem": forms.Textarea(attrs={"rows": 3}),
            "adequate_answer": forms.Textarea(attrs={"rows": 4}),
            "poor_answer": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(self.restored if data is None else data, *args, **kwargs)
        self.clashes: list[Clash] = []
        self.theirs: Question | None = None
        self.initial["edition"] = self.instance.edition
        for name in ("code", *NUMBERS, "category"):
            if name in self.fields:
                self.fields[name].required = False
        if self.instance.current_version and "category" in self.fields:
            self.fields["category"].required = True  # papers may have it

    def clean_code(self) -> str:
        """As typed, or the next free one; one that is taken is put right beside the message."""
        code = self.cleaned_data["code"] or CodeSeries.offer(SERIES)
        if Question.objects.filter(code=code).exists():
            offered = CodeSeries.offer(SERIES)
            self._put("code", offered)
            text = _(
                "Nothing was saved yet: %(code)s belongs to another question by now. The next free"
                " code, %(next)s, stands here; save again."
            )
            raise forms.ValidationError(text, params={"code": code, "next": offered})
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in NUMBERS:
            if name in cleaned and cleaned[name] in (None, ""):
                field: Any = Question._meta.get_field(name)
                cleaned[name] = field.default
        if self.instance.pk:
            saved = Question.objects.select_for_update(of=("self",)).filter(pk=self.instance.pk)
            self._check_state(saved.get(), cleaned)
        return cleaned

    def _check_state(self, saved: Question, cleaned: dict[str, Any]) -> None:
        if saved.status != Question.Status.DRAFT:
            logger.warning("refused: edit of %s, which is %s", saved.code, saved.status)
            text = _("Nothing was saved: the question is %(status)s now. Your text stands below.")
            self.add_error(None, text % {"status": saved.get_status_display()})
        if cleaned.get("edition") != saved.edition:
            logger.warning("refused: stale edit of %s", saved.code)
            self.theirs = saved
            self.clashes = list(self._clashes(saved, cleaned))
            self._put("edition", str(saved.edition))
            text = _(
                "Nothing was saved yet: somebody else saved this question while you were writing."
                " Both texts stand here; save again to put yours in the place of theirs."
            )
            self.add_error(None, text)

    def _clashes(self, saved: Question, cleaned: dict[str, Any]) -> Iterator[Clash]:
        for name in self.fields:
            if name in cleaned and name not in ("edition", "new_picture"):
                theirs, mine = _as_text(_value(saved, name)), _as_text(cleaned[name])
                if theirs != mine:
                    yield Clash(str(self.fields[name].label), compare(theirs, mine))

    def _put(self, name: str, value: str) -> None:
        assert isinstance(self.data, QueryDict)
        self.data = data = self.data.copy()
        data[self.add_prefix(name)] = value

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk:
            self.instance.edition += 1
        return super().save(commit)


def _value(question: Question, name: str) -> Any:
    field = Question._meta.get_field(name)
    return getattr(question, name).all() if field.many_to_many else getattr(question, name)


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, (str, int)):
        return str(value if value is not None else "").replace("\r\n", "\n").strip()
    if hasattr(value, "__iter__"):
        return "\n".join(sorted(map(str, value)) if not isinstance(value, list) else value)
    return str(value)


class CriterionFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # not generic when it runs
    """Rubric lines. What somebody else deleted meanwhile is taken as newly written here."""

    def __init__(
        self, data: Any = None, files: Any = None, instance: Question | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, files, instance, **kwargs)
        saved = instance is not None and instance.pk
        if saved and isinstance(self.data, QueryDict):  # a form that sends nothing has no such data
            self.data = _with_lost_as_new(self.data, self.prefix or "", self.get_queryset())

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """A line that was given no place stands behind the others."""
        if not form.instance.order:
            form.instance.order = self.forms.index(form) + 1
        return super().save_new(form, commit)

    def _should_delete_form(self, form: Any) -> bool:
        """A line that was emptied goes, as one that is crossed out does."""
        emptied = form.instance.pk and form.is_bound and form.is_blank()
        stock: bool = super()._should_delete_form(form)  # type: ignore[misc]  # not in the stubs
        return stock or bool(emptied)


def _with_lost_as_new(values: QueryDict, prefix: str, rows: Iterable[Criterion]) -> QueryDict:
    """The posted values with the lines whose row is gone moved behind the others, as new ones."""
    known = {str(row.pk) for row in rows}
    total = _number(values.get(f"{prefix}-TOTAL_FORMS"))
    keys = [values.get(f"{prefix}-{i}-id", "") for i in range(min(total, 1000))]
    first = _number(values.get(f"{prefix}-INITIAL_FORMS"))
    if all(key in known for key in keys[:first]):
        return values
    order = sorted(range(len(keys)), key=lambda i: keys[i] not in known)
    moved = values.copy()
    for to, at in enumerate(order):
        for name in ("id", "question", "order", *WORDS, "DELETE"):
            old = values.get(f"{prefix}-{at}-{name}", "")
            moved[f"{prefix}-{to}-{name}"] = "" if name == "id" and old not in known else old
    moved[f"{prefix}-INITIAL_FORMS"] = str(sum(key in known for key in keys))
    return moved


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


class CriterionForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """A line of the rubric, half-written or whole; only its place makes it no line."""

    class Meta:
        model = Criterion
        fields = ["order", *WORDS]
        field_classes = dict.fromkeys(("criterion", *ANCHORS), TextField)
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ANCHORS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("order", "weight", *MARKS):
            self.fields[name].required = False
            if not self.initial.get(name):
                self.initial[name] = None

    def is_blank(self) -> bool:
        """Whether no word and no weight was sent for this line."""
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in WORDS)

    def has_changed(self) -> bool:
        return super().has_changed() and not (self.is_blank() and not self.instance.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("order", "weight", *MARKS):
            if name in cleaned and cleaned[name] is None:
                cleaned[name] = 0
        return cleaned
