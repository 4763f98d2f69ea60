"""Learners sign up with a name and a password, and keep what they practised."""

import pytest
from django.core import mail
from django.test import Client

from interviews.models import Attempt, Learner, SecurityEvent, User
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
SIGN_UP = "/accounts/signup/"
PASSWORD = "a-long-passphrase"


def sign_up(client, username="xiaowen", password=PASSWORD, **fields):
    return client.post(SIGN_UP, {"username": username, "password1": password, **fields})


def practise(client, question, key):
    """Answer `question` in mind and mark it; return the attempt."""
    fields = {"key": key, "opened": "1", "way": "mind"}
    answer = client.post(f"/practice/questions/{question.code}/answer/", fields)
    attempt = Attempt.objects.get(key=key)
    assert answer.status_code == 302
    client.post(f"/practice/attempts/{attempt.pk}/mark/", {f"level-{n}": 5 for n in range(3)})
    return attempt


def test_a_name_and_a_password_are_enough(client):
    page = client.get(SIGN_UP).content.decode()
    response = sign_up(client)

    user = User.objects.get(username="xiaowen")
    assert page.count('name="username"') + page.count('type="password"') == 2
    assert (response.url, client.session["_auth_user_id"]) == ("/practice/", str(user.pk))
    assert (user.is_staff, user.email, user.second_factor_by) == (False, "", None)


def test_a_taken_name_is_said_and_nothing_typed_is_lost(client):
    make_user("Xiaowen")

    page = sign_up(client, "xiaowen").content.decode()

    assert "这个名字已有人用" in page
    assert 'value="xiaowen"' in page
    assert User.objects.count() == 1


def test_who_loses_a_race_for_a_name_is_told_so(client, monkeypatch):
    """The name was free when it was looked at, and is taken when it is written."""
    make_user("xiaowen")
    monkeypatch.setattr("allauth.account.internal.userkit.filter_users_by_username", _nobody)

    page = sign_up(client, "xiaowen")

    assert page.status_code == 200
    assert "这个名字已有人用" in page.content.decode()


def _nobody(*names):
    return User.objects.none()


@pytest.mark.parametrize(
    ("password", "said"), [("short", "太短"), ("12345678901", "只包含数字"), ("", "必填")]
)
def test_a_weak_password_is_said_beside_the_field(client, password, said):
    page = sign_up(client, password=password).content.decode()

    assert said in page
    assert 'value="xiaowen"' in page
    assert not User.objects.exists()


def test_an_address_as_a_name_gets_letters(client):
    sign_up(client, "Xiaowen@Example.org")
    client.post("/accounts/logout/")

    client.post("/accounts/forgotten/", {"email": "xiaowen@example.org"})

    assert User.objects.get().username == "xiaowen@example.org"
    assert [letter.to for letter in mail.outbox] == [["xiaowen@example.org"]]


def test_where_nobody_may_sign_up_the_page_says_so(client, settings):
    settings.SIGN_UP = False

    page = client.get(SIGN_UP)
    sign_up(client)

    assert "不开放注册" in page.content.decode()
    assert not User.objects.exists()


def test_thirty_an_hour_and_six_a_minute_sign_up_from_one_address():
    codes = [sign_up(Client(), f"person{n}").status_code for n in range(8)]

    assert codes == [302] * 6 + [429] * 2


def test_signing_up_carries_over_what_was_practised_in_the_browser(client):
    attempts = [practise(client, make_question(), f"k{n}").pk for n in range(2)]

    sign_up(client)

    learner = Learner.objects.get()
    assert learner.user == User.objects.get()
    assert sorted(learner.attempts.values_list("pk", flat=True)) == sorted(attempts)


def test_it_is_there_on_another_device(client):
    question = make_question()
    attempt = practise(client, question, "k1")
    sign_up(client)

    phone = Client()
    phone.post("/accounts/login/", {"login": "xiaowen", "password": PASSWORD})

    assert f"/practice/attempts/{attempt.pk}/" in phone.get("/practice/progress/").content.decode()


def test_two_learners_of_one_person_become_one_and_no_attempt_is_lost(client):
    """On the phone somebody signed up; at the desk they practised before they sign in."""
    both, one = make_question(), make_question("两个客户同时找你，都说自己先到，你先接谁？")
    phone, desk = client, Client()
    practise(phone, both, "phone")
    sign_up(phone)
    practise(desk, both, "desk")
    practise(desk, one, "desk2")
    desk.post("/accounts/login/", {"login": "xiaowen", "password": PASSWORD})
    offered = "并入我的账号" in desk.get("/practice/").content.decode()

    desk.post("/practice/carry/")

    learner = Learner.objects.get()
    assert offered
    assert sorted(learner.attempts.values_list("key", flat=True)) == ["desk", "desk2", "phone"]
    assert {card.question_id: card.attempts for card in learner.cards.all()} == {
        both.pk: 2,
        one.pk: 1,
    }


def test_who_signs_up_where_another_is_known_takes_nothing_of_theirs(client):
    """Only what this very browser holds comes along."""
    other = Client()
    theirs = practise(other, make_question(), "theirs")

    sign_up(client)

    assert Attempt.objects.get(pk=theirs.pk).learner.user is None
    assert not Learner.objects.filter(user=User.objects.get()).exists()


def test_a_new_account_is_noted_as_signed_in_and_its_words_are_not(client):
    sign_up(client)

    lines = SecurityEvent.objects.values_list("kind", "by_name", "about")
    assert list(lines) == [("signed_in", "xiaowen", "")]


def test_the_page_asks_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get(SIGN_UP)
