"""Signing in through the real login: what strangers try keeps the owner neither out nor safe."""

import pytest
from django.test import Client

from tests.make import make_user

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _behind_one_proxy(settings):
    settings.TRUSTED_PROXIES = 1


def attempt(username, password, *, address, client=None):
    """(status, Location) of one try to sign in from `address`."""
    response = (client or Client()).post(
        LOGIN,
        {"login": username, "password": password, "next": "/admin/"},
        headers={"x-forwarded-for": f"6.6.6.6, {address}"},
    )
    return response.status_code, response.headers.get("Location")


IN = (302, "/admin/")


def test_wrong_passwords_from_one_address_do_not_lock_the_owner_out_at_another():
    owner = make_user("owner")
    for _ in range(11):
        attempt("owner", "wrong", address="203.0.113.5")

    assert attempt("owner", "a-long-password", address="203.0.113.5") == (429, None)
    assert attempt("owner", "a-long-password", address="198.51.100.7") == IN
    assert owner.is_active


def test_sixty_accounts_cannot_be_sprayed_from_one_address():
    make_user("user59", password="Winter2026!")

    codes = [attempt(f"user{n}", "Winter2026!", address="203.0.113.5")[0] for n in range(60)]

    assert (codes.count(200), codes.count(429), codes.count(302)) == (6, 54, 0)


def test_a_direct_visitor_does_not_get_a_fresh_address_by_a_header(settings):
    settings.TRUSTED_PROXIES = 0

    codes = [attempt(f"user{n}", "wrong", address=f"1.2.3.{n}")[0] for n in range(10)]

    assert codes == [200] * 6 + [429] * 4


def test_a_refusal_says_when_to_come_again():
    for _ in range(6):
        attempt("owner", "wrong", address="203.0.113.5")
    response = Client().post(
        LOGIN,
        {"login": "the-owner", "password": "my-own-secret"},
        headers={"x-forwarded-for": "203.0.113.5"},
    )

    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60
    assert "the-owner" in response.content.decode()
    assert "my-own-secret" not in response.content.decode()


def test_a_device_that_signed_in_before_is_never_shut_out():
    make_user("owner")
    known = Client()
    assert attempt("owner", "a-long-password", address="203.0.113.5", client=known) == IN
    del known.cookies["sessionid"]
    for _ in range(70):  # strangers, at the same address and elsewhere
        attempt("owner", "wrong", address="203.0.113.5")
    for place in range(70):
        attempt("owner", "wrong", address=f"198.51.100.{place}")

    assert attempt("owner", "a-long-password", address="203.0.113.5") == (429, None)
    assert attempt("owner", "a-long-password", address="192.0.2.1") == (429, None)
    assert attempt("owner", "a-long-password", address="203.0.113.5", client=known) == IN


def test_a_known_device_may_not_try_for_ever_nor_for_other_accounts():
    make_user("owner")
    make_user("other")
    known = Client()
    attempt("owner", "a-long-password", address="203.0.113.5", client=known)
    del known.cookies["sessionid"]

    own = [attempt("owner", "no", address="203.0.113.5", client=known)[0] for _ in range(8)]
    others = [attempt("other", "no", address="203.0.113.5", client=known)[0] for _ in range(8)]

    assert own == [200] * 6 + [429] * 2
    assert others == [200] * 5 + [429] * 3


def test_a_forged_device_is_nobody():
    make_user("owner")
    forged = Client()
    forged.cookies["device"] = "WyJhIixbImIiXV0:1tXyZ:forged"

    codes = [attempt("owner", "no", address="203.0.113.5", client=forged)[0] for _ in range(7)]

    assert codes == [200] * 6 + [429]


def test_a_right_password_without_the_right_is_not_called_wrong(client):
    make_user("learner", is_staff=False)

    page = client.post(
        LOGIN,
        {"login": "learner", "password": "a-long-password", "next": "/admin/"},
        follow=True,
    )

    assert page.status_code == 403
    assert "只供工作人员使用" in page.content.decode()
    assert "密码不匹配" not in page.content.decode()


def test_who_is_signed_in_without_the_right_is_told_so_and_not_asked_again(client):
    client.force_login(make_user("learner", is_staff=False))

    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "只供工作人员使用" in response.content.decode()
    assert 'name="password"' not in response.content.decode()


def test_the_stock_sign_in_leads_to_the_one_and_keeps_where_one_wanted_to_go(client):
    response = client.get("/admin/interviews/question/", follow=True)

    assert response.redirect_chain[-1] == ("/accounts/login/?next=/admin/interviews/question/", 302)
    assert 'name="next" value="/admin/interviews/question/"' in response.content.decode()


def test_nobody_is_led_to_another_site(client):
    make_user("lin")

    fields = {"login": "lin", "password": "a-long-password", "next": "https://evil.example/"}

    assert client.post(LOGIN, fields).headers["Location"] == "/admin/"


@pytest.mark.parametrize("typed", ["lin", "Lin", " LIN ", "lin@example.org", "Lin@Example.org"])
def test_one_signs_in_by_name_or_address_in_any_case(client, typed):
    make_user("lin", email="lin@example.org")

    response = client.post(LOGIN, {"login": typed, "password": "a-long-password"})

    assert (response.status_code, client.session.get("_auth_user_id") is not None) == (302, True)


def test_an_address_of_two_accounts_opens_neither(client):
    for name in ("lin", "wang"):
        make_user(name, email="team@example.org")

    client.post(LOGIN, {"login": "team@example.org", "password": "a-long-password"})

    assert "_auth_user_id" not in client.session


def test_a_closed_account_and_an_unknown_one_read_like_a_wrong_password(client):
    make_user("gone", is_active=False)
    make_user("lin")

    for name in ("gone", "nobody", "lin"):
        page = client.post(LOGIN, {"login": name, "password": "a-long-password!"}).content.decode()
        assert "密码对不上" in page
        assert f'value="{name}"' in page


def test_staff_go_to_the_desk_and_learners_to_their_practice(client):
    make_user("lin")
    make_user("learner", is_staff=False)

    places = {
        name: Client().post(LOGIN, {"login": name, "password": "a-long-password"}).url
        for name in ("lin", "learner")
    }

    assert places == {"lin": "/admin/", "learner": "/practice/"}
