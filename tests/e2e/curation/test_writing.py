"""Writing a question in a real browser: no word is lost, and the page helps while one types."""

from django.urls import reverse
from playwright.sync_api import expect

from interviews.models import Question, Unsaved
from tests.make import make_question

ADD = "/admin/interviews/question/add/"
MINE = "我刚打的考察目的，还没有保存"
KEPT = "[data-saying]:has-text('自动留底')"


def change_page(question):
    return reverse("admin:interviews_question_change", args=[question.pk])


def leave(page, go):
    """Do `go` and let the browser leave; return whether it asked first."""
    asked = []

    def accept(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", accept)
    go()
    if not asked:
        page.remove_listener("dialog", accept)
    return asked == ["beforeunload"]


def test_old_text_that_comes_back_with_the_back_button_is_not_saved_over_newer_text(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.fill("#id_analysis", MINE)
    desk.wait_for_selector(KEPT)
    leave(desk, lambda: desk.goto("/admin/"))
    other = desk.context.new_page()
    other.goto(change_page(question))
    other.click("[data-discard]")
    other.wait_for_load_state()
    other.fill("#id_analysis", "另一个标签页里的新内容")
    other.click("[name=_continue]")
    other.wait_for_selector(".messagelist .success")

    desk.go_back()
    desk.wait_for_selector("#id_analysis")
    desk.click("[name=_continue]")

    desk.wait_for_selector(".clash, .messagelist .success")
    question.refresh_from_db()
    assert question.analysis == "另一个标签页里的新内容"


def test_a_form_that_the_browser_brings_back_without_script_has_the_text_of_its_token(
    browser, live_server, sign_in, writer
):
    question = make_question(status="draft")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    sign_in(plain, writer)
    plain.goto(change_page(question))
    plain.fill("#id_analysis", MINE)
    plain.goto("/admin/")
    Question.objects.update(analysis="老王改过的", edition=question.edition + 1)

    plain.go_back()
    plain.wait_for_selector("#id_analysis")

    shown = plain.input_value("[name=edition]"), plain.input_value("#id_analysis")
    context.close()
    assert shown == (str(question.edition + 1), "老王改过的")


def test_leaving_asks_when_something_was_typed_and_only_then(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.wait_for_selector(".size")
    assert not leave(desk, lambda: desk.goto("/admin/"))

    desk.goto(change_page(question))
    desk.fill("#id_stem", "改了的题干")
    assert leave(desk, lambda: desk.goto("/admin/"))

    desk.goto(change_page(question))
    desk.click("[name=_continue]")
    desk.wait_for_selector(".messagelist .success")
    assert not leave(desk, lambda: desk.goto("/admin/"))


def test_a_new_question_is_kept_while_it_is_typed_and_comes_back(desk, writer):
    desk.goto(ADD)
    desk.keyboard.type("客户说快递被邻居签收了，你先做什么？")
    desk.wait_for_selector(KEPT)
    leave(desk, lambda: desk.goto("/admin/"))

    desk.goto(ADD)
    assert desk.input_value("#id_stem") == "客户说快递被邻居签收了，你先做什么？"
    assert "已恢复" in desk.locator(".restored").inner_text()
    desk.click("[name=_continue]")
    desk.wait_for_selector(".messagelist .success")

    assert Unsaved.objects.count() == 0
    assert Question.objects.get().created_by == writer
    desk.goto(ADD)
    assert desk.input_value("#id_stem") == ""


def test_what_was_restored_is_discarded_without_a_question(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.fill("#id_analysis", MINE)
    desk.wait_for_selector(KEPT)
    leave(desk, lambda: desk.reload())
    assert desk.input_value("#id_analysis") == MINE

    assert not leave(desk, lambda: desk.click("[data-discard]"))

    expect(desk.locator("#id_analysis")).to_have_value(question.analysis)


def test_a_session_that_ends_in_the_middle_gives_the_text_back_after_the_sign_in(desk, writer):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.fill("#id_analysis", MINE)
    desk.context.clear_cookies(name="sessionid")
    desk.click("[name=_continue]")
    desk.fill("#id_login", writer.username)
    desk.fill("#id_password", "a-long-password")
    desk.click("[type=submit]")

    desk.wait_for_selector(".restored")
    assert desk.input_value("#id_analysis") == MINE
    desk.click("[name=_continue]")
    desk.wait_for_selector(".messagelist .success")

    question.refresh_from_db()
    assert question.analysis == MINE


def test_submitting_beside_unsaved_words_saves_them(desk):
    question = make_question(status="draft")
    stem = "客户说前天答应的换货没有寄出，系统里查不到，你怎么做？"
    desk.goto(change_page(question))
    desk.fill("#id_stem", stem)
    desk.get_by_role("button", name="提交审核").click()
    desk.wait_for_selector(".messagelist .success")

    question.refresh_from_db()
    assert (question.status, question.stem) == ("review", stem)


def test_the_enter_key_saves_and_takes_no_step(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.fill("#id_source", "改了的来源")
    desk.press("#id_source", "Enter")
    desk.wait_for_selector(".messagelist .success")

    question.refresh_from_db()
    assert (question.status, question.source) == ("draft", "改了的来源")
    assert desk.url.endswith(change_page(question))


def test_saving_stays_where_one_is(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.fill("#id_red_flags", "自己垫钱\n骂客户")
    desk.evaluate("document.querySelector('#id_red_flags').scrollIntoView({block: 'center'})")
    before = desk.evaluate("scrollY")
    assert before > 300
    desk.click("[name=_continue]")

    desk.wait_for_selector("[data-saying]:has-text('可以接着改')")
    assert abs(desk.evaluate("scrollY") - before) < 80
