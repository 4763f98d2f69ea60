"""Signing in by the company, against a real OpenID Connect provider in a process of its own."""

import time

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from interviews.models import SecurityEvent, User
from questionbank.companies import companies, groups
from questionbank.environment import Environment
from tests.make import make_admin, make_trainer, make_user

pytestmark = pytest.mark.django_db
LIN = {"email": "lin@example.org", "email_verified": True, "name": "林晓雯"}


def is_in(client):
    return client.session.get("_auth_user_id")


def groups_of(user):
    return sorted(user.groups.values_list("name", flat=True))


def test_the_sign_in_offers_the_company_and_keeps_where_one_wanted_to_go(client, company):
    page = client.get("/accounts/login/?next=/jobs/").content.decode()

    assert "示例公司" in page
    assert 'href="/accounts/company/sso/?next=/jobs/"' in page


def test_without_one_there_is_no_such_door(client):
    assert "/accounts/company/" not in client.get("/accounts/login/").content.decode()
    assert client.get("/accounts/company/sso/").status_code == 404


def test_staff_with_this_address_are_let_in_and_led_on(client, company):
    lin = make_trainer("lin", email="Lin@example.org")
    company.knows("lin-1", **LIN)

    back = company.let_in(client, "lin-1", next="/jobs/")

    assert (back.url, is_in(client)) == ("/jobs/", str(lin.pk))
    assert list(SecurityEvent.objects.values_list("kind", "by_name")) == [("signed_in", "lin")]


def test_the_second_time_the_number_counts_and_no_longer_the_address(client, company):
    lin = make_trainer("lin", email="lin@example.org")
    company.knows("lin-2", **LIN)
    company.let_in(client, "lin-2")
    company.knows("lin-2", **LIN | {"email": "married@example.org"})

    again = Client()
    company.let_in(again, "lin-2")

    assert is_in(again) == str(lin.pk)


def test_from_then_on_the_company_alone_opens_the_account(client, company):
    """Who typed the address of somebody else into their own account gains nothing by it."""
    make_trainer("mallory", email="boss@example.org", password="a-long-password")
    mallory = Client()
    mallory.post("/accounts/login/", {"login": "mallory", "password": "a-long-password"})
    company.knows("boss-1", **LIN | {"email": "boss@example.org"})
    company.let_in(client, "boss-1")

    again = mallory.post("/accounts/login/", {"login": "mallory", "password": "a-long-password"})

    assert is_in(client)
    assert mallory.get("/jobs/").status_code == 302
    assert "密码对不上" in again.content.decode()


@pytest.mark.parametrize(
    ("mine", "claims"),
    [
        ({}, {"email": "somebody@example.org"}),
        ({}, {"email_verified": False}),
        ({"is_staff": False}, {}),
        ({"is_active": False}, {}),
    ],
    ids=["no account", "address not verified", "an address that a learner typed", "closed"],
)
def test_who_is_not_known_here_is_refused_with_what_to_do(client, company, mine, claims):
    make_user("lin", **{"email": "lin@example.org", **mine})
    company.knows("lin-3", **LIN | claims)

    back = company.let_in(client, "lin-3")
    page = client.get(back.url) if back.status_code == 302 else back

    assert not is_in(client)
    assert "管理员" in page.content.decode()
    assert User.objects.count() == 1


def test_an_address_of_two_accounts_opens_neither(client, company):
    for name in ("lin", "lin2"):
        make_trainer(name, email="lin@example.org")
    company.knows("lin-4", **LIN)

    assert company.let_in(client, "lin-4").status_code == 403


def test_where_the_house_wants_it_an_account_is_made(client, company, settings):
    settings.SSO_NEW = True
    company.knows("new-1", **LIN | {"preferred_username": "lin.xiaowen"})

    company.let_in(client, "new-1")

    user = User.objects.get()
    assert (user.username, user.name, user.email, user.is_staff, user.has_usable_password()) == (
        "lin.xiaowen",
        "林晓雯",
        "lin@example.org",
        False,
        False,
    )


def test_a_name_that_is_taken_gives_no_second_person_the_account(client, company, settings):
    settings.SSO_NEW = True
    other = make_trainer("lin")
    company.knows("new-2", **LIN | {"preferred_username": "lin"})

    company.let_in(client, "new-2")

    assert is_in(client) not in (None, str(other.pk))
    assert User.objects.exclude(pk=other.pk).get().username.startswith("lin")


def test_the_company_says_the_groups_at_each_sign_in(client, company, settings):
    settings.SSO_NEW = True
    settings.SSO_GROUPS = {"kf-edit": "题库编辑", "kf-review": "审核人"}
    company.knows("lin-5", **LIN, groups=["kf-edit", "kf-other"])
    company.let_in(client, "lin-5")
    user = User.objects.get()
    first = groups_of(user), user.is_staff

    user.groups.add(*make_user(group="培训师").groups.all())
    company.knows("lin-5", **LIN, groups=["kf-review"])
    company.let_in(Client(), "lin-5")
    second = groups_of(user)
    company.knows("lin-5", **LIN, groups=[])
    company.let_in(Client(), "lin-5")

    assert first == (["题库编辑"], True)
    assert second == sorted(["审核人", "培训师"])  # what the house gave itself stays
    assert groups_of(user) == ["培训师"]
    written = SecurityEvent.objects.filter(kind="account_changed").order_by("pk")
    assert [line.about.rpartition(": ")[2] for line in written][-2:] == ["培训师、审核人", "培训师"]


def test_staff_may_be_bound_to_the_company(client, settings):
    make_trainer("lin")
    make_user("learner", is_staff=False)
    settings.SSO_ONLY = True

    page = client.post("/accounts/login/", {"login": "lin", "password": "a-long-password"})
    refused = is_in(client)
    client.post("/accounts/login/", {"login": "learner", "password": "a-long-password"})

    assert "公司账号" in page.content.decode()
    assert (refused, is_in(client) is not None) == (None, True)


def test_no_second_factor_is_asked_of_who_comes_by_the_company(client, company):
    make_admin("root")
    User.objects.update(email="lin@example.org")
    company.knows("root-1", **LIN)

    company.let_in(client, "root-1")

    assert is_in(client)
    assert User.objects.get().second_factor_by is None


def test_who_has_no_password_says_it_again_at_the_company(client, company, monkeypatch):
    make_admin("root")
    User.objects.update(email="lin@example.org")
    company.knows("root-2", **LIN)
    company.let_in(client, "root-2")
    moment = time.time() + 20 * 60
    monkeypatch.setattr("interviews.accounts.confirm.time.time", lambda: moment)

    asked = client.get("/admin/interviews/user/add/")
    monkeypatch.undo()
    back = company.let_in(client, "root-2", asked.url)

    assert asked.url.startswith("/accounts/company/sso/again/?next=")
    assert back.url == "/admin/interviews/user/add/"


def test_a_callback_that_nobody_began_here_lets_nobody_in(client, company):
    make_trainer("lin", email="lin@example.org")
    company.knows("lin-6", **LIN)
    other = Client()
    began = other.get("/accounts/company/sso/")
    state = began.url.partition("state=")[2].partition("&")[0]

    answer = client.get("/accounts/company/sso/back/", {"code": "x", "state": state})

    assert (answer.status_code, is_in(client)) == (403, None)
    assert "公司没有让你进来" in answer.content.decode()


def test_a_company_that_is_away_is_a_page_and_no_traceback(client, company, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"] = {"server_url": "http://127.0.0.1:9"}

    answer = client.get("/accounts/company/sso/")

    assert answer.status_code == 503
    assert "公司没有让你进来" in answer.content.decode()


# The settings


def read(monkeypatch, **names):
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    return Environment()


def test_the_environment_names_the_companies(monkeypatch):
    env = read(
        monkeypatch,
        SSO_ISSUER="https://id.example.org/",
        SSO_CLIENT_ID="bank",
        SSO_SECRET="s",
        FEISHU_ID="cli_1",
        FEISHU_SECRET="f",
    )

    found = companies(env)

    assert list(found) == ["openid_connect", "feishu"]
    (app,) = found["openid_connect"]["APPS"]
    assert app["settings"] == {"server_url": "https://id.example.org"}
    assert found["feishu"]["APPS"] == [{"client_id": "cli_1", "secret": "f"}]


def test_half_of_a_company_is_refused_by_name(monkeypatch):
    env = read(monkeypatch, SSO_ISSUER="https://id.example.org", SSO_CLIENT_ID="bank")

    with pytest.raises(ImproperlyConfigured, match="SSO_SECRET"):
        companies(env)


def test_groups_are_pairs(monkeypatch):
    env = read(monkeypatch, SSO_GROUPS="kf-edit=题库编辑, kf-admin=管理员", WRONG="kf-edit")

    assert groups(env, "SSO_GROUPS") == {"kf-edit": "题库编辑", "kf-admin": "管理员"}
    with pytest.raises(ImproperlyConfigured, match="WRONG"):
        groups(env, "WRONG")
