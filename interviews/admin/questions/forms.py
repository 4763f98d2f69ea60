"""Forms of the desk: a question with its edit token, and the steps and decisions about it."""

import logging
from dataclasses import dataclass

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from interviews.models import Criterion, Question, Resemblance
from interviews.text.diff import compare

logger = logging.getLogger(__name__)

ANCHORS = ("excellent", "adequate", "poor")


class LinesField(forms.CharField):
    """A list of short texts, written one a line."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        kwargs.setdefault("help_text", _("One a line."))
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else value

    def to_python(self, value):
        if isinstance(value, list):
            return value
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: what stands saved, and what was typed here."""

    label: str
    pieces: list  # from theirs to mine


class QuestionForm(forms.ModelForm):
    """Edits a draft. `edition` is the edit token: whoever saves second is told, and keeps all."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key_points = LinesField(label=_("key points"))
    probes = LinesField(label=_("probes"))
    red_flags = LinesField(label=_("red flags"))

    class Meta:
        model = Question
        fields = [
            *("code", "visibility", "roles", "category", "competencies", "tags"),
            *("difficulty", "points", "minutes", "stem", "answer", "analysis"),
            *("key_points", "probes", "red_flags", "source", "author", "licence"),
        ]
        widgets = {
            "roles": forms.CheckboxSelectMultiple,
            "competencies": forms.CheckboxSelectMultiple,
            "stem": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.clashes, self.theirs = [], None
        self.initial["edition"] = self.instance.edition

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            saved = Question.objects.select_for_update(of=("self",)).filter(pk=self.instance.pk)
            self._check_state(saved.get(), cleaned)
        return cleaned

    def _check_state(self, saved, cleaned):
        if saved.status != Question.Status.DRAFT:
            logger.warning("refused: edit of %s, which is %s", saved.code, saved.status)
            text = _("Nothing was saved: the question is %(status)s now. Your text stands below.")
            self.add_error(None, text % {"status": saved.get_status_display()})
        if cleaned.get("edition") != saved.edition:
            logger.warning("refused: stale edit of %s", saved.code)
            self.theirs = saved
            self.clashes = list(self._clashes(saved, cleaned))
            self._take_token(saved.edition)
            text = _(
                "Nothing was saved yet: somebody else saved this question while you were writing."
                " Both texts stand here; save again to put yours in the place of theirs."
            )
            self.add_error(None, text)

    def _clashes(self, saved, cleaned):
        for name in self.fields:
            if name in cleaned and name != "edition":
                theirs, mine = _as_text(_value(saved, name)), _as_text(cleaned[name])
                if theirs != mine:
                    yield Clash(self.fields[name].label, compare(theirs, mine))

    def _take_token(self, edition):
        self.data = self.data.copy()
        self.data[self.add_prefix("edition")] = str(edition)

    def save(self, commit=True):
        if self.instance.pk:
            self.instance.edition += 1
        return super().save(commit)


def _value(question, name):
    field = Question._meta.get_field(name)
    return getattr(question, name).all() if field.many_to_many else getattr(question, name)


def _as_text(value):
    if value is None or isinstance(value, (str, int)):
        return str(value if value is not None else "").replace("\r\n", "\n").strip()
    if hasattr(value, "__iter__"):
        return "\n".join(sorted(map(str, value)) if not isinstance(value, list) else value)
    return str(value)


class CriterionFormSet(BaseInlineFormSet):
    """Rubric lines. What somebody else deleted meanwhile is taken as newly written here."""

    def __init__(self, data=None, files=None, instance=None, **kwargs):
        super().__init__(data, files, instance, **kwargs)
        if self.is_bound and instance is not None and instance.pk:
            self.data = _with_lost_as_new(self.data, self.prefix, self.get_queryset())


def _with_lost_as_new(values, prefix, rows):
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
        for name in ("id", "question", "order", "criterion", "weight", *ANCHORS, "DELETE"):
            old = values.get(f"{prefix}-{at}-{name}", "")
            moved[f"{prefix}-{to}-{name}"] = "" if name == "id" and old not in known else old
    moved[f"{prefix}-INITIAL_FORMS"] = str(sum(key in known for key in keys))
    return moved


def _number(text):
    return int(text) if str(text).isdecimal() else 0


class CriterionForm(forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["order", "criterion", "weight", *ANCHORS]
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ANCHORS}


class StepForm(forms.Form):
    """A step of a question as a button sends it; which steps there are, the view knows."""

    step = forms.CharField()
    reason = forms.CharField(required=False, max_length=2000)


class SimilarForm(forms.Form):
    """The stem as it is being typed, and the question that it belongs to."""

    stem = forms.CharField(required=False)
    pk = forms.ModelChoiceField(Question.objects.all(), required=False)

    def clean_stem(self):
        return self.cleaned_data["stem"][:1000]


class DecisionForm(forms.Form):
    """What becomes of a pair of questions that read alike."""

    KEEP_FIRST, KEEP_SECOND = "keep_first", "keep_second"
    decision = forms.ChoiceField(
        choices=[
            *((value, label) for value, label in Resemblance.Decision.choices),
            (KEEP_FIRST, KEEP_FIRST),
            (KEEP_SECOND, KEEP_SECOND),
        ]
    )
    reason = forms.CharField(required=False, max_length=300)
    next = forms.CharField(required=False)


class CompareForm(forms.Form):
    """Two versions to lay side by side; anything odd is left to the page's own choice."""

    old = forms.ChoiceField(required=False, label=_("from"))
    new = forms.ChoiceField(required=False, label=_("to"))

    def __init__(self, query, choices):
        super().__init__(query)
        for field in self.fields.values():
            field.choices = choices
        self.is_valid()

    def chosen(self, old, new):
        """The two values, or the given ones in the place of what is missing or unknown."""
        return self.cleaned_data.get("old") or old, self.cleaned_data.get("new") or new
