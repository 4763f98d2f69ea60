"""A reader's report over a bad line arrives once, and the way to follow it is not lost."""

import pytest

from interviews.models import Report
from tests.make import make_question

WORDS = "第二段的时限写错了"
TRAY = "#outbox:not([hidden]) [data-state={}]"


@pytest.fixture
def reader(browse):
    page = browse()
    page.goto(f"/reports/about/{make_question().code}/")
    return page


def send(page, kind="wrong", text=WORDS):
    page.check(f"[name=kind][value={kind}]")
    page.fill("[name=text]", text)
    page.click(".draft button")


def kept():
    return list(Report.objects.values_list("kind", "text"))


def test_a_report_leads_to_the_page_where_it_is_followed(reader):
    send(reader)

    reader.wait_for_url("**/reports/*/")
    assert reader.url.endswith(Report.objects.get().get_absolute_url())
    assert reader.evaluate("Object.keys(localStorage).length") == 0


def test_an_offline_report_is_sent_later_and_leaves_the_way_to_follow_it(reader):
    reader.route("**/reports/about/**", lambda route: route.abort())
    send(reader)
    reader.wait_for_selector(TRAY.format("waiting"))
    assert (kept(), "已存在本机" in reader.inner_text("#outbox")) == ([], True)

    reader.unroute_all()
    reader.reload()
    reader.wait_for_selector(TRAY.format("arrived"))
    assert kept() == [("wrong", WORDS)]
    reader.click("#outbox [data-link]")
    reader.wait_for_url(f"**{Report.objects.get().get_absolute_url()}")


def test_an_answer_that_is_lost_makes_no_second_report(reader):
    asked = []

    def lose_the_first(route):
        asked.append(route.request.url)
        answer = route.fetch()
        route.abort() if len(asked) == 1 else route.fulfill(response=answer)

    reader.route("**/reports/about/**", lose_the_first)
    send(reader)

    reader.wait_for_url("**/reports/*/")
    assert (len(asked), kept()) == (2, [("wrong", WORDS)])


def test_a_report_that_lacks_something_goes_back_into_the_form(reader):
    send(reader, "other", "")

    reader.wait_for_selector(TRAY.format("refused"))
    assert reader.inner_text("#outbox [data-said]") == "请简单写一下是什么问题。"
    assert reader.inner_text("#outbox .actions") == "收起"
    assert reader.is_checked("[name=kind][value=other]")
    assert kept() == []

    send(reader, "other", "排版乱了")
    reader.wait_for_url("**/reports/*/")
    assert kept() == [("other", "排版乱了")]


def test_who_sent_too_often_is_heard_later(reader):
    answers = [{"status": 429, "headers": {"Retry-After": "1"}}]
    reader.route(
        "**/reports/about/**",
        lambda route: route.fulfill(**answers.pop()) if answers else route.continue_(),
    )
    send(reader)

    reader.wait_for_selector(TRAY.format("busy"))
    reader.click("#outbox [data-now]")
    reader.wait_for_url("**/reports/*/")
    assert kept() == [("wrong", WORDS)]
