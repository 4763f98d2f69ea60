"""Forms of the desk: the steps of a question, and the decisions about it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from interviews.models import Question, Resemblance
from interviews.web.fields import Choices, set_choices


class StepForm(forms.Form):
    """A step of a question as a button sends it; which steps there are, the view knows."""

    step = forms.CharField()
    reason = forms.CharField(required=False, max_length=2000)
    client_key = forms.CharField(required=False)


class CommentForm(forms.Form):
    """A comment as static/js/outbox.js sends it, perhaps more than once under one key."""

    reason = forms.CharField(required=False, max_length=2000)
    client_key = forms.CharField(required=False)


class SimilarForm(forms.Form):
    """The stem as it is being typed, and the question that it belongs to."""

    stem = forms.CharField(required=False)
    pk = forms.ModelChoiceField(Question.objects.all(), required=False)

    def clean_stem(self) -> str:
        return str(self.cleaned_data["stem"])[:1000]


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

    def __init__(self, query: QueryDict, choices: Choices) -> None:
        super().__init__(query)
        for name in self.fields:
            set_choices(self, name, choices)
        self.is_valid()

    def chosen(self, old: str, new: str) -> tuple[str, str]:
        """The two values, or the given ones in the place of what is missing or unknown."""
        return self.cleaned_data.get("old") or old, self.cleaned_data.get("new") or new
