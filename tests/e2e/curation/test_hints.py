"""What reads alike is told while a question is written: not in mid-word, and not in silence."""

import pytest
from playwright.sync_api import expect

from interviews.models import Question
from tests.make import make_question

STEM = "客户说昨天答应的退款没有到账，系统里查不到这条承诺，你怎么做？"
ADD = "/admin/interviews/question/add/"
SIMILAR = "**/admin/interviews/question/similar/*"


@pytest.fixture
def page(patient_page):
    return patient_page


@pytest.fixture
def asked(page):
    """The stems that were asked about, in order."""
    seen = []

    def note(route):
        seen.append(route.request.post_data_json["stem"])
        route.fallback()

    page.route(SIMILAR, note)
    return seen


def test_half_a_word_of_an_input_method_is_asked_about_by_nobody(desk, asked):
    make_question(STEM, code="TS-7001")
    with desk.expect_response(SIMILAR):
        desk.goto(ADD)
    desk.locator("#id_stem").focus()
    session = desk.context.new_cdp_session(desk)
    for half in ("t", "tui", "tui'kuan"):
        place = {"selectionStart": len(half), "selectionEnd": len(half)}
        session.send("Input.imeSetComposition", {"text": half, **place})
        expect(desk.locator("#id_stem")).to_have_value(half)

    with desk.expect_response(SIMILAR):
        session.send("Input.insertText", {"text": STEM})

    desk.locator(".field-stem #similar a", has_text="TS-7001").wait_for()
    assert asked == ["", STEM]


def test_a_stem_that_is_too_long_for_an_address_gets_its_answer(desk):
    with desk.expect_response(SIMILAR):
        desk.goto(ADD)

    with desk.expect_response(SIMILAR) as answer:
        desk.fill("#id_stem", STEM + "请说说你当时的想法。" * 300)

    assert answer.value.status == 200
    assert not desk.locator("#trouble").is_visible()


def test_a_hint_that_does_not_come_is_said_and_asked_for_again(desk):
    make_question(STEM, code="TS-7001")
    with desk.expect_response(SIMILAR):
        desk.goto(ADD)
    desk.route(SIMILAR, lambda route: route.abort())
    desk.fill("#id_stem", STEM)

    trouble = desk.locator("#trouble")
    trouble.wait_for()
    assert "连不上" in trouble.inner_text()
    desk.unroute(SIMILAR)
    trouble.get_by_role("button").click()

    desk.locator("#similar a", has_text="TS-7001").wait_for()
    assert not trouble.is_visible()
    assert desk.input_value("#id_stem") == STEM
    assert Question.objects.filter(status="draft").count() == 0
