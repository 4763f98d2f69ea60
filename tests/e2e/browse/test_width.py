"""Nothing widens a page: not a small phone, not text at twice its size, not an endless word."""

import pytest

from tests.make import make_guide, make_question

WORD = "w" * 3000
ADDRESS = "https://shop.example.com/orders/" + "0123456789abcdef" * 12 + "?from=chat&step=2"
LARGER = """
percent => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html { font-size: ${percent}%; }`);
  document.adoptedStyleSheets = [sheet];
}
"""


LISTS = (
    "/",
    "/questions/",
    "/questions/?role=specialist&category=situational&tag=vip",
    f"/questions/?q={WORD}",
    f"/questions/?q={ADDRESS}",
    "/sets/",
    "/sets/basket/",
)
PAGES = (
    "/questions/TS-8001/",
    "/questions/TS-8002/?q=shop",
    "/questions/export/",
    "/guides/",
    "/guides/long/",
    "/help/trainers/",
    "/help/curators/",
    "/help/imports/",
    "/reports/about/TS-8001/",
)


@pytest.fixture
def unbreakable(bank):
    """Two questions and a guide of words that no line holds."""
    fields = {"key_points": (WORD, ADDRESS, "三"), "probes": (ADDRESS, WORD)}
    question = make_question(
        f"客户发来 {WORD}，你怎么办？", code="TS-8001", answer=ADDRESS, **fields
    )
    make_question(f"客户发来 {ADDRESS}，你怎么办？", code="TS-8002", tags=("tag" * 6, "退款"))
    make_guide("t" * 60, slug="long", body=f"{WORD}\n\n{ADDRESS}", questions=[question])


def widths(page, address):
    """How wide a page of each width is, at the usual and at twice the size of its text."""
    page.goto(address)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    for percent in (100, 200):
        page.evaluate(LARGER, percent)
        for width in (320, 390):
            page.set_viewport_size({"width": width, "height": 800})
            yield width, percent, page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("addresses", [LISTS, PAGES], ids=["lists", "pages"])
def test_nothing_widens_a_public_page(page, unbreakable, addresses):
    wide = [
        (address[:40], percent, width, found)
        for address in addresses
        for width, percent, found in widths(page, address)
        if found > width
    ]

    assert wide == []


def test_what_is_typed_can_be_read_in_the_largest_text(page, bank):
    page.goto("/questions/")
    page.set_viewport_size({"width": 390, "height": 800})
    page.evaluate(LARGER, 200)

    assert page.locator("#q").bounding_box()["width"] > 160
