"""What the reader is shown at the desk, columns named by hand, two people in one question."""

import re

import pytest

from interviews.models import ColumnMap, ImportedItem, Question
from tests.e2e.ingest.test_imports import decision, hand_in
from tests.ingest.make import PAPER
from tests.make import make_user

ODD = """甲,乙,丙
请说明一次跨部门协作,先约时间再对齐目标并写进工单。,综合
请说明交接,逐条交接并确认。,综合
"""


@pytest.fixture
def editor(page, sign_in):
    user = make_user("editor", group="题库编辑", is_superuser=True)
    sign_in(page, user)
    return user


def opened(page, text):
    hand_in(page, text=text)
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.goto(ImportedItem.objects.in_order().first().get_absolute_url())
    page.locator("#id_stem").wait_for()


def test_lines_are_marked_by_key_and_the_step_undone(page, editor):
    opened(page, PAPER)
    before = list(ImportedItem.objects.in_order().values_list("triple", flat=True))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    assert page.locator('input[name="line"]:checked').count() == 2

    page.keyboard.press("l")
    page.get_by_text("重读").or_(page.get_by_text("Read again")).first.wait_for()
    page.goto(ImportedItem.objects.in_order().first().get_absolute_url())
    page.keyboard.press("u")
    page.wait_for_load_state()
    decision(page, "undo").wait_for(state="detached")

    assert list(ImportedItem.objects.in_order().values_list("triple", flat=True)) == before


@pytest.fixture
def second(browser, live_server, sign_in):
    """A page of somebody whom the server may refuse something."""
    context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


def test_who_saves_second_sees_both_texts_and_loses_none(page, editor, second, sign_in):
    opened(page, PAPER)
    item = ImportedItem.objects.in_order().first()
    sign_in(second, make_user("zweiter", is_superuser=True))
    second.goto(item.get_absolute_url())
    page.fill("#id_stem", "别人先存的题干？")
    with page.expect_navigation():
        decision(page, "save").click()

    second.fill("#id_stem", "我后存的题干？")
    decision(second, "save").click()
    second.locator("#clash").wait_for()

    assert second.locator("#id_stem").input_value() == "我后存的题干？"
    assert second.locator("[aria-labelledby=clash] del").count() >= 1
    decision(second, "save").click()
    second.locator("#clash").wait_for(state="detached")
    item.refresh_from_db()
    assert item.stem == "我后存的题干？"


def test_columns_are_named_remembered_and_forgotten(page, editor):
    page.goto("/imports/")
    upload = {"name": "表.csv", "mimeType": "text/csv", "buffer": ODD.encode()}
    page.set_input_files("#id_files", [upload])
    page.fill("#id_source", "人事部")
    page.check("[name=rights][value=own]")
    page.locator(".handin .actions button").click()
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.locator("table a").nth(1).click()
    page.locator('a[href$="/columns/"]').click()
    page.select_option("[name=t0-c0]", "question")
    page.select_option("[name=t0-c1]", "answer")
    page.locator(".which .actions button").click()
    page.wait_for_url(re.compile(r"/items/$"))

    answers = [item.triple["answer"] for item in ImportedItem.objects.in_order()]
    assert answers == ["先约时间再对齐目标并写进工单。", "逐条交接并确认。"]
    page.goto("/imports/columns/")
    page.locator("td button").click()
    page.locator("td button").wait_for(state="detached")
    assert not ColumnMap.objects.exists()


def test_what_was_taken_at_once_waits_again(page, editor):
    hand_in(page, text=PAPER)
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.locator('form[action$="/take/"] button').click()
    page.locator('form[action$="/untake/"] button').click()
    page.locator('form[action$="/take/"] button').wait_for()

    assert not Question.objects.exists()
    assert ImportedItem.objects.waiting().count() == 2
