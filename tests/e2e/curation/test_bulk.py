"""A bulk step in a real browser: what would happen, what happened, and one click back."""

import pytest

from interviews.models import Event, Question
from tests.make import make_question

LIST = "/admin/interviews/question/?status__exact="
STEMS = ("客户坐在营业厅地上不走，你怎么办？", "深夜直播间里有人刷屏辱骂主播，你怎么回？")


@pytest.fixture
def drafts(bank):
    return [make_question(stem, status="draft") for stem in STEMS]


def statuses():
    return sorted(Question.objects.values_list("status", flat=True))


def test_a_bulk_step_is_taken_back_by_the_notice_over_the_list(desk, drafts):
    desk.goto(f"{LIST}draft")
    desk.check("#action-toggle")
    desk.select_option("[name=action]", "submit")
    desk.click("[name=index]")
    desk.get_by_text("将处理 2 题").wait_for()
    assert statuses() == ["draft", "draft"]
    desk.click("[name=confirmed]")

    notice = desk.locator(".recent", has_text="已提交 2 题")
    notice.wait_for()
    assert statuses() == ["review", "review"]
    desk.goto("/admin/")  # one goes elsewhere, and finds it again
    notice.get_by_role("button", name="撤回").click()

    desk.get_by_text("已撤回 2 题。").wait_for()
    assert statuses() == ["draft", "draft"]
    assert desk.locator(".recent").count() == 0
    assert Event.objects.filter(kind="undone", undoes__kind="submitted").count() == 2


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_covers_the_way_back(desk, drafts, width):
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(f"{LIST}draft")
    desk.check("#action-toggle")
    desk.select_option("[name=action]", "make_internal")
    desk.click("[name=index]")
    desk.click("[name=confirmed]")

    desk.locator(".recent button").click(trial=True)  # fails where another element takes the click
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
