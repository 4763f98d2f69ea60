"""A list that follows its reader: on a slow line, in mid-word, after Back, when a request fails."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.make import make_question

SLOW = {"offline": False, "latency": 600, "downloadThroughput": -1, "uploadThroughput": -1}


@pytest.fixture
def page(patient_page):
    return patient_page


@pytest.fixture
def questions(bank):
    make_question(
        "客户要投诉升级，你怎么接？", code="TS-8001", roles=("specialist",), category="stress"
    )
    make_question("客户投诉物流太慢，你怎么办？", code="TS-8002", roles=("specialist",))
    make_question("你怎么带新人？", code="TS-8003", roles=("lead",), category="behavioral")


@pytest.fixture
def slow(page):
    """Call it to give every answer 600 ms of latency."""

    def begin():
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)

    return begin


@pytest.fixture
def asked(page):
    """The query strings that the list was asked for by script, in order."""
    seen = []
    page.on(
        "request",
        lambda request: (
            seen.append(request.url.partition("?")[2])
            if request.headers.get("hx-request")
            else None
        ),
    )
    return seen


def compose(page, *steps, chosen):
    """Type as an input method does: half words, then the chosen one."""
    session = page.context.new_cdp_session(page)
    for step in steps:
        session.send(
            "Input.imeSetComposition",
            {"text": step, "selectionStart": len(step), "selectionEnd": len(step)},
        )
        page.wait_for_timeout(400)
    session.send("Input.insertText", {"text": chosen})


def asks(**values):
    """A test of an address: whether its query holds these values."""
    return lambda url: values.items() <= dict(parse_qsl(urlsplit(url).query)).items()


def ticked(page):
    boxes = page.locator("#facets input:checked")
    return sorted(boxes.evaluate_all("boxes => boxes.map(box => box.id)"))


def test_ticks_faster_than_the_answers_are_all_kept(page, questions, slow):
    page.goto("/questions/")
    slow()

    for box in ("role-specialist", "category-stress", "category-behavioral"):
        page.locator(f"#{box}").click()
        page.wait_for_timeout(150)

    page.wait_for_url("**/questions/?role=specialist&category=*&category=*")
    page.locator('[data-total="1"]').wait_for()
    assert ticked(page) == ["category-behavioral", "category-stress", "role-specialist"]


def test_slow_typing_on_a_slow_line_loses_no_letter(page, questions, slow):
    page.goto("/questions/")
    slow()

    page.locator("#q").press_sequentially("投诉升级", delay=700)

    page.wait_for_url(asks(q="投诉升级"))
    assert page.locator("#q").input_value() == "投诉升级"
    assert page.locator("article").first.get_attribute("data-code") == "TS-8001"


def test_a_tick_while_words_wait_sends_both(page, questions, slow):
    page.goto("/questions/")
    slow()

    page.locator("#q").press_sequentially("投诉")
    page.locator("#category-stress").click()

    page.locator('[data-total="1"]').wait_for()
    page.wait_for_url(asks(q="投诉", category="stress"))
    assert ticked(page) == ["category-stress"]


def test_nothing_is_asked_in_the_middle_of_a_word(page, questions, asked):
    page.goto("/questions/")
    page.locator("#q").focus()

    compose(page, "t", "tou", "tou'su", chosen="投诉")

    page.locator('[data-total="2"]').wait_for()
    page.wait_for_timeout(500)
    assert [dict(parse_qsl(query)) for query in asked] == [{"q": "投诉"}]


def test_typing_leaves_one_step_to_go_back_and_ticks_one_each(page, questions):
    page.goto("/")
    page.goto("/questions/")
    page.locator("#category-stress").click()
    page.wait_for_url("**/?category=stress")
    page.locator("#q").press_sequentially("投诉", delay=400)
    page.wait_for_url("**/?category=stress&q=*")

    page.go_back()

    page.wait_for_url("**/questions/")
    page.go_back()
    page.wait_for_url(lambda url: url.endswith("/"))


def test_back_gives_the_words_back_and_the_next_tick_keeps_them(page, questions):
    page.goto("/questions/")
    page.locator("#q").fill("投诉")
    page.locator('[data-total="2"]').wait_for()
    page.locator("#category-stress").click()
    page.locator('[data-total="1"]').wait_for()

    page.go_back()

    page.locator('[data-total="2"]').wait_for()
    assert page.locator("#q").input_value() == "投诉"
    assert ticked(page) == []
    page.locator("#role-specialist").click()
    page.wait_for_url("**/questions/?role=specialist&q=*")


def test_without_a_line_the_page_says_so_and_goes_on_where_it_was(page, questions):
    page.goto("/questions/")
    page.context.set_offline(True)
    page.locator("#role-specialist").click()

    trouble = page.locator("#trouble")
    trouble.wait_for()
    assert "连不上" in trouble.inner_text()
    assert ticked(page) == []
    page.context.set_offline(False)
    trouble.get_by_role("button").click()

    page.wait_for_url("**/questions/?role=specialist")
    assert ticked(page) == ["role-specialist"]
    assert not trouble.is_visible()


def test_a_question_is_put_aside_by_a_browser_that_brings_no_cookie(page, questions):
    page.goto("/questions/")
    assert page.context.cookies() == []

    page.locator("article .take button").first.click()

    page.locator("article .take button[aria-pressed=true]").wait_for()
    assert [cookie["name"] for cookie in page.context.cookies()] == ["basket-TS-8003"]


def test_a_form_that_is_refused_says_what_to_do(page, questions):
    page.goto("/questions/")
    page.route("**/sets/basket/change/", lambda route: route.fulfill(status=403))

    page.locator("article .take button").first.click()

    page.locator("#trouble").wait_for()
    assert "刷新" in page.locator("#trouble").inner_text()


def test_the_results_are_dimmed_while_a_request_runs(page, questions, slow):
    page.goto("/questions/")
    slow()

    page.locator("#role-specialist").click()

    page.locator("#live.htmx-request").wait_for()
    page.locator("#live:not(.htmx-request)").wait_for()


def test_a_folded_list_stays_open_and_where_it_was_scrolled(page, bank):
    for number in range(30):
        make_question(code=f"TS-81{number:02}", tags=[f"标签{number:02}"])
    page.goto("/questions/")
    page.locator("#more-tag > summary").click()
    last = page.locator("#facets input[name=tag]").last
    last.scroll_into_view_if_needed()
    before = page.evaluate("document.getElementById('facets').scrollTop")

    last.click()

    page.locator('[data-total="1"]').wait_for()
    assert page.locator("#more-tag").evaluate("list => list.open")
    assert page.evaluate("document.getElementById('facets').scrollTop") == pytest.approx(
        before, abs=60
    )
    assert page.locator("article").first.is_visible()
    assert page.evaluate("document.activeElement.name") == "tag"


def test_what_was_ticked_before_the_script_came_counts(page, questions):
    waiting = []
    page.route("**/*.js", lambda route: waiting.append(route))
    page.goto("/questions/", wait_until="commit")
    page.locator("#role-specialist").click()
    page.locator("#q").fill("投诉")

    for route in waiting:
        route.continue_()

    page.locator('[data-total="2"]').wait_for()
    page.wait_for_url(asks(q="投诉", role="specialist"))


def test_a_phone_gets_the_filters_as_a_sheet(page, bank):
    for number in range(12):
        make_question(code=f"TS-82{number:02}", roles=("specialist",))
    make_question(code="TS-8003", roles=("lead",))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/questions/")
    page.locator("#filter > summary").click()
    sheet = page.locator("#sheet")
    assert sheet.evaluate("sheet => sheet.matches(':modal')")

    sheet.get_by_role("checkbox", name="客服专员").click()

    foot = sheet.get_by_role("button", name="看 12 题")
    foot.wait_for()
    box = foot.bounding_box()
    assert box["y"] + box["height"] <= 844
    assert box["height"] >= 44
    foot.click()
    assert not sheet.evaluate("sheet => sheet.open")
    assert page.locator("#found").bounding_box()["y"] < 60
    assert page.evaluate("document.activeElement.id") == "found"


def test_six_questions_stand_on_the_first_screen_of_a_phone(page, bank):
    for number in range(12):
        make_question(f"客户说第 {number} 单没有收到，很着急，你怎么办？", code=f"TS-82{number:02}")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/questions/")

    seen = page.locator("article h2").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().bottom <= innerHeight).length"
    )

    assert seen >= 6
    assert page.get_by_role("combobox", name="排序").is_visible()
