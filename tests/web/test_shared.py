"""Forms without a token are taken from our own pages, by what the browser says of them."""

import pytest
from django.test import Client

from tests.make import make_question

pytestmark = pytest.mark.django_db
OURS = [
    {"sec-fetch-site": "same-origin"},
    {"origin": "http://testserver"},
    {"referer": "http://testserver/questions/?q=x"},
]
FOREIGN = [
    {},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": "null"},
    {"origin": "http://evil.example"},
    {"origin": "https://testserver"},
    {"origin": "http://testserver.evil.example"},
    {"referer": "http://evil.example/http://testserver/"},
]


@pytest.fixture
def browser():
    make_question(code="TS-9001")
    return Client(enforce_csrf_checks=True)


def save(browser, headers):
    change = {"code": "TS-9001", "action": "add", "next": "/questions/"}
    response = browser.post("/sets/basket/change/", change, headers=headers)
    return response.status_code, [name for name in browser.cookies if name.startswith("basket")]


def choose_dark(browser, headers):
    response = browser.post("/face/", {"theme": "dark", "next": "/guides/"}, headers=headers)
    theme = browser.cookies.get("theme")
    return response.status_code, theme.value if theme else None


@pytest.mark.parametrize("headers", OURS)
def test_our_own_pages_need_no_token(browser, headers):
    assert save(browser, headers) == (302, ["basket-TS-9001"])
    assert choose_dark(browser, headers) == (302, "dark")


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_stranger_changes_nothing(browser, headers):
    assert save(browser, headers) == (403, [])
    assert choose_dark(browser, headers) == (403, None)


def test_an_origin_that_the_operator_trusts_is_ours(browser, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://bank.example"]

    assert choose_dark(browser, {"origin": "https://bank.example"}) == (302, "dark")


def test_other_forms_still_need_their_token(browser):
    for headers in OURS:
        answer = browser.post("/reports/about/TS-9001/", {"text": "x"}, headers=headers)
        assert answer.status_code == 403


@pytest.mark.parametrize("address", ["/", "/questions/", "/questions/TS-9001/", "/guides/"])
def test_reading_sets_no_cookie(browser, address):
    assert browser.get(address).cookies == {}
