"""Whose practice it is: two learners, cookies, accounts, taking along and removing."""

import re
from datetime import timedelta

import pytest
from django.urls import URLPattern
from django.utils import timezone

from interviews.jobs.tidy import tidy
from interviews.models import Attempt, Card, Learner, Note, Plan, Sitting, Turn
from interviews.practice import urls
from interviews.practice.learner import merge
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db


def test_nobody_sees_what_another_practised(learning, another):
    question = make_question()
    attempt = learning.practise(question, way="free", answer="只有我知道的一句话")
    learning.post("begin/", of="some")
    sitting = Sitting.objects.get()
    another.practise(make_question())

    checked = 0
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        address = (
            str(pattern.pattern)
            .replace("<str:code>", question.code)
            .replace("<int:number>", "1")
            .replace(
                "<int:pk>", str(sitting.pk if "sittings" in str(pattern.pattern) else attempt.pk)
            )
        )
        for client in (another.client, another.client.__class__()):
            response = client.get(f"/practice/{address}")
            assert "只有我知道" not in response.content.decode()
            if "<int:pk>" in str(pattern.pattern):
                assert response.status_code == 404
                assert client.post(f"/practice/{address}").status_code in (404, 405)
            checked += 1
    assert checked == 2 * len(urls.urlpatterns)
    attempt.refresh_from_db()
    assert attempt.points is not None


@pytest.mark.parametrize("change", ["tampered", "old"])
def test_a_cookie_that_is_not_ours_is_nobody_s(learning, settings, change):
    attempt = learning.practise(make_question())
    if change == "tampered":
        cookie = learning.client.cookies["learner"].value
        learning.client.cookies["learner"] = ("x" if cookie[0] != "x" else "y") + cookie[1:]
    else:
        Learner.objects.update(token="another")

    assert learning.get(f"attempts/{attempt.pk}/").status_code == 404
    assert learning.get("").status_code == 200


def test_the_cookie_lasts_half_a_year_and_no_script_reads_it(learning):
    learning.answer(make_question())

    cookie = learning.client.cookies["learner"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (15552000, True, "Lax")


def test_who_has_not_come_for_half_a_year_is_removed(learning, another):
    learning.practise(make_question())
    another.practise(make_question())
    gone = Learner.objects.first()
    Learner.objects.filter(pk=gone.pk).update(seen_on=timezone.localdate() - timedelta(days=181))

    tidy()

    assert list(Learner.objects.values_list("pk", flat=True)) == [gone.pk + 1]
    assert Attempt.objects.count() == Card.objects.count() == 1


def test_an_account_that_practises_is_never_removed_by_age(learning):
    learning.client.force_login(make_user())
    learning.practise(make_question())
    Learner.objects.update(seen_on=timezone.localdate() - timedelta(days=999))

    tidy()

    assert Learner.objects.count() == 1


def test_all_of_it_is_taken_along_and_then_removed_without_a_trace(learning):
    question = make_question(code="TS-9001")
    learning.practise(question, way="free", answer="我的话")
    learning.post("questions/TS-9001/note/", text="记住")
    learning.post("begin/", of="some")

    found = learning.get("export/").json()
    assert found["attempts"][0]["answer"] == {"answer": "我的话"}
    assert found["attempts"][0]["levels"] == {"接手": 5, "查证": 3, "留痕": 3}
    assert found["attempts"][0]["points"] == 9.2
    assert found["notes"][0]["text"] == "记住"

    assert "1 次回答" in learning.get("forget/").content.decode()
    assert learning.post("forget/").status_code == 200
    for model in (Learner, Attempt, Card, Note, Plan, Sitting):
        assert model.objects.count() == 0
    assert learning.client.cookies["learner"].value == ""
    assert learning.get("export/").status_code == 404


def test_two_learners_become_one_and_no_attempt_is_lost(learning, another):
    both, mine, theirs = (make_question() for _ in range(3))
    for learner, other in ((learning, mine), (another, theirs)):
        learner.practise(both, (1, 1, 1))
        learner.practise(other)
        learner.post(f"questions/{both.code}/note/", text=f"笔记 {other.code}")
    Attempt.objects.filter(question=both).update(key="the same")
    into, gone = Learner.objects.order_by("pk")

    merge(gone, into)

    assert Attempt.objects.filter(learner=into).count() == 4
    assert Learner.objects.get() == into
    card = Card.objects.get(question=both)
    assert (card.attempts, card.weak) == (2, True)
    assert Card.objects.count() == 3
    assert Note.objects.get().text.count("笔记") == 2


def test_an_account_takes_over_what_was_practised_in_the_browser(learning):
    question = make_question()
    attempt = learning.practise(question)
    user = make_user()
    learning.client.force_login(user)
    assert learning.get(f"attempts/{attempt.pk}/").status_code == 404
    assert "并入我的账号" in learning.get("").content.decode()

    learning.post("carry/")

    assert learning.get(f"attempts/{attempt.pk}/").status_code == 200
    assert Learner.objects.get().user == user
    assert "并入我的账号" not in learning.get("").content.decode()


def test_a_learner_deleted_in_another_tab_loses_no_page(learning):
    question = make_question()
    attempt = learning.attempt(question)
    Learner.objects.all().delete()

    assert learning.mark(attempt).status_code == 404
    assert learning.answer(question).status_code == 302
    assert Attempt.objects.count() == 1


def test_a_flood_from_one_address_is_told_to_wait(learning):
    question = make_question()
    address = f"questions/{question.code}/answer/?way=mind"
    for number in range(120):
        learning.post(address, key=f"k{number}", opened="1")

    response = learning.post(address, key="one more", opened="1")

    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert Attempt.objects.count() == 120
    assert Turn.objects.count() == 1


def test_pages_are_private_and_the_pages_of_everybody_the_same(learning, client):
    question = make_question()
    attempt = learning.practise(question)
    for address in ("", "progress/", f"attempts/{attempt.pk}/"):
        response = learning.get(address)
        assert "no-store" in response.headers["Cache-Control"]
        assert "private" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert 'name="robots" content="noindex"' in response.content.decode()
    start = client.get("/practice/")
    assert start.headers["X-Robots-Tag"] == "all"
    assert 'name="robots"' not in start.content.decode()

    def page(browser):
        text = browser.get(question.get_absolute_url()).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)

    assert page(learning.client) == page(client)


def test_marks_are_told_to_their_owner_alone(learning, client):
    question = make_question(code="TS-9001")
    learning.practise(question)

    assert "练过 9.2" in learning.get("marks/", code="TS-9001").content.decode()
    assert "TS-9001" not in client.get("/practice/marks/?code=TS-9001").content.decode()
    assert learning.client.cookies["practised"].value == "1"
