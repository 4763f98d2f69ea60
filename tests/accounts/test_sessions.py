"""Own sessions, idle limits, and saying once more who one is."""

import time

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interviews.models import User
from tests.make import make_admin, make_trainer, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) MicroMessenger/8.0"


def enter(user, agent=CHROME):
    client = Client(headers={"user-agent": agent})
    client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def later(monkeypatch, minutes):
    moment = time.time() + minutes * 60
    monkeypatch.setattr("time.time", lambda: moment)


def is_in(client):
    return client.get("/admin/").status_code == 200


# Where one is signed in


def test_one_sees_where_one_is_signed_in_and_ends_it_there():
    user = make_trainer("lin")
    desk, phone = enter(user), enter(user, PHONE)
    page = desk.get("/accounts/")
    (here, there) = sorted(page.context["sessions"], key=lambda one: not one.here)

    desk.post(f"/accounts/sessions/{there.pk}/end/")

    assert [here.device, there.device] == ["Chrome, Windows", "微信, iPhone"]
    assert "127.0.0.1" in page.content.decode()
    assert (is_in(desk), is_in(phone)) == (True, False)


def test_one_ends_all_others_at_once():
    user = make_trainer("lin")
    desk, others = enter(user), [enter(user) for _ in range(2)]

    desk.post("/accounts/sessions/end/")

    assert [is_in(client) for client in (desk, *others)] == [True, False, False]


def test_nobody_ends_a_session_of_somebody_else():
    lin, wang = enter(make_trainer("lin")), enter(make_trainer("wang"))
    (theirs,) = wang.get("/accounts/").context["sessions"]

    assert lin.post(f"/accounts/sessions/{theirs.pk}/end/").status_code == 404
    assert is_in(wang)


def test_a_new_password_signs_out_everywhere_else():
    user = make_trainer("lin")
    desk, phone = enter(user), enter(user)
    words = {"password1": "another-passphrase", "password2": "another-passphrase"}

    desk.post("/accounts/password/", {"oldpassword": PASSWORD, **words})

    assert (is_in(desk), is_in(phone)) == (True, False)


def test_the_list_asks_alike_often_however_long_it_is():
    user = make_trainer("lin")
    desk = enter(user)
    with CaptureQueriesContext(connection) as few:
        desk.get("/accounts/")
    for _ in range(4):
        enter(user)

    with CaptureQueriesContext(connection) as many:
        page = desk.get("/accounts/")

    assert (len(many), len(page.context["sessions"])) == (len(few), 5)


# Away for too long


@pytest.mark.parametrize(
    ("make", "minutes", "still"),
    [
        (make_admin, 59, True),
        (make_admin, 61, False),
        (make_trainer, 61, True),
        (make_trainer, 8 * 60 + 1, False),
    ],
)
def test_staff_are_signed_out_after_eight_hours_and_administrators_after_one(
    monkeypatch, make, minutes, still
):
    client = enter(make("lin"))

    later(monkeypatch, minutes)

    assert is_in(client) is still


def test_who_works_is_not_away(monkeypatch):
    client = enter(make_admin("root"))

    for _ in range(3):
        later(monkeypatch, 40)
        assert is_in(client)


def test_a_new_administrator_has_the_shorter_time_at_once(monkeypatch):
    user = make_user("lin", group="培训师")
    client = enter(user)
    user.groups.add(Group.objects.get(name="管理员"))

    later(monkeypatch, 61)

    assert not is_in(client)


@pytest.mark.parametrize("cookie", ["", "forged", None])
def test_without_the_cookie_or_with_another_s_the_time_counts_from_signing_in(monkeypatch, cookie):
    user = make_admin("root")
    client, other = enter(user), enter(user)
    later(monkeypatch, 40)
    for one in (client, other):
        one.get("/admin/")
    client.cookies["seen"] = other.cookies["seen"].value if cookie is None else cookie

    later(monkeypatch, 40)

    assert (is_in(client), is_in(other)) == (False, True)


def test_learners_stay_signed_in(monkeypatch):
    client = enter(make_user("learner", is_staff=False))

    later(monkeypatch, 5 * 24 * 60)

    assert "你以 learner 登录" in client.get("/accounts/").content.decode()


def test_who_was_away_is_asked_to_sign_in_and_led_back(monkeypatch):
    client = enter(make_admin("root"))
    later(monkeypatch, 90)

    answer = client.get("/jobs/")

    assert answer.url == "/accounts/login/?next=/jobs/"


def test_reading_writes_nothing_about_the_time(monkeypatch):
    client = enter(make_trainer("lin"))
    client.get("/questions/")
    later(monkeypatch, 40)

    with CaptureQueriesContext(connection) as asked:
        client.get("/questions/")

    assert [one["sql"] for one in asked if not one["sql"].startswith("SELECT")] == []


# Once more


@pytest.fixture
def admin(monkeypatch):
    client = enter(make_admin("admin"))
    later(monkeypatch, 20)
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/admin/interviews/user/add/",
        "/admin/interviews/user/{}/change/",
        "/admin/interviews/user/{}/delete/",
        "/accounts/factor/app/",
        "/accounts/factor/keys/add/",
        "/accounts/factor/codes/new/",
    ],
)
def test_before_rights_and_secrets_one_says_once_more_who_one_is(admin, address):
    address = address.format(make_trainer("lin").pk)

    asked = admin.get(address)
    wrong = admin.post(asked.url, {"password": "wrong"})
    right = admin.post(asked.url, {"password": PASSWORD})

    assert asked.url == f"/accounts/again/?next={address}".replace("/", "%2F").replace(
        "%2Faccounts%2Fagain%2F?next=", "/accounts/again/?next="
    )
    assert wrong.status_code == 200
    assert right.url == address
    assert admin.get(address).status_code == 200


def test_what_was_sent_is_done_after_that(admin):
    lin = make_trainer("lin")

    asked = admin.post(f"/admin/interviews/user/{lin.pk}/delete/", {"post": "yes"})
    there = User.objects.filter(pk=lin.pk).exists()
    admin.post(asked.url, {"password": PASSWORD})

    assert (there, User.objects.filter(pk=lin.pk).exists()) == (True, False)


def test_saying_it_again_counts_as_a_try_to_sign_in(admin):
    asked = admin.get("/admin/interviews/user/add/")

    tries = [admin.post(asked.url, {"password": "wrong"}).status_code for _ in range(8)]

    assert tries == [200] * 6 + [429] * 2


def test_right_after_signing_in_nobody_asks():
    client = enter(make_user("admin", group="管理员"))

    assert client.get("/admin/interviews/user/add/").status_code == 200
