"""What a curator does: hand in, review, split, take; paste; decide a duplicate; take back."""

import re

import pytest
from playwright.sync_api import expect

from interviews.models import ImportedItem, Question
from tests.ingest.make import PAPER
from tests.make import make_question, make_user

GLUED = """1. 客户说昨天答应的补发没有发出，系统里没有记录，你怎么处理？
答案：先向客户道歉，再查工单和发货记录，十分钟内回电说明结果。
当天把结果记进工单，第二天中午回访。
换班时把没办完的补发逐条交接给同事
"""


@pytest.fixture
def editor(page, sign_in):
    user = make_user("editor", group="题库编辑", is_superuser=True)
    sign_in(page, user)
    return user


def hand_in(page, *files, text=""):
    page.goto("/imports/")
    if files:
        uploads = [{"name": n, "mimeType": "text/plain", "buffer": t.encode()} for n, t in files]
        page.set_input_files("#id_files", uploads)
    page.fill("#id_text", text)
    page.fill("#id_source", "人事部")
    page.check("[name=rights][value=own]")
    page.locator(".handin .actions button").click()


def decision(page, name):
    return page.locator(f'[data-item] .actions button[value="{name}"]')


def test_hand_in_review_split_take_and_find_the_draft_at_the_desk(page, editor):
    hand_in(page, ("题.txt", GLUED))
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.get_by_role("link", name="题.txt").click()
    page.locator(".line.here").first.wait_for()
    assert "补发没有发出" in page.locator(".line.here").first.inner_text()

    page.locator(".line", has_text="换班时").get_by_role("checkbox").check()
    decision(page, "split").click()
    page.locator(".line.here", has_text="换班时").wait_for()
    assert page.locator("#id_stem").input_value() == "换班时把没办完的补发逐条交接给同事"

    page.goto(ImportedItem.objects.in_order().first().get_absolute_url())
    page.fill("#id_tags", "补发")
    decision(page, "accept").click()
    page.wait_for_url(re.compile(r"/imports/items/\d+/$"))

    question = Question.objects.get()
    assert page.locator(".note").first.inner_text().find(question.code) >= 0
    page.goto(f"/admin/interviews/question/{question.pk}/change/")
    assert "补发没有发出" in page.locator("#id_stem").input_value()


def test_split_at_the_cursor_by_key(page, editor):
    hand_in(page, text=GLUED)
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.goto(ImportedItem.objects.get().get_absolute_url())

    answer = page.locator("#id_answer")
    answer.evaluate(
        "box => { const place = box.value.indexOf('换班');"
        " box.focus(); box.setSelectionRange(place, place) }"
    )
    answer.press("ArrowRight")
    answer.press("ArrowLeft")
    page.keyboard.press("Escape")
    page.keyboard.press("s")

    page.locator(".line.here").first.wait_for()
    expect(page.locator("#id_stem")).to_have_value(re.compile("^换班"))
    assert ImportedItem.objects.count() == 2


def test_several_files_are_sent_one_by_one_and_a_bad_one_is_named(page, editor):
    hand_in(page, ("好.txt", PAPER), ("坏.txt", ""), ("又好.txt", PAPER.replace("补发", "换货")))

    page.locator("[data-received] li.error").wait_for()
    assert "坏.txt" in page.locator("[data-received] li.error").inner_text()
    page.locator("[data-received] a").nth(1).wait_for()
    assert page.locator("#id_source").input_value() == "人事部"


def test_pasted_text_is_reviewed_by_keyboard_alone(page, editor):
    hand_in(page, text=PAPER)
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.get_by_role("link", name=re.compile(r"\.txt$")).click()
    page.wait_for_url(re.compile(r"/imports/items/\d+/$"))  # loaded: the keys are listened to
    first = page.url

    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    assert page.locator("#keys kbd", has_text="a").count() >= 1
    page.keyboard.press("?")
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != first)
    page.keyboard.press("r")
    page.wait_for_url(re.compile(r"/items/$"))

    states = set(ImportedItem.objects.values_list("state", flat=True))
    assert states == {"draft", "rejected"}


def test_a_duplicate_is_shown_beside_the_bank_and_the_bank_s_kept(page, editor):
    make_question("客户说昨天答应的补发没有发出，系统里没有留下记录，你怎么处理？", code="TS-0007")
    hand_in(page, text=PAPER)
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.goto(ImportedItem.objects.get(standing="similar").get_absolute_url())

    assert "TS-0007" in page.locator(".beside").inner_text()
    assert page.locator(".beside ins").count() >= 1
    decision(page, "keep").click()
    page.wait_for_load_state()

    assert ImportedItem.objects.get(standing="similar").state == "kept"
    assert Question.objects.count() == 1


def test_a_whole_import_is_taken_back(page, editor):
    hand_in(page, text=PAPER)
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    page.locator('form[action$="/take/"] button').click()
    page.locator(".note").first.wait_for()
    assert Question.objects.count() == 2

    page.locator(".undo summary").click()
    page.locator(".undo button").click()
    page.wait_for_load_state()

    assert Question.objects.count() == 0


def test_all_of_it_works_without_script(browser, bank, live_server):
    make_user("editor", is_superuser=True)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("#id_login", "editor")
    page.fill("#id_password", "a-long-password")
    page.click("[type=submit]")

    hand_in(page, ("题.txt", PAPER))
    page.locator("table a").first.click()
    page.locator("[data-item] .actions button[value=accept]").click()
    page.locator("[data-item] .actions button[value=accept]").click()

    assert Question.objects.count() == 2
    context.close()
