"""A paper by blueprint, on its pages."""

import re

import pytest

from interviews.models import Question, QuestionSet
from interviews.sets.select.blueprint import Blueprint, Quota
from tests.make import make_question, make_set
from tests.sets.reading import codes, entry_of, make_stem, page, questions_of

pytestmark = pytest.mark.django_db


def test_a_blueprint_is_drawn_kept_and_drawn_again_the_same(client, trainer):
    for _ in range(6):
        make_question(make_stem(), category="stress", points=20)
    query = "q0-count=3&q0-category=stress&q0-points=20&seed=7"

    drawn = codes(client.get(f"/sets/blueprint/?{query}"))
    response = client.post(f"/sets/blueprint/make/?{query}", {"title": "压力卷"})

    made = QuestionSet.objects.get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert questions_of(made) == drawn
    assert codes(client.get(f"/sets/blueprint/?{query}")) == drawn
    assert made.blueprint["quotas"][0]["count"] == 3


def test_what_the_bank_cannot_give_is_said_with_numbers(client, trainer):
    for level in (1, 2):
        make_question(make_stem(), category="stress", difficulty=level)

    text = page(client.get("/sets/blueprint/?q0-count=3&q0-category=stress&q0-difficulty=2"))

    found = re.search(r'<div class="note alarm".*?</div>', text, re.DOTALL)[0]
    assert re.findall(r"\d+", re.sub("<.*?>", "", found)) == ["3", "1", "2", "2", "3"]


def test_what_could_be_given_up_is_one_click_away(client, trainer):
    for level in (1, 2, 2):
        make_question(make_stem(), category="stress", difficulty=level, minutes=6)
    query = "q0-count=3&q0-category=stress&q0-difficulty=2&max_minutes=10&seed=7"

    text = page(client.get(f"/sets/blueprint/?{query}"))

    ways = re.findall(r'<p class="way"><a href="\?([^"]+)"', text)
    easier = "q0-count=3&amp;q0-category=stress&amp;max_minutes=10&amp;seed=7"
    longer = "q0-count=3&amp;q0-category=stress&amp;q0-difficulty=2&amp;seed=7"
    assert ways == [easier, longer]
    nearest = page(client.get("/sets/blueprint/?" + easier.replace("&amp;", "&")))
    assert "3 题" in nearest


def test_a_preset_fills_the_form(client, trainer):
    response = client.get("/sets/blueprint/?preset=short", follow=True)

    found = re.findall(r'name="(q\d-count|max_minutes)" value="(\d+)"', page(response))
    wanted = [("q0-count", "5"), ("q1-count", "1"), ("q2-count", "1"), ("q3-count", "1")]
    assert found == [*wanted, ("max_minutes", "40")]


def test_form_b_has_no_question_of_form_a(client, trainer):
    for _ in range(5):
        make_question(make_stem(), category="stress")
    blueprint = Blueprint((Quota(3, "stress"),)).as_dict()
    made = make_set(Question.objects.all()[:3], by=trainer, blueprint=blueprint, seed=1)
    client.post(f"{made.get_absolute_url()}parallel/")

    second = QuestionSet.objects.get(form="B")
    assert second.parallel_to == made
    assert len(questions_of(second)) == 2
    assert not set(questions_of(second)) & set(questions_of(made))


def test_swapping_keeps_the_blueprint_and_the_place(client, trainer):
    stress = [make_question(make_stem(), category="stress") for _ in range(3)]
    make_question(make_stem(), category="technical")
    blueprint = Blueprint((Quota(2, "stress"),)).as_dict()
    made = make_set(stress[:2], by=trainer, blueprint=blueprint, seed=1)
    entry = entry_of(made, stress[0].code)

    offered = codes(client.get(f"{made.get_absolute_url()}swap/{entry.pk}/"))
    client.post(f"{made.get_absolute_url()}swap/{entry.pk}/{stress[2].code}/")

    assert offered == [stress[2].code]
    assert questions_of(made) == [stress[2].code, stress[1].code]


def test_open_places_are_filled(client, trainer):
    stress = [make_question(make_stem(), category="stress") for _ in range(3)]
    made = make_set(stress[:1], by=trainer, blueprint=Blueprint((Quota(3, "stress"),)).as_dict())

    client.post(f"{made.get_absolute_url()}fill/")

    assert sorted(questions_of(made)) == sorted(question.code for question in stress)


def test_a_set_without_a_blueprint_is_not_filled(client, trainer):
    made = make_set(by=trainer)
    make_question()

    client.post(f"{made.get_absolute_url()}fill/")

    assert made.entries.count() == 1
