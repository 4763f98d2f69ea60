"""What a candidate does: filter, open, reveal, go on; search; print."""

import re

from tests.make import make_question


def test_filter_open_reveal_and_go_to_the_next_question(page):
    make_question("甲客户要全额退款，你怎么办？", code="TS-8001", roles=("manager",))
    make_question("乙客户三天没收到包裹，你怎么办？", code="TS-8002", roles=("manager",))
    make_question("丙同事说你态度不好，你怎么办？", code="TS-8003", roles=("lead",))
    page.goto("/")

    page.get_by_role("link", name="经理情景").click()
    page.locator('article[data-code="TS-8002"] h2 a').click()
    page.wait_for_url(re.compile("TS-8002"))  # loaded, its keys too
    answer = page.locator("details[data-answer] .answer")
    assert not answer.is_visible()
    page.keyboard.press("o")
    assert answer.is_visible()
    page.keyboard.press("j")

    page.wait_for_url(re.compile("TS-8001.*role=manager"))
    assert "全额退款" in page.locator("h1").inner_text()


def test_ticking_a_filter_narrows_the_list_without_a_reload(page):
    make_question(code="TS-8001", roles=("manager",))
    make_question(code="TS-8002", roles=("lead",))
    page.goto("/questions/")
    page.evaluate("window.kept = true")

    page.get_by_role("checkbox", name="组长").click()

    page.locator('[data-total="1"]').wait_for()
    assert page.get_by_role("checkbox", name="组长").evaluate(
        "box => box === document.activeElement"
    )
    assert page.locator("article").get_attribute("data-code") == "TS-8002"
    assert page.url.endswith("/questions/?role=lead")
    assert page.evaluate("window.kept") is True


def test_typing_searches_and_marks_what_was_found(page):
    make_question("客户在电话里投诉快递员，你怎么接？", code="TS-8001")
    make_question("客户问怎么开发票，你怎么答？", code="TS-8002")
    page.goto("/questions/")

    page.locator("#q").press_sequentially("投訴")

    page.locator('[data-total="1"]').wait_for()
    assert page.locator("article mark").first.inner_text() == "投诉"
    assert page.locator("#q").evaluate("field => field === document.activeElement")


def test_everything_works_without_script(browser, bank, live_server):
    make_question(code="TS-8001", roles=("manager",))
    make_question(code="TS-8002", roles=("lead",))
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/questions/")

    page.get_by_role("checkbox", name="组长").check()
    page.locator("#facets button").last.click()
    page.locator("article h2 a").click()
    page.locator("details[data-answer] summary").click()

    assert page.locator("details[data-answer] .answer").is_visible()
    assert "TS-8002" in page.url
    context.close()


def test_the_candidate_sheet_prints_on_a4_without_the_page_around_it(page):
    make_question("客户说没有收到货，你怎么办？", code="TS-8001")
    page.goto("/questions/")

    page.get_by_role("link", name="打印").click()

    assert "客户说没有收到货" in page.locator(".paper").inner_text()
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert page.pdf().startswith(b"%PDF")
