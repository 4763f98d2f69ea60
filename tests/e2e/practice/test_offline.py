"""Practice without network: a session that is cut is finished, and each attempt arrives once."""

import re

import pytest
from django.db import connection
from playwright.sync_api import expect

from interviews.models import Attempt, Question
from tests.e2e.practice.test_practice import go_on, mark
from tests.make import make_guide, make_question

KEPT = "正在练的一轮、今天到期的题和指南都存在这台设备上"
COPIES = """async () => {
  const kept = await (await caches.open("practice")).keys();
  return kept.map(({ url }) => new URL(url).pathname).sort();
}"""


@pytest.fixture
def round_of_three(phone):
    """A phone in the middle of a round of three: the first is marked, the next one is open."""
    guide = make_guide("先稳住，再查事实")
    for _ in range(3):
        make_question()
    phone.goto("/practice/")
    phone.get_by_role("link", name="练新题").click()
    go_on(phone, "开始")
    phone.get_by_role("link", name="在心里答").click()
    go_on(phone, "保存，听追问")
    phone.get_by_role("link", name="直接去看参考答案").click()
    mark(phone, 5, 4, 2)
    phone.goto("/practice/")
    phone.get_by_text(KEPT).wait_for()
    phone.locator('a[href$="/next/"]').click()
    phone.guide = guide
    return phone


def whole(page, code):
    """The question with `code` on the page without network, opened."""
    fold = page.locator(f'[data-taken="{code}"]')
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    return fold


def mark_whole(fold, *levels):
    fold.get_by_text("参考答案与打分").click()
    for scale, level in zip(fold.locator(".scale").all(), levels, strict=True):
        scale.locator(f'input[value="{level}"]').check()
    fold.get_by_role("button", name="保存打分").click()


def test_a_session_cut_in_the_middle_is_finished_and_arrives_once(round_of_three):
    phone = round_of_three
    second = re.search(r"/questions/([^/]+)/", phone.url)[1]
    phone.get_by_role("link", name="打字回答").click()
    phone.get_by_label("先稳住").fill("断网前写下的第一句")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="保存，听追问").click()
    phone.get_by_role("link", name="断网继续练").click()

    fold = whole(phone, second)
    expect(fold.get_by_label("先稳住")).to_have_value("断网前写下的第一句")
    mark_whole(fold, 4, 4, 4)
    expect(phone.get_by_text("已答，待发送")).to_have_count(1)
    third = phone.locator("[data-taken]:not(.done)").get_attribute("data-taken")
    phone.reload()  # a dead battery in between
    expect(phone.get_by_text("已答，待发送")).to_have_count(1)
    fold = whole(phone, third)
    fold.get_by_label("给方案").fill("没有网络时写的方案")
    fold.get_by_text("追问", exact=True).click()
    fold.locator('[name="reply-1"]').fill("当面说清。")
    mark_whole(fold, 2, 3, 5)
    phone.goto(phone.guide.get_absolute_url())
    assert phone.get_by_role("heading", name="先稳住，再查事实").is_visible()
    phone.goto("/practice/progress/")  # not kept: what is kept comes in its place
    expect(phone.get_by_text("已答，待发送")).to_have_count(2)
    connection.close()
    assert Attempt.objects.count() == 1

    phone.context.set_offline(False)
    expect(phone.get_by_text("已收到")).to_have_count(2)

    made = Attempt.objects.order_by("pk").values_list(
        "question__code", "levels", "parts", "replies"
    )
    assert sorted(made[1:], key=lambda row: row[0] != second) == [
        (second, [4, 4, 4], {"steady": "断网前写下的第一句"}, []),
        (third, [2, 3, 5], {"offer": "没有网络时写的方案"}, ["当面说清。"]),
    ]
    sittings = set(Attempt.objects.values_list("sitting", flat=True))
    assert (len(sittings), None in sittings) == (1, False)


def test_a_retired_question_is_gone_at_once_while_there_is_a_line(round_of_three):
    phone = round_of_three
    code = re.search(r"/questions/([^/]+)/", phone.url)[1]
    stem = Question.objects.get(code=code).stem
    Question.objects.filter(code=code).update(status="retired")

    phone.goto("/practice/offline/")
    phone.get_by_text(KEPT).wait_for()
    assert phone.locator(f'[data-taken="{code}"]').count() == 0
    assert phone.goto(f"/practice/questions/{code}/").status == 404
    phone.context.set_offline(True)
    phone.goto("/practice/")

    phone.get_by_role("heading", name="断网也能练").wait_for()
    assert phone.locator(f'[data-taken="{code}"]').count() == 0
    assert stem not in phone.locator(f'[data-taken="{code}"]').all_inner_texts()


def test_removing_all_empties_what_this_device_keeps(round_of_three):
    phone = round_of_three
    kept = phone.evaluate(COPIES)
    assert {"/practice/offline/", "/static/js/practice/device.js"} < set(kept)
    phone.context.set_offline(True)
    phone.goto("/practice/offline/")
    mark_whole(
        whole(phone, phone.locator("[data-taken]").first.get_attribute("data-taken")), 1, 1, 1
    )
    phone.get_by_text("已答，待发送").wait_for()
    phone.route("**/whole/", lambda route: route.abort())
    phone.context.set_offline(False)

    phone.goto("/practice/forget/")
    go_on(phone, "全部删除")

    phone.get_by_role("heading", name="已全部删除").wait_for()
    expect(phone.locator("html")).to_have_class(re.compile("scripted"))
    assert any(phone.evaluate(COPIES) == [] or phone.wait_for_timeout(50) for _ in range(100))
    assert phone.evaluate("Object.keys(localStorage)") == []
    assert Attempt.objects.count() == 0


def test_of_the_desk_no_page_is_kept(phone, sign_in):
    question = make_question()
    sign_in(phone)
    phone.goto(f"/practice/questions/{question.code}/answer/?way=mind")
    go_on(phone, "保存，听追问")
    phone.goto("/practice/")
    phone.get_by_text("工作台账号的页面不会存在设备上").wait_for()

    assert phone.evaluate("caches.keys()") == []
    phone.goto("/admin/")
    assert phone.evaluate("navigator.serviceWorker.controller") is None


@pytest.mark.parametrize(
    ("fault", "said"),
    [("QuotaExceededError", "没有空间存页面"), ("SecurityError", "禁止了存储")],
)
def test_storage_that_is_full_or_blocked_is_said_and_practice_goes_on(phone, fault, said):
    question = make_question()
    phone.add_init_script(
        f"Cache.prototype.put = () => Promise.reject(new DOMException('no', '{fault}'));"
    )
    phone.goto(f"/practice/questions/{question.code}/answer/?way=mind")
    go_on(phone, "保存，听追问")
    phone.goto("/practice/")

    phone.get_by_text(said).wait_for()
    assert Attempt.objects.count() == 1
