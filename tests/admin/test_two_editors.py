"""A thousand runs of two editors at one draft: nobody saves over words he has not seen."""

import random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from interviews.admin.questions.draft import QuestionForm
from interviews.models import Question
from tests.make import make_question

RUNS = 1000
STEPS = 4


class OneField(QuestionForm):
    class Meta(QuestionForm.Meta):
        fields = ("analysis",)


class Editor:
    """Somebody with the form open: the token that came with it, and the texts that were shown."""

    def __init__(self, key):
        self.key = key
        self.open()

    def open(self):
        question = Question.objects.get(pk=self.key)
        self.edition, self.seen = question.edition, {question.analysis}

    def save(self, text):
        """True when it was saved; otherwise the other's text is on this editor's screen now."""
        posted = QueryDict(urlencode({"analysis": text, "edition": self.edition}))
        form = OneField(posted, instance=Question.objects.get(pk=self.key))
        if form.is_valid():
            form.save(commit=False).save()
            return True
        assert form.theirs.analysis in _shown(form)
        assert form.cleaned_data["analysis"] == text
        self.seen.add(form.theirs.analysis)
        self.edition = int(form.data["edition"])
        return False


def _shown(form):
    """The old sides of what the page lays side by side, and what is the same in both."""
    return {
        "".join(piece.text for piece in clash.pieces if piece.kind != "added")
        for clash in form.clashes
    } | {form.cleaned_data["analysis"]}


@pytest.mark.django_db
def test_no_update_is_lost_silently_in_a_thousand_random_runs():
    question = make_question(status="draft")
    chance, lost, saves, told = random.Random(20261121), [], 0, 0

    for run in range(RUNS):
        editors = [Editor(question.pk), Editor(question.pk)]
        for step in range(STEPS):
            editor = chance.choice(editors)
            stands = Question.objects.values_list("analysis", flat=True).get(pk=question.pk)
            if editor.save(f"{run}-{step}"):
                saves += 1
                lost += [(run, step)] if stands not in editor.seen else []
                editor.open()
            else:
                told += 1

    assert lost == []
    assert saves > RUNS
    assert told > RUNS
