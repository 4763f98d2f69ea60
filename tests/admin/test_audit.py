"""Security events: written for what matters, told to those whom it concerns, and never changed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviews.models import SecurityEvent
from tests.admin.forms import ORGANISATION
from tests.make import make_admin, make_link, make_question, make_set, make_trainer, make_user

pytestmark = pytest.mark.django_db
DESK = "/admin/interviews"


def lines():
    """(who, what, about what), the oldest first."""
    rows = SecurityEvent.objects.order_by("pk")
    return [(row.by_name, row.kind, row.about) for row in rows]


@pytest.fixture
def root(client):
    user = make_admin("root")
    client.force_login(user)
    return user


def test_signing_in_and_out_and_wrong_passwords_are_written_down_without_a_password():
    make_user("lin", password="a-long-password")
    client = Client()

    for name, word in [("lin", "wrong"), ("a-long-password", "lin"), ("lin", "a-long-password")]:
        client.post("/accounts/login/", {"login": name, "password": word, "next": "/admin/"})
    client.post("/accounts/logout/")

    assert lines() == [
        ("", "not_signed_in", "lin"),
        ("lin", "signed_in", ""),
        ("lin", "signed_out", ""),
    ]


def test_accounts_rights_and_rules_are_written_down(client, root):
    group = Group.objects.get(name="培训师")
    client.post(f"{DESK}/user/add/", {"username": "wang", "groups": [group.pk]})
    wang = SecurityEvent.objects.get(kind="account_changed").whom_id
    client.post(f"{DESK}/user/{wang}/change/", {"username": "wang", "is_superuser": "on"})
    client.post(f"/admin/auth/group/{group.pk}/change/", {"name": "培训师", "permissions": []})
    client.post(f"{DESK}/organisation/1/change/", ORGANISATION | {"four_eyes": ""})
    client.post(f"{DESK}/user/{wang}/delete/", {"post": "yes"})

    written = lines()
    rules = [about for _by, kind, about in written if kind == "rules_changed"]
    assert "four_eyes" in rules[0]
    assert [line for line in written if line[1] != "rules_changed"] == [
        ("root", "account_changed", "wang: 培训师"),
        ("root", "password_link", "wang"),
        ("root", "account_changed", "wang: —, is_superuser, inactive"),
        ("root", "group_changed", "培训师"),
        ("root", "account_deleted", "wang"),
    ]


def test_a_new_password_is_written_down_by_whichever_way_it_came(client):
    client.force_login(make_user(group="管理员"))
    link = client.post(f"{DESK}/user/add/", {"username": "wang"}).context["link"]
    words = {"password1": "a-long-passphrase", "password2": "a-long-passphrase"}
    visitor = Client()
    visitor.post(visitor.get(link, follow=True).request["PATH_INFO"], words)
    own = make_user("own", password="a-long-password")
    client.force_login(own)
    client.post("/accounts/password/", words | {"oldpassword": "a-long-password"})

    assert [line for line in lines() if line[1] == "password_set"] == [
        ("wang", "password_set", ""),
        ("own", "password_set", ""),
    ]


def test_a_file_with_internal_questions_is_written_down_and_one_without_is_not(client):
    client.force_login(make_trainer("lin"))
    shown, internal = make_question(), make_question(visibility="internal")
    for questions in ([shown], [shown, internal]):
        address = make_set(questions).get_absolute_url()
        client.post(f"{address}export/", {"sheet": "interviewer", "format": "json"})

    assert lines() == [("lin", "exported", f"interviewer json: {internal.code}")]


def test_what_is_deleted_is_written_down(client, root):
    made, draft = make_set(by=root), make_question(status="draft")
    made.archive()
    client.post(f"{made.get_absolute_url()}delete/")
    client.post(f"{DESK}/question/{draft.pk}/delete/", {"post": "yes"})

    assert lines() == [
        ("root", "set_deleted", f"{made.code} {made.title}"),
        ("root", "question_deleted", draft.code),
    ]


def test_the_owner_is_told_what_others_did_to_the_links_of_a_set(client):
    owner, editor = make_trainer("lin"), make_user("wang", group="题库编辑")
    made = make_set(by=owner)
    client.force_login(editor)
    client.post(f"{made.get_absolute_url()}links/", {"sheets": ["candidate"], "days": "7"})
    own = make_link(made, owner=owner)
    client.post(f"{made.get_absolute_url()}links/{own.pk}/close/")

    theirs = client.get("/sets/").content.decode()
    client.force_login(owner)
    told = client.get("/sets/").content.decode()

    closed, opened = SecurityEvent.objects.news_for(owner)
    assert (closed.kind, opened.kind) == ("link_closed", "link_opened")
    for event in (closed, opened):
        assert f"wang：{event.get_kind_display()} {made.code}" in told
    assert "wang：" not in theirs


def test_what_was_long_ago_is_no_news():
    lin = make_trainer("lin")
    then = timezone.now() - timedelta(days=15)
    SecurityEvent.objects.create(kind="link_closed", by_name="wang", whom_id=lin.pk, at=then)

    assert list(SecurityEvent.objects.news_for(lin)) == []


def test_no_line_is_changed_and_none_goes_before_its_time():
    young = SecurityEvent.objects.create(kind="signed_in", by_name="lin")
    ancient = timezone.now() - timedelta(days=402)
    SecurityEvent.objects.create(kind="signed_in", by_name="old", at=ancient)

    with pytest.raises(DatabaseError, match="securityevent_immutable"), transaction.atomic():
        SecurityEvent.objects.filter(pk=young.pk).update(by_name="wang")
    with pytest.raises(DatabaseError, match="securityevent_indelible"), transaction.atomic():
        young.delete()
    SecurityEvent.objects.old().delete()

    assert [line[0] for line in lines()] == ["lin"]


def test_administrators_read_them_and_nobody_writes_there(client):
    SecurityEvent.objects.create(kind="signed_in", by_name="wang-xiaolin")
    client.force_login(make_user(group="管理员"))
    with CaptureQueriesContext(connection) as few:
        page = client.get(f"{DESK}/securityevent/")
    SecurityEvent.objects.bulk_create(
        SecurityEvent(kind="signed_in", by_name="wang-xiaolin") for _ in range(9)
    )
    with CaptureQueriesContext(connection) as many:
        client.get(f"{DESK}/securityevent/")

    assert "wang-xiaolin" in page.content.decode()
    assert len(many) == len(few)
    assert client.post(f"{DESK}/securityevent/1/change/", {}).status_code == 403
    client.force_login(make_user(group="题库编辑"))
    assert client.get(f"{DESK}/securityevent/").status_code == 403
