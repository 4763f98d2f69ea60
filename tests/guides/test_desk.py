"""Guides at the desk: who writes them, and that what is saved is on the site and found."""

import pytest

from interviews.models import Guide
from tests.make import make_guide, make_question, make_user

pytestmark = pytest.mark.django_db
FORM = {
    "title": "带着案例去",
    "slug": "cases",
    "summary": "六张卡片。",
    "body": "先写**六张卡**。",
    "audience": "candidate",
    "order": "3",
    "minutes": "4",
    "published": "on",
}


def test_a_curator_writes_a_guide_that_readers_find(client):
    question = make_question(code="TS-0951")
    client.force_login(make_user(group="题库编辑"))

    response = client.post("/admin/interviews/guide/add/", FORM | {"questions": [question.pk]})

    assert response.status_code == 302
    client.logout()
    assert "<strong>六张卡</strong>" in client.get("/guides/cases/").content.decode()
    assert "/guides/cases/" in client.get("/questions/", {"q": "六张卡"}).content.decode()
    assert "/guides/cases/" in client.get("/questions/TS-0951/").content.decode()


def test_a_bad_field_comes_back_with_what_was_typed(client):
    client.force_login(make_user(group="题库编辑"))

    response = client.post("/admin/interviews/guide/add/", FORM | {"minutes": "0"})

    assert "先写**六张卡**。" in response.content.decode()
    assert list(response.context["adminform"].form.errors) == ["minutes"]
    assert not Guide.objects.exists()


def test_the_list_at_the_desk_is_searched_by_the_text(client):
    make_guide("火头上", body="让他说完")
    make_guide("听三层", body="先复述")
    client.force_login(make_user(group="题库编辑"))

    shown = client.get("/admin/interviews/guide/", {"q": "复述"}).context["cl"].queryset

    assert [guide.title for guide in shown] == ["听三层"]


def test_a_trainer_may_not_write_guides(client):
    client.force_login(make_user(group="培训师"))

    assert client.post("/admin/interviews/guide/add/", FORM).status_code == 403
