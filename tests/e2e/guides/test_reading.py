"""Reading a guide: from the first page to a question and back, and as a handout on paper."""

from tests.make import make_guide, make_question


def test_a_guide_leads_to_its_questions_and_they_lead_back(page):
    question = make_question("讲一次你留住客户的经历，你怎么做的？", code="TS-8101")
    make_guide("先读这一篇", slug="first", order=1, questions=[question])
    make_guide("再读那一篇", slug="second", order=2)
    # On a busy machine Chromium gives up a page transition and calls that an error of the page.
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")

    page.get_by_role("link", name="先读这一篇").click()
    page.get_by_role("link", name="讲一次你留住客户").click()
    page.wait_for_url("**/questions/TS-8101/")
    page.get_by_role("link", name="先读这一篇").click()
    page.wait_for_url("**/guides/first/")
    page.keyboard.press("j")

    page.wait_for_url("**/guides/second/")
    assert page.locator("h1").inner_text() == "再读那一篇"


def test_typing_a_search_shows_the_guides_that_fit(page):
    make_question(code="TS-8101")
    make_guide("火头上的两分钟", slug="anger")
    page.goto("/questions/")

    page.locator("#q").press_sequentially("火头")

    page.get_by_role("link", name="火头上的两分钟").wait_for()
    assert page.locator(".results .note mark").inner_text() == "火头"


def test_a_guide_prints_without_the_page_around_it(page):
    make_guide("火头上的两分钟", slug="anger", body="# 小节\n\n让他说完。")
    page.goto("/guides/anger/")
    page.emulate_media(media="print")

    shown = page.locator("body").inner_text()

    assert "让他说完。" in shown
    assert "/guides/anger/" in shown
    assert not page.locator(".masthead, .margin, .turn, .crumbs").filter(visible=True).count()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
