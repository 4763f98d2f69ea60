"""The basket of a visitor without an account."""

import re
from random import Random

import pytest
from django.http import HttpResponse
from django.test import Client

from interviews.models import QuestionSet
from interviews.sets.basket import Basket
from tests.make import make_question, make_set, make_trainer

pytestmark = pytest.mark.django_db


def change(client, code, action, **more):
    return client.post("/sets/basket/change/", {"code": code, "action": action, **more})


def button(response):
    """The words of the button that puts a question aside."""
    found = re.search(r'<button [^>]*id="take-.*?</button>', response.content.decode(), re.DOTALL)
    return "".join(re.sub("<.*?>", "", found[0]).strip().splitlines())


def fill(client, codes):
    """Give the browser of `client` a basket of these codes, whether they are in the bank or not."""
    basket = Basket({})
    for code in codes:
        assert basket.add(code)
    client.cookies.update(basket.keep_in(HttpResponse()).cookies)


def basket_of_client(client):
    return Basket({name: cookie.value for name, cookie in client.cookies.items()})


def codes(client):
    text = client.get("/sets/basket/").content.decode()
    return re.findall(r'<li class="slot" id="[^"]+" data-code="([^"]+)"', text)


def test_questions_are_put_in_ordered_removed_and_emptied(client):
    a, b, c = (make_question().code for _ in range(3))
    for code in (a, b, c, a):
        change(client, code, "add")
    assert codes(client) == [a, b, c]

    change(client, c, "up")
    change(client, a, "down")
    assert codes(client) == [c, a, b]
    change(client, a, "remove")
    assert codes(client) == [c, b]
    client.post("/sets/basket/empty/")
    assert codes(client) == []


def test_adding_goes_back_to_the_page_but_nowhere_else(client):
    code = make_question().code

    assert (
        change(client, code, "add", next="/questions/?role=lead").url
        == f"/questions/?role=lead#take-{code}"
    )
    assert (
        change(client, code, "add", next="https://evil.example/").url == f"/sets/basket/#row-{code}"
    )


def test_with_htmx_only_the_button_and_the_count_come_back(client):
    code = make_question().code

    response = client.post(
        "/sets/basket/change/",
        {"code": code, "action": "add", "next": "/questions/"},
        headers={"HX-Request": "true"},
    )

    text = response.content.decode()
    assert "<html" not in text
    assert 'value="remove"' in text
    count = '<data id="basket-count" value="1" data-hx-swap-oob="true">1</data>'
    assert count in re.sub(r"\s+data-hx", " data-hx", text)


def test_internal_questions_cannot_be_put_in_and_drop_out_when_they_become_so(client):
    question = make_question()
    internal = make_question(visibility="internal")
    change(client, question.code, "add")
    assert change(client, internal.code, "add").status_code == 404

    question.visibility = "internal"
    question.save()

    assert codes(client) == []
    assert "note alarm" in client.get("/sets/basket/").content.decode()


def test_it_stops_at_500_and_takes_no_cookie_of_others(client):
    fill(client, [f"XX-{n:04}" for n in range(500)])
    response = change(client, make_question().code, "add")
    assert response.cookies.keys() & {"basket"} == set()
    assert len(basket_of_client(client)) == 500

    client.cookies["basket"] = "not-signed"
    client.cookies["basket-XX-0001"] = "1.1:not-signed"
    assert codes(client) == []


def test_long_codes_stop_before_the_cookie_is_too_large_for_a_browser(client):
    basket = Basket({})
    numbers = Random(1)
    while basket.add(f"LONGCODE-{numbers.randrange(10**6):06}"):
        pass
    answer = basket.keep_in(HttpResponse())

    assert 200 < len(basket) < 500
    assert max(len(cookie.OutputString()) for cookie in answer.cookies.values()) < 4_000


def test_clicks_at_once_lose_nothing_whichever_answer_comes_last(client):
    a, b, c, d = (make_question().code for _ in range(4))
    fill(client, [a, d])
    before = {name: cookie.value for name, cookie in client.cookies.items()}
    clicks = [(b, "add"), (c, "add"), (d, "remove")]
    answers = []
    for code, action in clicks:  # each click starts from the cookies that the page came with
        browser = Client()
        browser.cookies.load(before)
        answers.append(change(browser, code, action).cookies)

    for answer in reversed(answers):
        client.cookies.update(answer)

    assert codes(client) == [a, b, c]


def test_many_clicks_become_one_cookie(client):
    wanted = [make_question().code for _ in range(45)]
    for code in wanted:
        change(client, code, "add")

    assert codes(client) == wanted
    steps = [
        name
        for name, cookie in client.cookies.items()
        if name.startswith("basket-") and cookie.value
    ]
    assert len(steps) <= 20


def test_an_order_that_is_shown_is_taken_over_and_forgets_nothing(client):
    a, b, c, d = (make_question().code for _ in range(4))
    fill(client, [a, b, c, d])

    response = client.post("/sets/basket/order/", {"order": f"{c} XX-0001 {a} {c}"})

    assert response.status_code == 204
    assert codes(client) == [c, a, b, d]


def test_taking_all_out_can_be_undone(client):
    a, b, c = (make_question().code for _ in range(3))
    fill(client, [a, b])
    client.post("/sets/basket/empty/")
    change(client, c, "add")
    assert 'action="/sets/basket/restore/"' in client.get("/sets/basket/").content.decode()

    client.post("/sets/basket/restore/")

    assert codes(client) == [a, b, c]
    assert 'action="/sets/basket/restore/"' not in client.get("/sets/basket/").content.decode()


def test_without_script_one_comes_back_to_the_row(client):
    a, b, c = (make_question().code for _ in range(3))
    fill(client, [a, b, c])

    assert change(client, c, "up").url == f"/sets/basket/#row-{c}"
    assert change(client, a, "remove").url == f"/sets/basket/#row-{c}"
    assert change(client, b, "remove").url == f"/sets/basket/#row-{c}"
    assert change(client, c, "remove").url == "/sets/basket/"


def test_with_htmx_a_row_goes_and_the_sums_are_said(client):
    a, b = make_question(points=10).code, make_question(points=10).code
    fill(client, [a, b])

    answer = client.post(
        "/sets/basket/change/", {"code": a, "action": "remove"}, headers={"HX-Request": "true"}
    )

    assert '<ul class="facts" id="basket-facts" data-hx-swap-oob="true">' in answer.content.decode()
    assert f"{a} 已" in answer.content.decode()
    assert "HX-Refresh" not in answer.headers
    last = {"code": b, "action": "remove"}
    answer = client.post("/sets/basket/change/", last, headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"


def test_a_visitor_saves_where_a_trainer_gathers(client):
    code = make_question().code
    address = f"/questions/{code}/"
    visitor = client.get(address).content.decode()
    assert button(client.get(address)) == f"收藏 {code}"
    assert "题篮" not in visitor + client.get("/sets/basket/").content.decode()
    change(client, code, "add")
    assert button(client.get(address)) == f"已收藏 {code}"

    client.force_login(make_trainer())
    assert "收藏" not in client.get(address).content.decode()
    assert button(client.get(address)) == f"已在题篮 {code}"
    assert "题篮" in client.get("/sets/basket/").content.decode()


def test_a_visitor_keeps_it_through_the_sign_in_and_saves_it(client):
    make_trainer("lin")
    question = make_question()
    change(client, question.code, "add")
    assert client.post("/sets/basket/save/", {"title": "复试"}).status_code == 302
    assert not QuestionSet.objects.exists()

    client.post("/accounts/login/", {"login": "lin", "password": "a-long-password"})
    client.post("/sets/basket/save/", {"title": "复试"})

    made = QuestionSet.objects.get()
    assert [entry.triple["code"] for entry in made.entries.all()] == [question.code]
    assert (made.owner.username, codes(client)) == ("lin", [])


def test_it_is_added_to_a_set_without_doubling(client):
    trainer = make_trainer()
    client.force_login(trainer)
    there, new = make_question(), make_question()
    made = make_set([there], by=trainer)
    for question in (there, new):
        change(client, question.code, "add")

    client.post(f"/sets/basket/into/{made.code}/")

    assert made.entries.count() == 2


def test_an_empty_basket_prints_an_empty_paper_and_exports_nothing(client):
    assert client.get("/sets/basket/print/").status_code == 200
    wish = {"sheet": "candidate", "format": "pdf"}
    assert client.post("/sets/basket/export/", wish).status_code == 422
