"""The history page: versions, any two side by side, and restoring."""

import pytest

from interviews.curation import transitions
from interviews.curation.compare import differences
from interviews.curation.load import load
from tests.make import make_admin, make_question, make_triple

pytestmark = pytest.mark.django_db


def history(desk, question, **query):
    return desk.get(f"/admin/interviews/question/{question.pk}/history/", query).content.decode()


def test_a_change_of_three_characters_shows_as_three_characters(desk):
    question = make_question()
    answer = make_triple().answer.replace("三分钟内", "两小时内")
    load([make_triple(code=question.code, answer=answer)])

    page = history(desk, question)

    assert "<del>三分钟</del>" in page
    assert "<ins>两小时</ins>" in page
    assert page.count("<del>") == page.count("<ins>") == 1
    assert 'data-field="answer"' in page
    assert 'data-field="stem"' not in page


def test_any_two_versions_and_the_open_draft_can_be_compared(desk):
    question = make_question()
    load([make_triple(code=question.code, minutes=5)])
    load([make_triple(code=question.code, minutes=6)])
    transitions.restore(question.versions.get(number=1), by=None)

    assert "<del>3</del>" in history(desk, question, old="1", new="2")
    assert "<ins>6</ins>" in history(desk, question, old="1", new="3")
    assert "<ins>3</ins>" in history(desk, question, old="3", new="draft")
    assert '<h2 id="diff">' in history(desk, question, old="99", new="x")


def test_a_rubric_is_compared_line_by_line_and_named_in_the_readers_words():
    old = make_triple(roles=("lead",), difficulty=2)
    new = make_triple(code=old.code, points=12, roles=("lead", "manager"), difficulty=5)

    changed, same = differences(old, new)

    assert [change.name for change in changed] == ["rubric", "roles", "difficulty", "points"]
    rubric, roles, difficulty, _ = changed
    assert [p.text for p in rubric.old if p.kind == "removed"] == ["8"]
    assert [p.text for p in rubric.new if p.kind == "added"] == ["10"]
    assert "".join(p.text for p in roles.new) == "组长\n经理"
    assert "".join(p.text for p in difficulty.new) == "挑战"
    assert "题干" in same


def test_the_history_says_who_wrote_who_approved_and_why(desk):
    question = make_question(status="draft")
    admin = make_admin("boss")
    question.created_by = admin
    question.save()
    transitions.submit(question, by=admin)
    transitions.approve(question, by=admin, reason="周末只有我在")

    page = history(desk, question)

    assert "周末只有我在" in page
    assert page.count("<td>boss</td>") == 4


def test_a_revision_shows_the_history_of_what_it_revises(desk):
    question = make_question()
    revision = transitions.revise(question, by=None)

    assert f"/admin/interviews/question/{question.pk}/change/" in history(desk, revision)


def test_a_version_that_is_not_there_cannot_be_restored(desk):
    question = make_question()

    response = desk.post(f"/admin/interviews/question/{question.pk}/restore/7/")

    assert response.status_code == 404


def test_restoring_over_a_submission_is_refused(desk):
    question = make_question()
    revision = transitions.revise(question, by=None)
    transitions.submit(revision, by=None)

    response = desk.post(f"/admin/interviews/question/{question.pk}/restore/1/", follow=True)

    assert [m.level_tag for m in response.context["messages"]] == ["error"]
