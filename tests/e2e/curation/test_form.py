"""The form of a question in a real browser: what it shows, fills in and takes from a paste."""

from django.urls import reverse
from playwright.sync_api import expect

from interviews.models import Question, Role
from tests.make import make_question

ADD = "/admin/interviews/question/add/"
SHEET = "[data-preview] [data-page]"  # in the shadow of the page
PASTE = """([id, html]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "plain");
  const field = document.getElementById(id);
  field.focus();
  const options = { clipboardData, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", options));
}"""
FROM_WORD = """<html><head><style>p.MsoNormal {color: red}</style></head><body>
<p class="MsoNormal" style="color:red">先<b>接手</b>，
<span style="font-weight:700">不争论</span>。</p>
<p class="MsoListParagraph"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>查退款</p>
<p class="MsoListParagraph"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>查会话</p>
<p class="MsoNormal">完。<img src="x.png"><script>alert(1)</script></p></body></html>"""
FROM_THE_WEB = """<meta charset="utf-8"><h2>步骤</h2>
<ol><li>接手</li><li><strong>查证</strong></li></ol>
<b style="font-weight:normal"><p>一段<a href="https://example.org">文字</a><br>第二行</p></b>"""


def change_page(question):
    return reverse("admin:interviews_question_change", args=[question.pk])


def criteria(page):
    """The names of the rubric's lines, as they stand on the page."""
    lines = page.locator("#criteria-group tr.form-row:not(.empty-form) [name$=-criterion]")
    return [lines.nth(i).input_value() for i in range(lines.count())]


def save(page):
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")


def paste(page, field, html):
    page.evaluate(PASTE, [field, html])
    return page.input_value(f"#{field}")


def test_the_sheet_beside_the_form_follows_what_is_typed(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    assert desk.locator(f"{SHEET} h1").inner_text() == question.stem

    desk.fill("#id_stem", "客户问你是不是机器人，你怎么答？")
    desk.fill("#id_answer", "先说**是人**。")
    desk.locator(f"{SHEET} h1", has_text="是不是机器人").wait_for()

    assert desk.locator(f"{SHEET} .answer strong").inner_text() == "是人"
    assert desk.locator("#gaps a[href='#id_answer']").count() == 1
    assert "现有 5，应为 200–600" in desk.locator(".field-answer .size").inner_text()


def test_one_writes_a_letter_one_click_from_the_desk(desk):
    desk.goto("/admin/")
    desk.get_by_role("link", name="新写一题").click()
    expect(desk.locator("#id_stem")).to_be_focused()
    desk.keyboard.type("客")

    assert desk.input_value("#id_stem") == "客"


def test_a_cell_of_the_ladder_leads_to_a_question_of_its_own(desk):
    lead = Role.objects.get(slug="lead")
    desk.goto("/admin/")
    desk.locator(f"a[href*='roles={lead.pk}&category=']").first.click()
    desk.wait_for_selector("#id_stem")

    assert desk.locator("[name=roles]:checked").input_value() == str(lead.pk)
    assert desk.input_value("#id_category") != ""


def test_lines_are_moved_by_button_and_stay_where_they_were_put(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    desk.locator("[data-move='1']").first.press("Enter")
    assert criteria(desk) == ["查证", "接手", "留痕"]
    save(desk)

    assert criteria(desk) == ["查证", "接手", "留痕"]
    assert [line.criterion for line in question.as_triple().rubric] == ["查证", "接手", "留痕"]


def test_lines_are_moved_by_dragging(desk):
    question = make_question(status="draft")
    desk.goto(change_page(question))
    rows = desk.locator("#criteria-group tr.form-row:not(.empty-form)")
    rows.nth(0).scroll_into_view_if_needed()

    rows.nth(2).locator(".grip").drag_to(rows.nth(0), target_position={"x": 60, "y": 4})

    assert criteria(desk) == ["留痕", "接手", "查证"]
    save(desk)
    assert criteria(desk) == ["留痕", "接手", "查证"]


def test_weights_fill_up_to_the_points(desk):
    desk.goto(ADD)
    desk.fill("#id_criteria-0-weight", "5")
    assert "5 / 10" in desk.locator("[data-weights]").inner_text()
    desk.click("[data-fill]")

    assert [desk.input_value(f"#id_criteria-{i}-weight") for i in range(3)] == ["5", "3", "2"]
    assert "10 / 10" in desk.locator("[data-weights]").inner_text()
    assert not desk.locator("[data-fill]").is_visible()


def test_a_paste_from_word_keeps_lists_and_bold(desk):
    desk.goto(ADD)

    answer = paste(desk, "id_answer", FROM_WORD)
    points = paste(desk, "id_key_points", FROM_WORD)

    assert answer == "先**接手**，**不争论**。\n\n- 查退款\n- 查会话\n\n完。"
    assert points == "先接手，不争论。\n查退款\n查会话\n完。"


def test_a_paste_from_a_web_page_keeps_lists_and_bold(desk):
    desk.goto(ADD)

    answer = paste(desk, "id_answer", FROM_THE_WEB)
    stem = paste(desk, "id_stem", "<p>一<b>道</b>题</p>")

    assert answer == "**步骤**\n\n1. 接手\n2. **查证**\n\n一段文字\n第二行"
    assert stem == "一道题"
    desk.keyboard.press("Control+z")
    assert desk.input_value("#id_stem") == ""


def test_without_script_lines_are_moved_by_their_number(browser, live_server, sign_in, writer):
    question = make_question(status="draft")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, writer)
    page.goto(change_page(question))
    page.fill("#id_criteria-2-order", "1")
    page.fill("#id_criteria-0-order", "3")
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    names = criteria(page)
    context.close()

    assert names == ["留痕", "查证", "接手"]
    assert Question.objects.count() == 1
