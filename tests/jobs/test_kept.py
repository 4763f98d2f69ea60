"""What strangers send is not stored; what a known device typed waits behind the sign-in."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from interviews.models import Unsaved
from tests.make import let_know, make_question, make_set, make_trainer, make_user

pytestmark = pytest.mark.django_db
TEXT = "我写了很久的一段话"


@pytest.fixture
def known(client):
    """A browser on which a trainer signed in before, whose session has ended."""
    make_trainer("lin")
    let_know(client, "lin")
    return client


def test_a_stranger_stores_nothing_and_gets_back_what_was_typed():
    made, draft = make_set(), make_question(status="draft")
    addresses = [
        f"{made.get_absolute_url()}save/",
        f"/admin/interviews/question/{draft.pk}/change/",
    ]

    for address in [*addresses, "/admin/interviews/question/add/"]:
        response = Client().post(address, {"title": TEXT})
        assert response.status_code == 403
        assert f"{TEXT}</textarea>" in response.content.decode()
        assert "sessionid" not in response.cookies
    assert Session.objects.count() == 0


def test_nothing_is_kept_for_what_is_not_there(known):
    statuses = [
        known.post(address, {"title": TEXT}).status_code
        for address in (
            "/sets/S-4711/save/",
            "/admin/interviews/question/4711/change/",
            "/admin/interviews/question/no-number/change/",
        )
    ]

    assert statuses == [404, 404, 404]
    assert Session.objects.count() == 0


def test_a_known_device_keeps_so_much_and_so_often_and_no_more(known):
    address = f"{make_set().get_absolute_url()}save/"

    large = known.post(address, {"title": "长" * 200_000})
    kept = [known.post(address, {"title": TEXT}).status_code for _ in range(11)]

    assert large.status_code == 403
    assert kept == [302] * 10 + [403]


def test_an_empty_post_of_a_stranger_is_simply_asked_to_sign_in(client):
    made = make_set()

    response = client.post(f"{made.get_absolute_url()}save/")

    assert response.headers["Location"] == f"/accounts/login/?next={made.get_absolute_url()}"


def test_a_person_has_so_many_forms_open_and_the_oldest_makes_room(client):
    editor = make_user(group="题库编辑")
    client.force_login(editor)
    for number in range(32):
        client.post(
            "/admin/interviews/question/unsaved/", {"_place": f"new-{number:012}", "stem": TEXT}
        )

    places = set(Unsaved.objects.values_list("place", flat=True))
    assert places == {f"new-{number:012}" for number in range(2, 32)}


def test_a_form_of_no_question_is_not_kept_but_one_of_a_deleted_draft_is(client):
    client.force_login(make_user(group="题库编辑"))
    keep, draft = "/admin/interviews/question/unsaved/", make_question(status="draft")

    assert client.post(keep, {"_place": "4711", "stem": TEXT}).status_code == 413
    place = str(draft.pk)
    assert client.post(keep, {"_place": place, "stem": TEXT}).status_code == 200
    draft.delete()
    assert client.post(keep, {"_place": place, "stem": TEXT}).status_code == 200
