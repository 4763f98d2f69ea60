"""Steps over many questions: first the page that says what would happen, then it happens."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviews.curation import transitions
from interviews.models import BulkStep, Event, Question, Version
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


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def notices(page):
    """What can be taken back, as the page says it: (what was done, where it is taken back)."""
    pattern = r'<form class="note recent" method="post" action="([^"]+)".*?<span>\s*(.*?)\s*<'
    return [(text, address) for address, text in re.findall(pattern, page, re.S)]


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
    assert said(response) == [
        "1 道题没有处理：",
        f"{draft.code} 现在是“草稿”，不能做这一步。",
    ]


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


def test_sending_back_needs_a_reason_and_says_so_for_each(client, reviewer):
    one, other = make_question(status="review"), make_question(status="review")

    refused = act(client, "send_back", one, other, confirmed="1", reason=" ")
    act(client, "send_back", one, other, confirmed="1", reason="锚点太像")

    assert said(refused)[1:] == [f"请写明 {q.code} 为什么退回。" for q in (one, other)]
    assert (
        list(Question.objects.values_list("status", "returned_note")) == [("draft", "锚点太像")] * 2
    )


def test_what_was_done_stands_over_the_list_and_is_taken_back_there(client, reviewer):
    one, other = make_question(), make_question()
    act(client, "retire", one, other, confirmed="1", reason="流程已改")
    bulk = BulkStep.objects.get()
    address = f"/admin/bulk/{bulk.pk}/undo/"
    page, desk = (client.get(path).content.decode() for path in (LIST, "/admin/"))

    first = client.post(address)
    again = client.post(address)  # a double click

    assert notices(page) == [("已停用 2 题", address)]
    assert notices(desk) == [("reviewer：已停用 2 题", address)]
    assert (said(first), first.url) == (["已撤回 2 题。"], LIST)
    assert said(again)[-1] == "reviewer 已经撤回了这一步。"
    assert (statuses(), Event.objects.filter(kind="undone").count()) == (["published"] * 2, 2)
    assert notices(client.get(LIST).content.decode()) == []


def test_what_changed_since_is_said_by_its_code(client, reviewer):
    one, other = make_question(), make_question()
    act(client, "retire", one, other, confirmed="1")
    transitions.reopen(one, by=reviewer)

    response = client.post(f"/admin/bulk/{BulkStep.objects.get().pk}/undo/")

    assert said(response) == ["已撤回 1 题。", f"{one.code} 后来又有改动：保持现状。"]


def test_after_fifteen_minutes_it_is_offered_no_more(client, reviewer):
    act(client, "retire", make_question(), confirmed="1")
    BulkStep.objects.update(taken_at=timezone.now() - timedelta(minutes=15))

    assert notices(client.get(LIST).content.decode()) == []
    assert notices(client.get("/admin/").content.decode()) == []
    response = client.post(f"/admin/bulk/{BulkStep.objects.get().pk}/undo/")
    assert said(response) == ["已经过了 15 分钟，这一步不能再撤回。"]
    assert statuses() == ["retired"]


def test_only_who_may_take_the_step_is_offered_to_take_it_back(client, reviewer):
    act(client, "retire", make_question(), confirmed="1")
    address = f"/admin/bulk/{BulkStep.objects.get().pk}/undo/"
    offered = {}
    for group in ("题库编辑", "审核人", "培训师"):
        client.force_login(make_user(group, group=group))
        offered[group] = len(notices(client.get("/admin/").content.decode()))
        if group != "审核人":
            assert client.post(address).status_code == 403
    client.logout()

    assert offered == {"题库编辑": 0, "审核人": 1, "培训师": 0}
    assert client.post(address).url.startswith("/admin/login/")
    assert client.get(address).status_code == 302
    assert statuses() == ["retired"]


def test_the_notices_ask_the_database_once_however_many_there_are(client, reviewer):
    asked = []
    for _ in range(2):
        for _ in range(3):
            act(client, "retire", make_question(), confirmed="1")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/admin/").content.decode()
        asked.append(len(queries))

    assert len(notices(page)) == 6
    assert asked[0] == asked[1]


def test_a_step_that_changes_nothing_says_so_and_leaves_no_notice(client, reviewer):
    question = make_question(visibility="internal")

    page = act(client, "make_internal", question).content.decode()
    response = act(client, "make_internal", question, confirmed="1")

    assert "1 道题本来就是这样。" in page
    assert said(response) == ["1 道题本来就是这样。"]
    assert BulkStep.objects.count() == 0
