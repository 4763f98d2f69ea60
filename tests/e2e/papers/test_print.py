"""The page that a sheet is printed from: tabs, a print button, and no sideways scroll."""

import io

import pikepdf
import pytest

from interviews.models.organisation import Organisation
from tests.make import make_question


@pytest.fixture
def printing(page):
    make_question(code="TS-8001", roles=("manager",))
    make_question(code="TS-8002", roles=("manager",))
    page.goto("/questions/print/?role=manager")
    return page


def test_the_tab_of_another_sheet_keeps_the_filter_and_is_marked(printing):
    printing.get_by_role("link", name="评分表").click()

    printing.wait_for_url("**/questions/print/?role=manager&sheet=scorecard")
    current = printing.locator('.tabs a[aria-current="page"]')
    assert current.inner_text().strip() == "评分表"
    printing.get_by_label("得分").select_option("candidate")
    printing.get_by_role("button", name="重新排版").click()
    printing.wait_for_selector(".paper.roster")
    assert "role=manager" in printing.url


def test_the_button_opens_the_browsers_print_window(printing):
    printing.evaluate("window.print = () => { window.printed = true; }")

    printing.get_by_role("button", name="打印这一份").click()

    assert printing.evaluate("window.printed")


def test_what_is_around_the_paper_does_not_print(printing):
    printing.emulate_media(media="print")

    assert not printing.locator(".tabs").is_visible()
    assert not printing.get_by_role("button", name="打印这一份").is_visible()
    assert printing.locator(".paper").is_visible()


@pytest.mark.parametrize("sheet", ["practice", "scorecard", "interviewer", "summary"])
def test_a_phone_shows_a_sheet_without_scrolling_the_page_sideways(printing, sheet):
    printing.set_viewport_size({"width": 360, "height": 800})

    printing.goto(f"/questions/print/?role=manager&sheet={sheet}")

    assert printing.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    ("size", "sheet", "millimetres"),
    [
        ("a4", "interviewer", (210, 297)),
        ("us-letter", "scorecard", (216, 279)),
        ("us-letter", "scorecard&score_by=candidate", (279, 216)),
        ("a3", "interviewer", (420, 297)),
    ],
)
def test_the_browser_prints_on_the_paper_of_the_house(printing, size, sheet, millimetres):
    Organisation(paper_size=size).save()
    printing.goto(f"/questions/print/?role=manager&sheet={sheet}")

    printed = printing.pdf(prefer_css_page_size=True)

    with pikepdf.open(io.BytesIO(printed)) as pdf:
        sizes = {tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:])
                 for page in pdf.pages}  # fmt: skip
    assert sizes == {millimetres}
