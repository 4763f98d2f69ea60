"""The picture of a question on the site: shown, described, and kept from who may not read it."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.curation import transitions
from interviews.models import Question
from tests.make import make_picture, make_question, make_user

pytestmark = pytest.mark.django_db


def shown(picture=None, **fields):
    picture = picture or make_picture()
    return make_question(picture=picture.pk, picture_alt="一张<排班>表", **fields)


def test_a_question_shows_its_picture_with_its_words_and_its_size(client):
    question = shown(make_picture((640, 360)))

    page = client.get(question.get_absolute_url()).content.decode()

    line = " ".join(page[page.index('<p class="shown">') :].partition("</p>")[0].split())
    assert line == (
        f'<p class="shown"><img src="/pictures/{question.picture_id}" alt="一张&lt;排班&gt;表"'
        ' width="640" height="360" loading="lazy" decoding="async">'
    )


def test_a_picture_costs_the_page_no_query(client):
    def queries(question):
        with CaptureQueriesContext(connection) as captured:
            page = client.get(question.get_absolute_url()).content
        assert (b'class="shown"' in page) == bool(question.picture_id)
        return len(captured)

    without, with_one = make_question(), shown()
    client.get(without.get_absolute_url())  # what is counted once

    assert queries(with_one) == queries(without)


def test_a_reader_gets_the_picture_and_no_program_runs_in_it(client):
    question = shown()

    answer = client.get(f"/pictures/{question.picture_id}")

    assert answer.content == bytes(question.picture.content)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, max-age=3600"
    again = client.get(
        f"/pictures/{question.picture_id}", headers={"If-None-Match": answer["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("fields", "group", "status"),
    [
        ({}, None, 200),
        ({"visibility": "internal"}, None, 404),
        ({"status": "draft"}, None, 404),
        ({"status": "retired"}, None, 404),
        ({"status": "draft"}, "题库编辑", 200),
        ({"visibility": "internal"}, "题库编辑", 200),
        ({"visibility": "internal"}, "培训师", 200),
        ({"status": "draft", "visibility": "internal"}, "审核人", 200),
    ],
)
def test_who_may_read_the_question_may_see_its_picture(client, fields, group, status):
    question = shown(**fields)
    if group:
        client.force_login(make_user(group=group))

    assert client.get(f"/pictures/{question.picture_id}").status_code == status


def test_an_account_without_the_right_to_internal_questions_sees_none_of_theirs(client):
    question = shown(visibility="internal")
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_question"))
    client.force_login(user)

    assert client.get(f"/pictures/{question.picture_id}").status_code == 404
    assert client.get(f"/pictures/{make_picture(color='blue').pk}").status_code == 200


def test_a_picture_that_a_public_question_shows_too_is_seen(client):
    picture = make_picture()
    shown(picture, visibility="internal")
    shown(picture)

    assert client.get(f"/pictures/{picture.pk}").status_code == 200


def test_the_desk_sees_the_picture_of_an_old_version(client, db):
    question, writer = shown(), make_user("writer", group="题库编辑")
    old = question.picture_id
    revision = transitions.revise(question, by=writer)
    Question.objects.filter(pk__in=[revision.pk, question.pk]).update(picture=None)
    assert client.get(f"/pictures/{old}").status_code == 404
    client.force_login(writer)

    assert client.get(f"/pictures/{old}").status_code == 200


@pytest.mark.parametrize("name", ["0" * 32 + "-1x1.png", "a.svg", ".."])
def test_a_picture_that_nobody_kept_is_not_found(client, name):
    client.force_login(make_user(group="题库编辑"))

    assert client.get(f"/pictures/{name}").status_code == 404


@pytest.mark.parametrize("step", ["", "answer/"])
def test_who_practises_sees_the_picture_before_answering(client, step):
    question = shown()

    page = client.get(f"/practice/questions/{question.code}/{step}").content.decode()

    assert f'<img src="/pictures/{question.picture_id}" alt="一张&lt;排班&gt;表"' in page
