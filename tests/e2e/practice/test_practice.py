"""Practice on a phone: typed, spoken, on the device alone, by keyboard, interrupted."""

import re

from playwright.sync_api import expect

from interviews.models import Attempt, Question
from tests.make import make_question

KEPT_OFFER = """async () => {
  const answer = document.querySelector("script[src*=answer]").src;
  const device = await import(answer.replace("answer.js", "device.js"));
  return (await device.kept("draft " + location.pathname))?.offer;
}"""


def go_on(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def mark(page, *levels):
    for scale, level in zip(page.locator(".scale").all(), levels, strict=True):
        scale.locator(f'input[value="{level}"]').check()
    go_on(page, "保存打分")


def test_a_whole_round_on_a_phone(phone):
    questions = [make_question(), make_question()]
    phone.goto("/practice/")
    phone.get_by_role("link", name="练新题").click()
    go_on(phone, "开始")

    for number in (1, 2):
        assert phone.get_by_text(f"第 {number} 题，共 2 题").is_visible()
        assert phone.get_by_text("三分钟内给第一次答复").count() == 0
        phone.get_by_role("link", name="打字回答").click()
        phone.get_by_label("先稳住").fill("先致歉，说明由我跟到底。")
        phone.locator('[data-count="id_steady"]', has_text="12 字").wait_for()
        go_on(phone, "保存，听追问")
        phone.get_by_label("我的回答").fill("当面说清。")
        go_on(phone, "下一个追问")
        go_on(phone, "保存，去对照")
        assert phone.get_by_text("先致歉，说明由我跟到底。").is_visible()
        mark(phone, 5, 4, 2)
        assert phone.locator(".tally strong").inner_text() == "9.2"
        assert phone.evaluate("document.documentElement.scrollWidth") == 390
        phone.get_by_role("link", name="继续").click()

    phone.wait_for_url(re.compile(r"/practice/sittings/\d+/$"))
    assert phone.get_by_text("共 2 题，已打分 2 题").is_visible()
    assert Attempt.objects.marked().filter(question__in=questions).count() == 2


def tab_to(page, control):
    """Press Tab until `control` has the focus, as somebody without a mouse does."""
    for _ in range(80):
        if control.evaluate("control => control === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("no Tab leads there")


def test_a_whole_session_by_keyboard_from_the_first_page_to_the_report(page):
    make_question()
    page.goto("/practice/")
    steps = [
        ("link", "练新题", "**/begin/**"),
        ("button", "开始", "**/questions/**"),
        ("link", "在心里答", "**/answer/**"),
        ("button", "保存，听追问", "**/probes/1/"),
        ("link", "直接去看参考答案", "**/mark/"),
    ]
    for role, name, address in steps:
        tab_to(page, page.get_by_role(role, name=name).first)
        page.keyboard.press("Enter")
        page.wait_for_url(address)
    for scale in page.locator(".scale").all():
        tab_to(page, scale.locator("input").first)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="保存打分"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/attempts/\d+/$"))
    tab_to(page, page.get_by_role("link", name="继续"))
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/sittings/\d+/$"))
    assert page.get_by_text("共 1 题，已打分 1 题").is_visible()
    assert Attempt.objects.get().levels == [4, 4, 4]


def test_a_recording_is_heard_and_deleted_here_and_never_sent(phone):
    question, sent = make_question(), []
    phone.on("request", lambda request: sent.append(request))
    phone.goto(f"/practice/questions/{question.code}/answer/?way=voice")
    phone.get_by_role("button", name="录音", exact=True).click()
    phone.get_by_text("正在录音").wait_for()
    phone.wait_for_timeout(300)  # something to hear
    phone.get_by_role("button", name="停止").click()
    phone.get_by_text("只存在这台设备上。").wait_for()
    assert phone.locator("[data-recorder] audio").is_visible()
    go_on(phone, "保存，听追问")
    phone.get_by_role("link", name="直接去看参考答案").click()

    phone.locator("[data-heard] audio").wait_for()
    expect(phone.locator("[data-heard] audio")).not_to_have_js_property("readyState", 0)
    phone.get_by_role("button", name="删除录音").click()
    phone.locator("[data-heard]").wait_for(state="hidden")
    phone.reload()
    assert phone.locator("[data-heard]").is_hidden()
    assert {request.method for request in sent} == {"GET", "POST"}
    posts = [request for request in sent if request.method == "POST"]
    assert [len(request.post_data) < 400 for request in posts] == [True]


def test_a_refused_microphone_is_said_and_stops_nobody(page):
    question = make_question()
    page.goto(f"/practice/questions/{question.code}/answer/?way=voice")
    page.get_by_role("button", name="录音", exact=True).click()
    page.get_by_text("没有拿到麦克风").wait_for()

    go_on(page, "保存，听追问")

    assert Attempt.objects.get().way == "voice"


def test_words_can_stay_on_the_device(phone):
    question = make_question()
    phone.goto(f"/practice/questions/{question.code}/answer/?way=free")
    phone.locator("#id_answer").fill("只留在手机里的话")
    phone.get_by_label("我写的字只存在这台设备上").check()
    phone.get_by_role("button", name="保存，听追问").click()
    phone.wait_for_url("**/probes/1/")

    attempt = Attempt.objects.get()
    assert (attempt.parts, attempt.on_device) == ({}, True)
    phone.goto(f"/practice/attempts/{attempt.pk}/mark/")
    phone.get_by_text("只留在手机里的话").wait_for()


def test_what_was_typed_survives_a_dead_battery(phone):
    question = make_question()
    address = f"/practice/questions/{question.code}/answer/"
    phone.goto(address)
    phone.get_by_label("给方案").fill("打到一半没电了")
    assert any(phone.evaluate(KEPT_OFFER) or phone.wait_for_timeout(50) for _ in range(100))
    phone.goto("about:blank")

    phone.goto(address)

    expect(phone.locator("#id_offer")).to_have_value("打到一半没电了")


def test_the_clock_runs_pauses_and_starts_again(phone):
    question = make_question()
    phone.goto(f"/practice/questions/{question.code}/")
    phone.clock.install()
    phone.reload()
    time = phone.locator(".clock [data-left]")
    phone.get_by_role("button", name="开始计时").click()
    phone.clock.run_for(10_500)
    assert time.inner_text() == "0:50"
    phone.get_by_role("button", name="暂停").click()
    phone.clock.run_for(10_000)
    assert time.inner_text() == "0:50"
    phone.get_by_role("button", name="开始计时").click()
    phone.clock.run_for(55_000)
    assert phone.get_by_text("时间到了").is_visible()
    phone.get_by_role("button", name="重来").click()
    assert time.inner_text() == "1:00"


def test_own_scores_are_laid_on_the_list_and_stay_when_it_changes(phone):
    question = make_question(category="stress")
    make_question(category="behavioral")
    phone.goto(f"/practice/questions/{question.code}/answer/?way=mind")
    go_on(phone, "保存，听追问")
    phone.get_by_role("link", name="直接去看参考答案").click()
    mark(phone, 5, 5, 5)

    phone.goto("/questions/")

    phone.locator(f'[data-code="{question.code}"] .mark').wait_for()
    assert phone.locator(".mark").inner_text() == "练过 10"
    assert Question.objects.count() == 2


def test_on_a_line_that_breaks_an_answer_and_its_marks_arrive_once(phone):
    question = make_question()
    phone.goto(f"/practice/questions/{question.code}/answer/?way=free")
    phone.locator("#id_answer").fill("在地铁里写的回答")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="保存，听追问").click()
    phone.get_by_text("联网后").wait_for()
    assert Attempt.objects.count() == 0

    phone.context.set_offline(False)
    phone.wait_for_url("**/probes/1/")
    phone.get_by_role("link", name="直接去看参考答案").click()
    for scale in phone.locator(".scale").all():
        scale.locator('input[value="4"]').check()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="保存打分").click()
    phone.get_by_text("联网后").wait_for()
    phone.context.set_offline(False)
    phone.wait_for_url(re.compile(r"/attempts/\d+/$"))

    attempt = Attempt.objects.get()
    assert (attempt.parts, attempt.levels) == ({"answer": "在地铁里写的回答"}, [4, 4, 4])
