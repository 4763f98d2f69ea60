"""A sample is marked first, and it is said where one reads an anchor unlike the bank."""

import pytest

from interviews.models import Attempt, Learner
from interviews.practice.report import Reading, readings
from interviews.scoring.levels import ANCHORS
from tests.make import make_question, make_rubric, make_samples

pytestmark = pytest.mark.django_db
EXCELLENT, ADEQUATE, POOR = ANCHORS


def text(response):
    return " ".join(response.content.decode().split())


def marks(*levels):
    return {f"level-{place}": level for place, level in enumerate(levels)}


def test_lines_read_differently_stand_the_furthest_apart_first():
    found = readings(make_rubric(), (5, 3, 1), (4, 3, 3))

    assert found == (
        Reading("留痕", 1, 3, ((ADEQUATE, "只写这一次的结果"),)),
        Reading("接手", 5, 4, ((EXCELLENT, "说出由自己跟到底"), (ADEQUATE, "道了歉再查"))),
    )


def test_a_sample_is_marked_and_compared_and_nothing_is_kept(learning):
    question = make_question(samples=make_samples())
    first = min(make_samples(), key=lambda one: one.answer)

    page = text(learning.get(f"questions/{question.code}/samples/1/"))
    assert first.answer in page
    assert first.why not in page
    assert question.answer[:20] not in page

    page = text(learning.get(f"questions/{question.code}/samples/1/", **marks(5, *first.marks[1:])))
    assert first.why in page
    assert f"你打 5，题库打 {first.marks[0]}" in page
    assert "<b>查证</b>" not in page
    page = text(learning.get(f"questions/{question.code}/samples/1/", **marks(*first.marks)))
    assert "和题库读得一样" in page
    assert (Learner.objects.count(), Attempt.objects.count()) == (0, 0)


def test_missing_marks_are_named_and_the_given_ones_are_kept(learning):
    question = make_question(samples=make_samples())

    response = learning.get(f"questions/{question.code}/samples/2/", **marks(4))

    assert response.status_code == 400
    assert "还有 2 项没有打分" in text(response)
    assert 'name="level-0" value="4" required checked' in text(response)


@pytest.mark.parametrize("number", [0, 3, 99])
def test_there_is_no_other_sample(learning, number):
    question = make_question(samples=make_samples())

    assert learning.get(f"questions/{question.code}/samples/{number}/").status_code == 404


def test_the_marks_and_the_question_lead_to_it_where_there_are_samples(learning, client):
    with_samples, without = make_question(samples=make_samples()), make_question()
    for question, there in ((with_samples, True), (without, False)):
        link = f"/practice/questions/{question.code}/samples/1/"
        attempt = learning.attempt(question)
        assert (link in text(learning.get(f"attempts/{attempt.pk}/mark/"))) == there
        assert (link in text(client.get(question.get_absolute_url()))) == there


def test_of_an_internal_question_there_is_no_sample(learning):
    question = make_question(samples=make_samples(), visibility="internal")

    assert learning.get(f"questions/{question.code}/samples/1/").status_code == 404
