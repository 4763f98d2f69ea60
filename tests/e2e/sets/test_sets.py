"""What a trainer does: gather and print; draw, swap, save and take the PDF; order by keyboard."""

import re

from django.conf import settings
from django.test import Client

from interviews.models import QuestionSet, SetUse
from tests.make import make_admin, make_question, make_set


def make_stem(number):
    return "".join(chr(0x4E00 + number * 40 + place) for place in range(30)) + "？"


def sign_in(page, user):
    """Give the browser a session of `user`."""
    client = Client()
    client.force_login(user)
    page.goto("/sets/")
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": kept, "url": page.url}
    page.context.add_cookies([cookie])


def codes(page):
    slots = page.locator(".part .slot[data-code]")
    return slots.evaluate_all("slots => slots.map(slot => slot.dataset.code)")


def test_gather_in_the_basket_and_print(page):
    make_question("客户说没有收到货，你怎么办？", code="TS-8001")
    make_question("客户要求当场退款，你怎么办？", code="TS-8002")
    page.goto("/questions/")
    page.evaluate("window.kept = true")

    page.locator('article[data-code="TS-8001"] button[value="add"]').click()
    page.locator("#basket-count", has_text="1").wait_for()
    page.locator('article[data-code="TS-8002"] button[value="add"]').click()
    page.locator("#basket-count", has_text="2").wait_for()
    assert page.evaluate("window.kept") is True
    page.goto("/sets/basket/")
    page.locator('a[href="/sets/basket/print/"]').click()

    paper = page.locator(".paper").inner_text()
    assert "客户说没有收到货" in paper
    assert "客户要求当场退款" in paper
    page.emulate_media(media="print")
    assert page.pdf().startswith(b"%PDF")


def test_the_basket_works_without_script(browser, bank, live_server):
    make_question(code="TS-8001")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/questions/?role=specialist")

    page.locator('article[data-code="TS-8001"] button[value="add"]').click()

    assert page.url.endswith("/questions/?role=specialist#take-TS-8001")
    assert page.locator("#basket-count").inner_text() == "1"
    context.close()


def test_draw_by_blueprint_swap_save_and_take_the_pdf(page):
    for n in range(5):
        make_question(make_stem(n), code=f"TS-800{n}", category="stress", points=20)
    sign_in(page, make_admin("lin"))
    page.goto("/sets/blueprint/")
    page.fill("#id_q0-count", "3")
    page.select_option("#id_q0-category", "stress")
    page.fill("#id_seed", "7")
    page.locator(".draw button").click()
    drawn = codes(page)
    page.fill("#title", "压力面试卷")
    page.locator("form[action*=make] button").click()
    page.wait_for_url("**/sets/S-*/")
    assert codes(page) == drawn

    page.locator("[value^=swap-]").first.click()
    page.locator("form[action*='/swap/'] button").first.click()
    page.wait_for_url(re.compile(r"/sets/S-\d+/#entry"))
    swapped = codes(page)
    assert swapped[0] not in drawn
    assert swapped[1:] == drawn[1:]
    page.locator(".save [value=save]").click()
    page.locator(".note").first.wait_for()
    page.locator("a[href$='/export/']").click()
    with page.expect_download() as download:
        page.locator(".export > .actions button").click()

    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert SetUse.objects.get().format == "pdf"


def test_order_by_keyboard_then_save(page):
    trainer = make_admin("lin")
    stems = [make_question(make_stem(n), code=f"TS-800{n}", category="stress") for n in range(3)]
    made = make_set(stems, by=trainer)
    sign_in(page, trainer)
    page.goto(made.get_absolute_url())

    page.locator(".slot[data-code=TS-8002] [data-move='-1']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert codes(page) == ["TS-8002", "TS-8000", "TS-8001"]
    assert page.evaluate("document.activeElement.closest('.slot').dataset.code") == "TS-8002"
    page.keyboard.press("Alt+ArrowDown")
    assert codes(page) == ["TS-8000", "TS-8002", "TS-8001"]
    assert page.locator("[data-unsaved]").is_visible()
    page.locator(".save [value=save]").click()
    page.locator(".note").first.wait_for()

    assert codes(page) == ["TS-8000", "TS-8002", "TS-8001"]
    entries = QuestionSet.objects.with_entries().get().entry_list
    assert [entry.triple["code"] for entry in entries] == ["TS-8000", "TS-8002", "TS-8001"]


def test_order_by_dragging_then_save(page):
    trainer = make_admin("lin")
    questions = [
        make_question(make_stem(n), code=f"TS-800{n}", category="stress") for n in range(3)
    ]
    made = make_set(questions, by=trainer)
    sign_in(page, trainer)
    page.goto(made.get_absolute_url())

    target = page.locator(".slot[data-code=TS-8000]")
    page.locator(".slot[data-code=TS-8002] .facts").drag_to(
        target, target_position={"x": 300, "y": 4}
    )
    assert codes(page) == ["TS-8002", "TS-8000", "TS-8001"]
    page.locator(".save [value=save]").click()
    page.locator(".note").first.wait_for()

    assert codes(page) == ["TS-8002", "TS-8000", "TS-8001"]


def test_typed_numbers_order_without_script(browser, bank, live_server):
    trainer = make_admin("lin")
    questions = [
        make_question(make_stem(n), code=f"TS-800{n}", category="stress") for n in range(3)
    ]
    made = make_set(questions, by=trainer)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, trainer)
    page.goto(made.get_absolute_url())

    page.locator(".slot[data-code=TS-8002] .place input").fill("1")
    page.keyboard.press("Enter")
    page.locator(".note").first.wait_for()

    assert codes(page) == ["TS-8002", "TS-8000", "TS-8001"]
    context.close()


def test_ordering_the_basket_neither_reloads_nor_jumps(page):
    codes_in = [f"TS-80{n:02}" for n in range(12)]
    for n, code in enumerate(codes_in):
        make_question(make_stem(n), code=code)
    page.goto("/questions/")
    for n, code in enumerate(codes_in):
        page.locator(f'article[data-code="{code}"] button[value="add"]').click()
        page.locator("#basket-count", has_text=str(n + 1)).wait_for()
    page.goto("/sets/basket/")
    page.evaluate("window.kept = true")
    start = codes(page)
    page.route("**/order/", lambda route: (page.wait_for_timeout(300), route.continue_()))
    button = page.locator(f"#row-{start[-1]} [data-move='-1']")
    button.focus()
    stood = page.evaluate("scrollY")

    with page.expect_response("**/order/") as first:
        for _ in range(3):
            page.keyboard.press("Enter")
    assert first.value.status == 204

    moved = [*start[:-4], start[-1], *start[-4:-1]]
    assert codes(page) == moved
    assert page.evaluate("document.activeElement.closest('li').id") == f"row-{start[-1]}"
    assert page.locator("#basket-said").inner_text() == "现在是第 9 题，共 12 题。"
    assert page.evaluate("window.kept") is True
    assert abs(page.evaluate("scrollY") - stood) < 400
    page.wait_for_load_state("networkidle")
    page.reload()
    assert codes(page) == moved

    page.locator(f"#row-{start[0]} [value=remove]").click()
    page.locator("#basket-count", has_text="11").wait_for()
    page.locator(f"#row-{start[1]} [value=remove]:focus").wait_for()
    assert page.locator("#basket-said").inner_text() == f"{start[0]} 已移出。"


def test_questions_put_aside_at_once_are_all_there(page):
    for n in range(4):
        make_question(make_stem(n), code=f"TS-800{n}")
    page.goto("/questions/")
    page.route("**/change/", lambda route: (page.wait_for_timeout(200), route.continue_()))

    for button in page.locator("article button[value=add]").all():
        button.click(no_wait_after=True)
    page.locator("article button[value=remove]").nth(3).wait_for()

    page.goto("/sets/basket/")
    assert sorted(codes(page)) == ["TS-8000", "TS-8001", "TS-8002", "TS-8003"]


def test_a_long_set_is_saved_from_anywhere_and_stands_as_it_stood(page):
    trainer = make_admin("lin")
    questions = [make_question(make_stem(n), code=f"TS-80{n:02}") for n in range(40)]
    made = make_set(questions, by=trainer)
    sign_in(page, trainer)
    page.goto(made.get_absolute_url())
    page.evaluate("scrollTo(0, 2000)")
    save = page.locator("#save")
    assert 0 < save.bounding_box()["y"] < 900

    points = page.locator("[data-code=TS-8020] [id^=points]")
    points.fill("25")
    top = page.evaluate("scrollY")
    points.press("Enter")
    page.locator(".note", has_text="已保存").wait_for(state="attached")

    assert abs(page.evaluate("scrollY") - top) < 60  # the line that says so stands at the head
    assert page.evaluate("document.activeElement.id") == points.get_attribute("id")
    assert points.input_value() == "25"


def test_choosing_anki_chooses_the_sheet_that_it_holds(page):
    make_question(code="TS-8001")
    page.goto("/questions/export/")
    assert page.locator("[name=sheet]:checked").get_attribute("value") == "candidate"

    page.locator("[name=format][value=anki]").check()
    assert page.locator("[name=sheet]:checked").get_attribute("value") == "interviewer"
    assert page.locator("#fitted").inner_text() == "已改为 Anki 能装下的卷：面试官手册。"
    page.locator("[name=sheet][value=answers]").check()
    assert page.locator("[name=format]:checked").get_attribute("value") == "pdf"
    page.locator("[name=sheet][value=interviewer]").check()
    assert page.locator("#fitted").is_hidden()
    page.locator("[name=format][value=anki]").check()
    with page.expect_download() as download:
        page.locator(".export > .actions button").click()

    assert download.value.suggested_filename.endswith(".apkg")
