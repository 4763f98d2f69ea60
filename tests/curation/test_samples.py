"""Sample answers and what came with them, through the bank: files, versions, differences."""

from dataclasses import replace

import pytest

from interviews.curation.compare import differences
from interviews.curation.load import dump, load
from interviews.models import Question, Version
from tests.make import make_question, make_samples, make_triple

pytestmark = pytest.mark.django_db
MORE = {
    "samples": make_samples(),
    "warnings": ("只说尽快，不给时间点",),
    "basis": ("《消费者权益保护法》第二十四条，2026-11-27",),
    "cluster": "没有记录的承诺",
}


def test_what_is_loaded_is_dumped_and_kept_in_the_version():
    triple = make_triple(**MORE)

    load([triple])
    again = load([triple])

    assert dump(Question.objects.all()) == [triple]
    assert Version.objects.get().as_triple() == triple
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)


def test_a_file_without_them_takes_them_away_and_the_version_keeps_them():
    triple = make_triple(**MORE)
    load([triple])

    load([replace(triple, samples=(), warnings=(), basis=(), cluster="")])

    question = Question.objects.get()
    assert question.as_triple().samples == ()
    assert [line.adequate_mark for line in question.criteria.all()] == [0, 0, 0]
    assert [v.as_triple().samples for v in Version.objects.order_by("number")] == [
        make_samples(),
        (),
    ]


def test_a_version_from_before_there_were_samples_is_read():
    question = make_question()

    assert "samples" not in Version.objects.get(question=question).triple
    assert Version.objects.get(question=question).as_triple().samples == ()


def test_marks_of_another_rubric_are_not_taken_for_this_one():
    triple = make_triple(status="draft", **MORE)

    load([replace(triple, rubric=triple.rubric[:2])])

    sample = Question.objects.get().as_triple().samples[0]
    assert (sample.answer, sample.marks) == (make_samples()[0].answer, ())


def test_a_changed_sample_is_a_difference():
    old = make_triple(**MORE)
    adequate, poor = old.samples
    new = replace(old, samples=(replace(adequate, marks=(3, 3, 4)), poor))

    changed, same = differences(old, new)

    assert [difference.name for difference in changed] == ["samples"]
    assert "".join(piece.text for piece in changed[0].new).startswith("合格 3 3 4\n我先跟他说")
