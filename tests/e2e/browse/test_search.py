"""What a search says of itself, as a reader on a phone meets it."""

import pytest

from interviews.models import SynonymSet
from tests.make import make_guide, make_question

PARAGRAPH = "。".join(f"我家里第{n}样东西叫甲{n}乙丙丁" for n in range(60)) + "。空调漏水，怎么办？"


@pytest.fixture
def phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def search(page, words):
    """Search from the first page, as one begins."""
    page.goto("/")
    page.locator("#q").fill(words)
    page.locator("#q").press("Enter")
    page.wait_for_url("**/questions/?q=*")


def said(page):
    return page.locator(".understood p").all_inner_texts()


def test_the_nearest_are_named_as_such_and_the_words_are_marked(phone):
    make_question("客户说空调漏水，你怎么接？", code="TS-8001")
    make_question("组员迟到，你怎么谈？", code="TS-8002", roles=("lead",))

    search(phone, "空调漏水要求换整机")

    assert said(phone) == ["没有完全相符的，最接近的 1 题"]
    assert phone.locator("article").get_attribute("data-code") == "TS-8001"
    assert "漏水" in "".join(phone.locator("article mark").all_inner_texts())


def test_a_facet_that_is_offered_is_one_tap_away(phone):
    make_question(code="TS-8001", category="stress")
    make_question(code="TS-8002", category="behavioral")

    search(phone, "压力题 客服专员")
    phone.get_by_role("link", name="压力题 × 客服专员").click()

    phone.wait_for_url("**/questions/?category=stress&role=specialist")
    assert phone.locator("article").evaluate_all("all => all.map(one => one.dataset.code)") == [
        "TS-8001"
    ]
    assert phone.title().startswith("客服专员 · 压力 · 1 题")


def test_a_pasted_paragraph_says_what_it_left_out_and_widens_nothing(phone):
    make_question("客户说空调漏水，你怎么接？", code="TS-8001")

    search(phone, PARAGRAPH)

    line = next(line for line in said(phone) if line.startswith("文字较长"))
    assert "空调漏水" in line.partition("没有用上：")[0]
    assert phone.locator("#q").input_value() == PARAGRAPH
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_what_was_meant_is_said_and_a_guide_stands_beside_it(phone):
    SynonymSet.objects.create(words="退款\n退钱")
    make_question("客户要退款，你怎么接？", code="TS-8001", tags=("退款", "工单"))
    make_guide("退款之前问清六样", slug="six")

    search(phone, "tuikuan")

    assert "按“退款”找到的" in said(phone)
    assert phone.get_by_role("link", name="退款之前问清六样").is_visible()


def test_found_words_are_marked_in_the_folds_of_the_question(phone):
    make_question("客户要退款，你怎么接？", code="TS-8001", probes=("退款没到呢？", "还有呢？"))
    search(phone, "退款")

    phone.locator("article h2 a").click()
    phone.locator("#probes > summary").click()

    assert phone.locator("#probes mark").all_inner_texts() == ["退款"]
    assert phone.locator("h1 mark").all_inner_texts() == ["退款"]
