"""The second factor: set up, asked for, lost, and owed by administrators."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from interviews.models import SecurityEvent, User
from tests.make import make_admin, make_trainer, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"


def code_of(secret, step=0):
    counter = list(yield_hotp_counters_from_time())[0] + step
    return format_hotp_value(hotp_value(secret, counter))


def with_app(user):
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def enter(client, user, **fields):
    return client.post("/accounts/login/", {"login": user.username, "password": PASSWORD, **fields})


def is_in(client):
    return "_auth_user_id" in client.session


def test_an_app_is_set_up_and_recovery_codes_come_with_it(
    client, django_capture_on_commit_callbacks
):
    user = make_trainer("lin")
    client.force_login(user)
    page = client.get("/accounts/factor/app/")
    secret = page.context["form"].secret

    wrong = client.post("/accounts/factor/app/", {"code": "000000x"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        codes = client.post("/accounts/factor/app/", {"code": code_of(secret)}, follow=True)

    assert "验证码不对" in wrong
    assert 'src="data:image/svg+xml' in page.content.decode()
    assert codes.request["PATH_INFO"] == "/accounts/factor/codes/"
    assert len(codes.context["unused_codes"]) == 10
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]
    assert set(SecurityEvent.objects.values_list("kind", "about")) == {
        ("factor_added", "totp"),
        ("factor_added", "recovery_codes"),
    }


def test_the_password_alone_opens_nothing_then_and_where_one_wanted_to_go_is_kept(client):
    user = make_trainer("lin")
    secret = with_app(user)

    first = enter(client, user, next="/jobs/")
    half_in = is_in(client)
    desk = client.get("/jobs/")
    wrong = client.post("/accounts/factor/code/", {"code": "123"})
    last = client.post("/accounts/factor/code/", {"code": code_of(secret)})

    assert (first.url, half_in) == ("/accounts/factor/code/", False)
    assert desk.url == "/accounts/login/?next=/jobs/"
    assert "验证码不对" in wrong.content.decode()
    assert (last.url, is_in(client)) == ("/jobs/", True)


def test_a_code_works_once(client):
    user = make_trainer("lin")
    code = code_of(with_app(user))

    for browser in (client, other := Client()):
        enter(browser, user)
        browser.post("/accounts/factor/code/", {"code": code})

    assert (is_in(client), is_in(other)) == (True, False)


def test_a_recovery_code_works_once_in_its_place(client):
    user = make_trainer("lin")
    client.force_login(user)
    secret = client.get("/accounts/factor/app/").context["form"].secret
    page = client.post("/accounts/factor/app/", {"code": code_of(secret)}, follow=True)
    code = page.context["unused_codes"][0]

    first, second = Client(), Client()
    for browser in (first, second):
        enter(browser, user)
        browser.post("/accounts/factor/code/", {"code": code})

    assert (is_in(first), is_in(second)) == (True, False)


def test_codes_cannot_be_guessed_for_long(client):
    user = make_trainer("lin")
    with_app(user)
    enter(client, user)

    tries = [
        client.post("/accounts/factor/code/", {"code": f"{n:06}"}).status_code for n in range(8)
    ]

    assert tries == [200] * 5 + [429] * 3  # the password took one turn of six


def test_an_administrator_is_asked_for_one_and_has_two_weeks(client):
    make_admin("root")
    client.post("/accounts/login/", {"login": "root", "password": PASSWORD})

    by = User.objects.get(username="root").second_factor_by
    desk = client.get("/admin/").content.decode()

    assert timedelta(days=13) < by - timezone.now() <= timedelta(days=14)
    assert "缺第二重验证" in desk


def test_who_is_no_administrator_is_only_offered_one(client):
    user = make_trainer("lin")
    enter(client, user)

    assert User.objects.get(pk=user.pk).second_factor_by is None
    assert "未设置" in client.get("/accounts/").content.decode()


@pytest.fixture
def late(client):
    """An administrator whose time is over."""
    user = make_admin("root")
    client.force_login(user)
    User.objects.update(second_factor_by=timezone.now() - timedelta(minutes=1))
    return user


def test_after_that_the_desk_opens_only_with_it(client, late, django_capture_on_commit_callbacks):
    pages = [client.get(address) for address in ("/admin/", "/questions/", "/sets/")]
    sent = client.post("/admin/account/", {"email": "written-for-long@example.org"})

    assert [page.url for page in pages] == ["/accounts/factor/"] * 3
    assert sent.status_code == 403
    assert "written-for-long@example.org" in sent.content.decode()

    secret = client.get("/accounts/factor/app/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/factor/app/", {"code": code_of(secret)})

    assert client.get("/admin/").status_code == 200
    assert User.objects.get().second_factor_by is None


def test_where_the_house_does_not_ask_for_it_nobody_is_led_there(client, settings):
    settings.SECOND_FACTOR = False
    client.force_login(make_admin("root"))

    assert User.objects.get().second_factor_by is None


def test_an_administrator_who_takes_the_last_away_has_no_new_time(client):
    user = make_admin("root")
    with_app(user)
    client.force_login(user)

    client.post("/accounts/factor/app/remove/")

    assert client.get("/admin/").url == "/accounts/factor/"


def test_an_administrator_helps_somebody_who_lost_it_and_nobody_above(client):
    boss, lin = make_admin("boss"), make_trainer("lin")
    for user in (boss, lin):
        with_app(user)
    client.force_login(make_user("admin", group="管理员"))
    page = client.get(f"/admin/interviews/user/{lin.pk}/change/").content.decode()

    done = client.post(f"/admin/interviews/user/{lin.pk}/factor/")
    refused = client.post(f"/admin/interviews/user/{boss.pk}/factor/")

    assert "取消第二重验证" in page
    assert (done.status_code, refused.status_code) == (302, 403)
    assert [factor.user for factor in Authenticator.objects.all()] == [boss]
    event = SecurityEvent.objects.get(kind="factor_removed")
    assert (event.by_name, event.about) == ("admin", "lin")


def test_the_only_administrator_is_helped_on_the_machine(capsys):
    root = make_admin("root")
    with_app(root)

    call_command("forget_factor", "root")
    call_command("forget_factor", "root")

    said = capsys.readouterr().out
    assert "by the password alone" in said
    assert "had none" in said
    assert not Authenticator.objects.exists()
    assert User.objects.get().second_factor_by > timezone.now()
    with pytest.raises(CommandError, match="no account nobody"):
        call_command("forget_factor", "nobody")
