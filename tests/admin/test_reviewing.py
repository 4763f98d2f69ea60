"""The reviewer reads what waits, one after the other, and sees what is new in it."""

import re

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.curation import transitions
from interviews.curation.record import log
from interviews.models import Event, Question
from tests.make import make_question, make_trainer, make_user

pytestmark = pytest.mark.django_db
STEMS = (
    "客户坐在营业厅地上不走，要求今天就见到总经理，你怎么办？",
    "讲一次你发现流程漏洞并且推动改掉它的经历，你拿什么数据说服别人？",
    "深夜直播间里有人刷屏辱骂主播和你，观众在看，你怎么回？",
)


@pytest.fixture
def reviewer(client):
    user = make_user("reviewer", group="审核人")
    client.force_login(user)
    return user


@pytest.fixture
def writer():
    return make_user("writer", group="题库编辑")


def submitted(stem, by):
    question = make_question(stem, status="draft")
    Question.objects.filter(pk=question.pk).update(created_by=by)
    return transitions.submit(question, by=by)


def at(question):
    return f"/admin/review/{question.pk}/"


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_one_reads_what_waits_longest_and_each_verdict_leads_to_the_next(client, reviewer, writer):
    first, second, third = (submitted(stem, writer) for stem in STEMS)

    assert client.get("/admin/review/").url == at(first)
    assert client.post(at(first), {"step": "approve", "reason": "好题"}).url == at(second)
    assert client.post(at(second), {"step": "send_back", "reason": "锚点太像"}).url == at(third)
    assert client.post(at(third), {"step": "approve"}).url == "/admin/"

    found = Question.objects.order_by("pk").values_list("status", "returned_note")
    assert list(found) == [("published", ""), ("draft", "锚点太像"), ("published", "")]
    assert first.versions.get().note == "好题"


def test_the_desk_leads_a_reviewer_to_the_first_and_an_editor_to_the_list(client, reviewer, writer):
    submitted(STEMS[0], writer)
    desk = client.get("/admin/").content.decode()
    client.force_login(writer)
    editors = client.get("/admin/").content.decode()

    assert ('href="/admin/review/"' in desk, 'href="/admin/review/"' in editors) == (True, False)


def test_what_one_wrote_oneself_comes_last(client, reviewer, writer):
    mine, other = submitted(STEMS[0], writer), submitted(STEMS[1], writer)
    Question.objects.filter(pk=mine.pk).update(created_by=reviewer)

    assert client.get("/admin/review/").url == at(other)


def test_the_difference_to_what_is_on_the_site_is_marked(client, reviewer, writer):
    question = make_question(STEMS[0])
    revision = transitions.revise(question, by=writer)
    Question.objects.filter(pk=revision.pk).update(stem=STEMS[0].replace("总经理", "负责人"))
    transitions.submit(revision, by=writer)
    transitions.comment(revision, "第二个锚点再看看", by=writer)

    page = client.get(at(revision))

    assert [change.name for change in page.context["changed"]] == ["stem"]
    html = page.content.decode()
    assert "<del>总经理</del>" in html
    assert "<ins>负责人</ins>" in html
    assert "<q>第二个锚点再看看</q>" in html


def test_a_refused_verdict_keeps_what_was_typed_and_changes_nothing(client, reviewer, writer):
    question = submitted(STEMS[0], writer)
    Question.objects.filter(pk=question.pk).update(analysis="")

    response = client.post(at(question), {"step": "approve", "reason": "写了很久的话"})

    assert response.status_code == 409
    assert "写了很久的话</textarea>" in response.content.decode()
    question.refresh_from_db()
    assert (question.status, question.versions.count()) == ("review", 0)


def test_sending_back_without_a_reason_is_refused_on_the_page(client, reviewer, writer):
    question = submitted(STEMS[0], writer)

    response = client.post(at(question), {"step": "send_back", "reason": " "})

    assert said(response) == [f"请写明 {question.code} 为什么退回。"]
    question.refresh_from_db()
    assert (question.status, question.returned_note) == ("review", "")


def test_what_was_decided_meanwhile_leads_on(client, reviewer, writer):
    question = submitted(STEMS[0], writer)
    transitions.approve(question, by=None)

    assert client.get(at(question)).url == "/admin/"


def test_only_reviewers_come_in(client, writer):
    question = submitted(STEMS[0], writer)
    for person in (writer, make_trainer()):
        client.force_login(person)
        assert client.get(at(question)).status_code == 403
        assert client.post(at(question), {"step": "approve"}).status_code == 403
    question.refresh_from_db()
    assert question.status == "review"


def test_the_page_asks_the_database_alike_often_however_many_wait(client, reviewer, writer):
    first = submitted(STEMS[0], writer)
    client.get(at(first))
    with CaptureQueriesContext(connection) as alone:
        client.get(at(first))
    for stem in STEMS[1:]:
        submitted(stem, writer)

    with CaptureQueriesContext(connection) as with_others:
        client.get(at(first))

    assert len(with_others) == len(alone) <= 34


# Against what was sent back before


def change(question, **words):
    Question.objects.filter(pk=question.pk).update(**words)


def compared(page):
    """Which text the submission is laid beside, and in what they differ."""
    return page.context["beside"].name, [one.name for one in page.context["changed"]]


def tabs(page):
    return re.findall(r'<li><a href="\?beside=(\w+)#what-is-new"', page.content.decode())


def test_who_sent_it_back_sees_what_is_new_since_and_may_look_at_the_site(client, reviewer, writer):
    question = make_question(STEMS[0])
    revision = transitions.revise(question, by=writer)
    change(revision, stem=STEMS[1])
    transitions.submit(revision, by=writer)
    transitions.send_back(revision, by=reviewer, reason="追问太少")
    change(revision, probes=["还有呢？", "谁定的？", "多久？"])
    transitions.submit(revision, by=writer)

    page = client.get(at(revision))

    assert compared(page) == ("back", ["probes"])
    assert tabs(page) == ["back", "site"]
    assert compared(client.get(f"{at(revision)}?beside=site")) == ("site", ["stem", "probes"])
    assert compared(client.get(f"{at(revision)}?beside=nonsense")) == ("back", ["probes"])


def test_another_reviewer_is_shown_the_site_first(client, reviewer, writer):
    revision = transitions.revise(make_question(STEMS[0]), by=writer)
    change(revision, stem=STEMS[1])
    transitions.submit(revision, by=writer)
    transitions.send_back(revision, by=make_user("other", group="审核人"), reason="再改")
    transitions.submit(revision, by=writer)

    page = client.get(at(revision))

    assert (compared(page), tabs(page)) == (("site", ["stem"]), ["site", "back"])
    assert compared(client.get(f"{at(revision)}?beside=back")) == ("back", [])


def test_each_sees_what_is_new_since_the_own_verdict(client, reviewer, writer):
    question = submitted(STEMS[0], writer)
    transitions.send_back(question, by=reviewer, reason="追问太少")
    change(question, probes=["还有呢？", "谁定的？", "多久？"])
    transitions.submit(question, by=writer)
    transitions.send_back(question, by=make_user("other", group="审核人"), reason="解析太短")
    change(question, analysis=STEMS[2] * 2)
    transitions.submit(question, by=writer)

    page = client.get(at(question))

    assert compared(page) == ("back", ["analysis", "probes"])
    assert tabs(page) == []  # it was never on the site


@pytest.mark.parametrize("end", ["undone", "discarded"])
def test_a_verdict_that_was_taken_back_and_a_revision_that_went_count_no_more(
    client, reviewer, writer, end
):
    question = make_question(STEMS[0])
    revision = transitions.revise(question, by=writer)
    transitions.submit(revision, by=writer)
    transitions.send_back(revision, by=reviewer, reason="再改")
    if end == "undone":
        last = Event.objects.latest("pk")
        log(revision, "undone", by=reviewer, undoes=last)
        change(revision, status="review")
    else:
        transitions.discard(revision, by=writer)
        revision = transitions.revise(question, by=writer)
        transitions.submit(revision, by=writer)

    page = client.get(at(revision))

    assert (compared(page)[0], tabs(page)) == ("site", [])


def test_a_new_question_has_nothing_to_be_laid_beside(client, reviewer, writer):
    page = client.get(at(submitted(STEMS[0], writer)))

    assert (page.context["beside"], page.context["changed"]) == (None, [])
    assert "新题，还没有上过站点" in page.content.decode()
