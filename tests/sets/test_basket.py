"""The basket of a visitor without an account."""

import re

import pytest

from interviews.models import QuestionSet
from tests.make import make_question, make_set, make_trainer

pytestmark = pytest.mark.django_db


def change(client, code, action, **more):
    return client.post("/sets/basket/change/", {"code": code, "action": action, **more})


def codes(client):
    text = client.get("/sets/basket/").content.decode()
    return re.findall(r'<li class="slot" data-code="([^"]+)"', text)


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

    assert change(client, code, "add", next="/questions/?role=lead").url == "/questions/?role=lead"
    assert change(client, code, "add", next="https://evil.example/").url == "/sets/basket/"


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
    assert '<data id="basket-count" value="1" data-hx-swap-oob="true">1</data>' in text


def test_internal_questions_cannot_be_put_in_and_drop_out_when_they_become_so(client):
    question = make_question()
    internal = make_question(visibility="internal")
    change(client, question.code, "add")
    assert change(client, internal.code, "add").status_code == 404

    question.visibility = "internal"
    question.save()

    assert codes(client) == []
    assert "note alarm" in client.get("/sets/basket/").content.decode()


def test_it_stops_at_500_and_forgets_nonsense_in_the_session(client):
    session = client.session
    session["basket"] = [f"XX-{n:04}" for n in range(500)]
    session.save()
    change(client, make_question().code, "add")
    assert codes(client) == []

    session = client.session
    session["basket"] = "not a list"
    session.save()
    assert codes(client) == []


def test_a_visitor_keeps_it_through_the_sign_in_and_saves_it(client):
    make_trainer("lin")
    question = make_question()
    change(client, question.code, "add")
    assert client.post("/sets/basket/save/", {"title": "复试"}).status_code == 302
    assert not QuestionSet.objects.exists()

    client.post("/admin/login/", {"username": "lin", "password": "a-long-password"})
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
