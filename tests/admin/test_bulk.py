"""Steps over many questions: first the page that says what would happen, then it happens."""

import pytest
from django.contrib.messages import get_messages

from interviews.curation import transitions
from interviews.models import Event, Question, Version
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/interviews/question/"


@pytest.fixture
def reviewer(client):
    user = make_user("reviewer", group="审核人")
    client.force_login(user)
    return user


def act(client, action, *questions, **words):
    words = {"action": action, "_selected_action": [question.pk for question in questions], **words}
    return client.post(LIST, words)


def statuses():
    return list(Question.objects.order_by("pk").values_list("status", flat=True))


def test_the_page_says_what_would_happen_and_nothing_has_happened(client, reviewer):
    one, other, draft = make_question(), make_question(), make_question(status="draft")
    transitions.revise(other, by=None)
    before = statuses(), Event.objects.count(), Version.objects.count()

    page = act(client, "retire", one, other, draft)

    outcome = page.context["outcome"]
    assert outcome.done == [one.code]
    assert outcome.refusals == [
        f"{other.code} 还有没审完的修订稿：请先通过或删除它。",
        f"{draft.code} 现在是“草稿”，不能做这一步。",
    ]
    assert (statuses(), Event.objects.count(), Version.objects.count()) == before


def test_what_was_confirmed_happens_with_its_reason(client, reviewer):
    one, draft = make_question(), make_question(status="draft")

    response = act(client, "retire", one, draft, confirmed="1", reason="流程已改")

    assert statuses() == ["retired", "draft"]
    assert one.events.values_list("kind", "by_name", "note")[0] == (
        "retired",
        "reviewer",
        "流程已改",
    )
    said = [message.message for message in get_messages(response.wsgi_request)]
    assert said[0] == "1 道题已处理。"


def test_the_page_keeps_the_selection_and_asks_where_a_single_step_does(client, reviewer):
    one, other = make_question(), make_question()

    retiring = act(client, "retire", one, other).content.decode()
    internal = act(client, "make_internal", one, other).content.decode()

    for key in (one.pk, other.pk):
        assert f'name="_selected_action" value="{key}"' in retiring
    assert ('name="reason"' in retiring, 'name="reason"' in internal) == (True, False)


def test_a_reason_that_is_too_long_is_said_and_does_nothing(client, reviewer):
    page = act(client, "retire", make_question(), confirmed="1", reason="长" * 2001)

    assert "长" * 2001 in page.content.decode()
    assert statuses() == ["published"]
