"""Curators at their desk, in a real browser: write, review, compare, restore, and get in each
other's way."""

import re

import pytest
from django.urls import reverse

from interviews.curation import transitions
from interviews.models import Question
from tests.make import ANALYSIS, ANSWER, make_question, make_user

STEM = "客户在直播间里反复刷屏说你们卖假货，观众开始退货，你先做什么？"
RUBRIC = [
    ("止住刷屏", 5, "先私信再公开回应，并给出时限", "只做了其中一样", "直接禁言了事"),
    ("查证货品", 3, "十分钟内调出批次和质检单", "答应去查，没给时间", "反问客户有什么证据"),
    ("安抚观众", 2, "说明退货规则并置顶", "口头请大家放心", "不理会观众"),
]


def change_page(question):
    return reverse("admin:interviews_question_change", args=[question.pk])


@pytest.fixture
def reviewer(bank):
    return make_user("laowang", group="审核人", name="老王")


def write_question(page):
    page.goto("/admin/interviews/question/add/")
    page.fill("#id_stem", STEM)
    page.fill("#id_answer", ANSWER)
    page.fill("#id_analysis", ANALYSIS)
    page.fill("#id_key_points", "先止住刷屏\n再查证货品\n稳住观众")
    page.fill("#id_probes", "客户要你当场开箱呢？\n主播和客户吵起来呢？")
    page.fill("#id_red_flags", "公开客户的订单信息")
    page.fill("#id_code", "CS-4242")
    page.check("text=客服专员")
    page.check("text=问题解决")
    page.select_option("#id_category", label="压力")
    for i, (criterion, weight, *anchors) in enumerate(RUBRIC):
        page.fill(f"#id_criteria-{i}-criterion", criterion)
        page.fill(f"#id_criteria-{i}-weight", str(weight))
        for name, text in zip(("excellent", "adequate", "poor"), anchors, strict=True):
            page.fill(f"#id_criteria-{i}-{name}", text)
    for tag in ("投诉", "直播"):
        page.locator(".field-tags .select2-search__field").press_sequentially(tag)
        page.locator(".select2-results__option", has_text=tag).click()


def test_a_question_is_written_submitted_approved_by_another_and_seen(
    page, browser, live_server, sign_in, writer, reviewer
):
    make_question(tags=("投诉", "直播"))
    sign_in(page, writer)
    write_question(page)
    assert page.locator("[data-weights]").inner_text().endswith("10 / 10")
    page.click("[name=_continue]")
    page.get_by_role("button", name="提交审核").click()
    assert "待审" in page.locator(".panel-desk .state").inner_text()
    assert page.request.get("/questions/CS-4242/").status == 404

    context = browser.new_context(base_url=live_server.url)
    other = context.new_page()
    sign_in(other, reviewer)
    other.get_by_role("link", name=re.compile("开始审")).click()
    other.get_by_text(STEM).first.wait_for()
    other.get_by_role("button", name="通过并发布").click()
    context.close()

    page.goto("/questions/?q=刷屏")
    page.locator("article h2 a").click()
    assert page.locator("h1").inner_text() == STEM
    assert "CS-4242 v1" in page.locator("aside").inner_text()


def test_a_published_question_is_revised_compared_and_restored(page, sign_in, writer, reviewer):
    question = make_question()
    sign_in(page, writer)
    page.goto(change_page(question))
    page.get_by_role("button", name="改成新草稿").click()
    page.fill("#id_answer", ANSWER.replace("三分钟内", "两小时内"))
    page.click("[name=_continue]")
    page.get_by_role("button", name="提交审核").click()
    transitions.approve(Question.objects.get(revises=question), by=reviewer)

    page.goto(change_page(question))
    page.get_by_role("link", name="历史与对照").click()
    assert page.locator("[data-field=answer] del").all_inner_texts() == ["三分钟"]
    assert page.locator("[data-field=answer] ins").all_inner_texts() == ["两小时"]
    page.get_by_role("button", name="把第 1 版另存为草稿").click()

    assert "三分钟内" in page.locator("#id_answer").input_value()
    assert "已另存为草稿" in page.locator(".messagelist").inner_text()


def test_the_second_of_two_editors_sees_both_texts_and_decides(page, sign_in, writer):
    question = make_question(status="draft")
    sign_in(page, writer)
    page.goto(change_page(question))
    page.fill("#id_stem", "客户说昨天答应的退款没有到账，系统里查不到，你怎么开口？")
    other = page.context.new_page()
    other.goto(change_page(question))
    other.fill("#id_stem", "客户说前天答应的换货没有寄出，系统里查不到，你怎么做？")
    other.click("[name=_continue]")

    page.click("[name=_continue]")

    assert "另一个人保存了这道题" in page.locator(".errornote + ul, .errorlist").first.inner_text()
    assert "前" in page.locator(".clash del").all_inner_texts()
    assert page.locator("#id_stem").input_value().endswith("你怎么开口？")
    page.click("[name=_continue]")
    question.refresh_from_db()
    assert question.stem.endswith("你怎么开口？")


def test_a_stem_that_is_in_the_bank_is_noticed_while_it_is_typed(page, sign_in, writer):
    make_question(STEM, code="TS-7001")
    sign_in(page, writer)
    page.goto("/admin/interviews/question/add/")

    page.locator("#id_stem").press_sequentially(STEM[:-4])

    page.locator("#similar a", has_text="TS-7001").wait_for()


def test_a_reader_reports_and_the_desk_answers(page, sign_in, writer):
    question = make_question()
    page.goto(question.get_absolute_url())
    page.get_by_role("link", name="报错").click()
    page.check("text=内容有误")
    page.fill("textarea", "时限写错了")
    page.get_by_role("button", name="提交").click()
    page.wait_for_url(re.compile(r"/reports/[^/]+/$"))
    link = page.url

    sign_in(page, writer)
    page.locator(".queue", has_text="读者报错").get_by_role("link").click()
    page.get_by_role("link", name=question.code).click()
    page.select_option("#id_state", "done")
    page.fill("#id_answer", "已改正，谢谢。")
    page.click("[name=_save]")

    page.goto(link)
    assert "已改正，谢谢。" in page.locator("main").inner_text()
