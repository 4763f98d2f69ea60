"""The face changes in place, and an address can name a fold."""

from tests.make import make_question


def test_a_theme_changes_without_folding_or_scrolling(page):
    make_question(code="TS-8001")
    page.goto("/questions/TS-8001/#rubric")
    assert page.locator("#rubric").evaluate("fold => fold.open")
    page.locator("#answer > summary").click()

    page.get_by_role("button", name="深色").click()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("#answer").evaluate("fold => fold.open")
    page.wait_for_timeout(300)
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_another_language_opens_what_was_open(page):
    make_question(code="TS-8001")
    page.goto("/questions/TS-8001/")
    page.locator("#answer > summary").click()
    page.locator("#probes > summary").click()

    page.get_by_role("button", name="English").click()

    page.get_by_role("heading", name="Model answer").wait_for()
    opened = page.locator("details[open]").evaluate_all("folds => folds.map(fold => fold.id)")
    assert opened == ["answer", "probes"]
