"""Who sees which pages of sets, and what they ask of the database."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.make import make_question, make_set, make_trainer, make_user
from tests.sets.reading import entry_of, form_of, page, questions_of

pytestmark = pytest.mark.django_db


def test_visitors_are_asked_to_sign_in_and_curators_only_look(client):
    made = make_set()
    url = made.get_absolute_url()

    assert client.get(url).headers["Location"] == f"/accounts/login/?next={url}"
    client.force_login(make_user(group="题库编辑"))
    assert "</h1>" in page(client.get(url))
    assert 'id="editor"' not in page(client.get(url))
    assert client.post(f"{url}archive/").status_code == 403


def test_another_trainer_reads_a_set_and_edits_it_only_as_an_editor(client, trainer):
    made = make_set(by=make_trainer("wang"))

    assert 'id="editor"' not in page(client.get(made.get_absolute_url()))
    assert client.post(f"{made.get_absolute_url()}save/", form_of(made)).status_code == 403
    made.editors.add(trainer)
    assert 'id="editor"' in page(client.get(made.get_absolute_url()))


def test_who_may_not_read_internal_questions_does_not_see_their_sets(client):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_questionset"))
    client.force_login(user)
    public = make_set([make_question()])
    secret = make_set([make_question(visibility="internal")])

    assert client.get(public.get_absolute_url()).status_code == 200
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert re.findall(r'data-set="([^"]+)"', page(client.get("/sets/"))) == [public.code]


@pytest.mark.parametrize(
    "address",
    [
        "/sets/?whose=all",
        "/sets/?whose=mine",
        "{set}",
        "{set}newer/",
        "{set}print/?sheet=interviewer",
        "{set}print/?sheet=scorecard",
        "{set}export/",
        "{set}links/",
        "/sets/basket/",
        "/sets/basket/print/",
        "{swap}",
    ],
)
def test_pages_ask_no_more_of_the_database_for_more_questions(client, trainer, address):
    def count(n):
        made = make_set([make_question() for _ in range(n)], by=trainer)
        codes = questions_of(made)
        for code in codes:
            client.post("/sets/basket/change/", {"code": code, "action": "add"})
        swap = f"{made.get_absolute_url()}swap/{entry_of(made, codes[0]).pk}/"
        url = address.format(set=made.get_absolute_url(), swap=swap)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = count(2)
    assert count(9) == few <= 30


def test_a_visitor_has_no_sets_of_their_own(client):
    for query in ("", "?whose=mine", "?whose=archived"):
        assert "data-set=" not in page(client.get(f"/sets/{query}"))


def test_the_list_asks_no_more_of_the_database_for_more_sets(client, trainer):
    question = make_question()

    def count(n):
        for _ in range(n):
            make_set([question], by=trainer)
        with CaptureQueriesContext(connection) as captured:
            client.get("/sets/?whose=mine")
        return len(captured)

    count(1)
    few = count(1)
    assert count(15) == few <= 12
