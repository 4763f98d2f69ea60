"""What is refused before a view sees it: stale forms and addresses that no text could hold."""

import pytest
from django.test import Client

from tests.make import make_admin, make_question

pytestmark = pytest.mark.django_db
TEXT = "我写了很久的一段话"


def stale(address, **headers):
    """The answer to a form whose token is no longer known."""
    fields = {"kind": "wrong", "text": TEXT, "csrfmiddlewaretoken": "0" * 64}
    return Client(enforce_csrf_checks=True).post(address, fields, headers=headers)


def test_a_stale_form_says_what_happened_and_is_sent_again_from_its_page():
    address = f"/reports/about/{make_question().code}/"
    response = stale(address, origin="http://testserver")
    body = response.content.decode()

    assert response.status_code == 403
    assert "页面打开得太久" in body
    assert f"{TEXT}</textarea>" in body
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["csrftoken"] = response.cookies["csrftoken"].value
    token = body.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    fields = {"kind": "wrong", "text": TEXT, "csrfmiddlewaretoken": token}
    assert strict.post(address, fields).status_code == 302


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {}])
def test_a_strangers_form_gets_no_button_that_would_send_it(headers):
    body = stale(f"/reports/about/{make_question().code}/", **headers).content.decode()

    assert f"{TEXT}</textarea>" in body
    assert "<button" not in body
    assert "csrfmiddlewaretoken" not in body


def test_what_cannot_be_typed_again_is_not_offered_to_send():
    address = "/accounts/login/"
    fields = {"login": "lin-xiaowen", "password": "my-own-secret"}
    strict = Client(enforce_csrf_checks=True)

    body = strict.post(address, fields, headers={"origin": "http://testserver"}).content.decode()

    assert "lin-xiaowen" in body
    assert "my-own-secret" not in body
    assert "<button" not in body


@pytest.mark.parametrize(
    "address",
    [
        "/questions/%00/",
        "/questions/?q=%00",
        "/questions/?%00=1",
        "/questions/?role=lead%00&category=x",
        "/questions/?page=%00",
        "/questions/?q=%ED%A0%80",
        "/questions/%ED%BF%BF/",
        "/admin/interviews/question/?q=%00",
        "/reports/%00/",
    ],
)
def test_an_address_that_no_text_could_hold_is_refused(client, address):
    response = client.get(address)

    assert response.status_code == 400
    assert "这个地址无法识别" in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_reader_of_traditional_script_is_told_in_it_and_typed_text_stays(client):
    client.cookies["language"] = "zh-tw"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["language"] = "zh-tw"

    refused = client.get("/questions/?q=%00").content.decode()
    fields = {"text": TEXT}
    stale = strict.post(f"/reports/about/{make_question().code}/", fields).content.decode()

    assert '<html lang="zh-Hant-TW"' in refused
    assert "這個地址" in refused or "這個位址" in refused
    assert f"{TEXT}</textarea>" in stale
    assert "你填寫的內容" in stale


@pytest.mark.parametrize("name", ["sessionid", "language", "csrftoken"])
def test_so_is_a_cookie(client, name):
    client.cookies.load(f'{name}="\\000aaaaaaaaaaaa"')

    assert client.get("/sets/").status_code == 400


@pytest.mark.parametrize("address", ["/questions/?q=%F0%9F%98%80退款", "/questions/?q=%FF%FE"])
def test_other_bytes_are_searched_for_as_well_as_they_can(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/accounts/login/", "login"),
        ("/reports/about/TS-4711/", "text"),
        ("/questions/export/", "sheet"),
        ("/sets/S-4711/save/", "codes"),
        ("/admin/interviews/question/add/", "stem"),
    ],
)
def test_a_form_with_a_character_that_no_text_has_is_given_back_without_it(client, address, field):
    client.force_login(make_admin())

    response = client.post(address, {field: f"我写的\x00{TEXT}", "password": "mine\x00"})
    body = response.content.decode()

    assert response.status_code == 400
    assert f"我写的{TEXT}</textarea>" in body
    assert "\x00" not in body
    assert "mine" not in body


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {"host": "evil.example"}),
        ({f"a{n}": "1" for n in range(5001)}, {}),
    ],
)
def test_a_request_that_django_refuses_is_told_so_in_the_reader_s_language(client, fields, headers):
    response = client.post("/face/", fields, headers=headers)
    page = response.content.decode()

    assert response.status_code == 400
    assert "这个请求处理不了" in page
    assert "evil.example" not in page
