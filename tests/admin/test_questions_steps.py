"""The steps over a question: who is offered which, and what is refused."""

import re

import pytest
from django.contrib.auth.models import Group

from interviews.models import Question
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/interviews/question/"


def form_of(question):
    return f"{LIST}{question.pk}/change/"


@pytest.mark.parametrize("step", ["approve", "send_back", "retire", "reopen", "nonsense", ""])
def test_a_step_made_by_hand_that_does_not_apply_is_refused_and_logged(desk, caplog, step):
    question = make_question(status="draft")

    values = {"step": step, "reason": "x"}
    response = desk.post(f"{LIST}{question.pk}/step/", values, follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    question.refresh_from_db()
    assert (question.status, question.events.count()) == ("draft", 0)
    known = step not in ("nonsense", "")
    assert (f"refused: {step} {question.code} by root" in caplog.text) == known


def test_steps_are_taken_by_post_only(desk):
    question = make_question()

    assert desk.get(f"{LIST}{question.pk}/step/").status_code == 405
    assert desk.post(f"{LIST}999999/step/", {"step": "retire"}).status_code == 404


def test_the_panel_offers_the_steps_that_fit_the_state_and_the_person(client):
    writer, reviewer = make_user("w", group="题库编辑"), make_user("r", group="审核人")
    offered = {}
    for n, status in enumerate(["draft", "review", "published", "retired"]):
        question = make_question(chr(0x5400 + n * 99) * 30, status=status)
        for user in (writer, reviewer):
            client.force_login(user)
            page = client.get(form_of(question)).content.decode()
            steps = re.findall(r'name="step" value="(\w+)"', page)
            offered[status, user.username] = [step for step in steps if step != "comment"]

    assert offered == {
        ("draft", "w"): ["submit"],
        ("draft", "r"): [],
        ("review", "w"): [],
        ("review", "r"): ["approve", "send_back"],
        ("published", "w"): ["revise"],
        ("published", "r"): ["confirm", "retire"],
        ("retired", "w"): [],
        ("retired", "r"): ["reopen"],
    }


def test_the_panel_says_that_a_second_person_has_to_approve(client):
    writer = make_user("both", group="题库编辑")
    writer.groups.add(Group.objects.get(name="审核人"))
    question = make_question(status="review")
    Question.objects.filter(pk=question.pk).update(created_by=writer)
    client.force_login(writer)

    page = client.get(form_of(question)).content.decode()

    assert "四眼原则" in page
    assert 'value="approve"' not in page
    assert 'value="send_back"' in page
