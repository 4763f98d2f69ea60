"""Takes the pictures of the curators' manual: python -m pytest tests/e2e/curation/pictures.py"""

import pytest
from django.urls import reverse

from interviews.curation import transitions
from interviews.curation.load import load
from interviews.models import Question, User
from tests.e2e.curation.test_desk import STEM
from tests.e2e.picture import keep
from tests.make import ANSWER, make_question, make_triple, make_user

WIDTH = 1100
COLOURS = 32  # flat pages of text need no more
CELLS = [("specialist", "behavioral"), ("lead", "situational"), ("manager", "stress")]
STEMS = [
    "讲一次你把要投诉的客户留下来的经历，你第一句话说了什么？",
    "大促当晚排队数涨到六十，班上三人请假，接下来一小时你怎么安排？",
    "客户在营业厅里大声骂你的同事，旁边有人录像，你怎么做？",
]


@pytest.fixture
def desk(page, sign_in):
    page.set_viewport_size({"width": WIDTH, "height": 760})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    for stem, (role, category) in zip(STEMS, CELLS, strict=True):
        make_question(stem, roles=(role,), category=category)
    sign_in(page, make_user("gu", is_superuser=True, name="顾晓雯"))
    return page


def open_question(page, question):
    page.goto(reverse("admin:interviews_question_change", args=[question.pk]))


def take(page, name, height, element=None):
    """A picture from the top of the page, or from `element` down."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    if element:
        top = page.locator(element).bounding_box()["y"] + page.evaluate("scrollY") - 16
        page.evaluate("top => scrollTo(0, top)", top)
    keep(page.screenshot(), name, COLOURS)


def test_desk(desk):
    make_question(STEM, status="review")
    desk.goto("/admin/")
    take(desk, "desk", 1180)


def test_write(desk):
    question = make_question(STEM, status="draft", analysis="", tags=("投诉",))
    open_question(desk, question)
    take(desk, "write", 760)
    take(desk, "rubric", 560, "#criteria-group")


def test_review(desk):
    writer = make_user("li", group="题库编辑", name="小李")
    reviewer = User.objects.get(username="gu")
    revision = transitions.revise(make_question(STEM), by=writer)
    transitions.submit(revision, by=writer)
    transitions.send_back(revision, by=reviewer, reason="第二问太宽，追问要落到一个动作上")
    Question.objects.filter(pk=revision.pk).update(probes=["先回哪一条？", "谁去关评论？"])
    transitions.submit(revision, by=writer)
    desk.goto(reverse("admin:review", args=[revision.pk]))
    take(desk, "review", 640)
    take(desk, "differences", 360, "#what-is-new")


def test_bulk(desk):
    for place, stem in enumerate(STEMS):
        make_question(stem.replace("你", "你们"), status="draft", code=f"CS-020{place}")
    desk.goto("/admin/interviews/question/?status__exact=draft")
    desk.click("#action-toggle")
    desk.select_option("[name=action]", "make_internal")
    desk.click("[name=index]")
    desk.click("[name=confirmed]")
    desk.locator(".recent").wait_for()
    take(desk, "bulk", 520)


def test_history(desk):
    question = make_question(STEM)
    load([make_triple(STEM, code=question.code, answer=ANSWER.replace("三分钟内", "两小时内"))])
    desk.goto(reverse("admin:interviews_question_history", args=[question.pk]))
    take(desk, "history", 700)


def test_clash(desk):
    question = make_question(STEM, status="draft")
    open_question(desk, question)
    other = Question.objects.get(pk=question.pk)
    other.stem, other.edition = STEM.replace("直播间", "评论区"), 2
    other.save()
    desk.fill("#id_stem", STEM.replace("先做什么", "第一步做什么"))
    desk.click("[name=_continue]")
    take(desk, "clash", 620, ".clash")


def test_duplicates(desk):
    make_question(STEM)
    make_question(STEM.replace("直播间", "评论区"))
    desk.goto("/admin/duplicates/")
    take(desk, "duplicates", 420)
