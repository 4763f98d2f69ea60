"""Accounts at the desk: one name, written as its bearer writes it."""

import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interviews.models import User
from interviews.sets.forms import EditorsForm
from tests.make import make_admin, make_trainer, make_user

pytestmark = pytest.mark.django_db


def group(name):
    return Group.objects.get(name=name).pk


def invite(client, username="wang", name="王编", groups=("题库编辑",)):
    """Add an account as an administrator does: the answer holds its link."""
    client.force_login(make_user(group="管理员"))
    words = {"username": username, "name": name, "groups": [group(each) for each in groups]}
    return client.post("/admin/interviews/user/add/", words)


def test_an_invited_person_sets_a_password_by_the_link_and_is_greeted_by_name(client):
    link = invite(client).context["link"]
    person = User.objects.get(username="wang")
    rights = (person.name, person.is_staff, person.has_usable_password(), person.get_full_name())
    assert rights == ("王编", True, False, "王编")

    visitor = Client()
    page = visitor.get(link, follow=True)
    words = {"password1": "a-long-passphrase", "password2": "a-long-passphrase"}
    visitor.post(page.request["PATH_INFO"], words)

    assert visitor.login(username="wang", password="a-long-passphrase", request=HttpRequest())
    assert "<strong>王编</strong>" in visitor.get("/admin/").content.decode()


def test_a_link_works_once(client):
    link = invite(client).context["link"]
    User.objects.get(username="wang").save()
    visitor = Client()
    page = visitor.get(link, follow=True)
    words = {"password1": "a-long-passphrase", "password2": "a-long-passphrase"}
    visitor.post(page.request["PATH_INFO"], words)

    again = Client().get(link, follow=True)

    assert (again.context["token_fail"], "已经用过" in again.content.decode()) == (True, True)


def test_the_account_page_speaks_of_groups_and_lists_no_permissions(client):
    invite(client)
    person = User.objects.get(username="wang")

    page = client.get(f"/admin/interviews/user/{person.pk}/change/").content.decode()

    assert 'name="name" value="王编"' in page
    assert "题库编辑：写题、改题" in page
    names = set(re.findall(r'name="(\w+)"', page)) & {
        "is_staff",
        "user_permissions",
        "is_superuser",
    }
    assert names == set()


def test_an_account_without_a_group_does_not_come_to_the_desk(client):
    invite(client, groups=())

    assert User.objects.get(username="wang").is_staff is False


def test_a_deactivated_person_is_out_at_once(client):
    invite(client)
    person = User.objects.get(username="wang")
    theirs = Client()
    theirs.force_login(person, "django.contrib.auth.backends.ModelBackend")
    assert theirs.get("/admin/").status_code == 200

    words = {"username": "wang", "name": "王编", "groups": [group("题库编辑")]}
    client.post(f"/admin/interviews/user/{person.pk}/change/", words)

    assert User.objects.get(pk=person.pk).is_active is False
    assert theirs.get("/admin/").status_code == 302


def test_nobody_makes_a_link_for_somebody_above_or_shuts_themselves_out(client):
    boss, admin, writer = make_admin("boss"), make_user(group="管理员"), make_user(group="题库编辑")
    client.force_login(admin)

    assert client.post(f"/admin/interviews/user/{boss.pk}/link/").status_code == 403
    own = client.get(f"/admin/interviews/user/{admin.pk}/change/").content.decode()
    assert 'name="is_active"' not in own
    client.force_login(writer)
    assert client.post(f"/admin/interviews/user/{admin.pk}/link/").status_code == 403


def test_the_first_page_of_a_trainer_is_of_sets_and_of_an_editor_of_queues(client):
    client.force_login(make_trainer())
    trainers = client.get("/admin/")
    client.force_login(make_user(group="题库编辑"))
    editors = client.get("/admin/")

    assert ("queues" in trainers.context, "queues" in editors.context) == (False, True)
    assert 'href="/help/trainers/"' in trainers.content.decode()
    assert 'href="/help/curators/"' not in trainers.content.decode()
    assert 'id="yours"' not in editors.content.decode()


def test_the_list_of_accounts_asks_alike_often_however_many_there_are(client):
    client.force_login(make_admin())
    make_user(group="审核人")
    client.get("/admin/interviews/user/")
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/interviews/user/")
    for _ in range(5):
        make_user(group="题库编辑")

    with CaptureQueriesContext(connection) as many:
        client.get("/admin/interviews/user/")

    assert len(many) == len(few)


def test_an_account_is_found_by_its_name(client):
    client.force_login(make_admin())
    make_user("wang", name="王编")

    page = client.get("/admin/interviews/user/", {"q": "王编"})

    assert [person.username for person in page.context["cl"].result_list] == ["wang"]


def test_without_a_name_the_account_speaks_for_itself():
    assert str(make_user("wang")) == "wang"


def test_two_of_one_name_are_told_apart():
    owner = make_trainer()
    make_trainer("zhang1", name="张伟")
    make_trainer("zhang2", name="张伟")
    make_trainer("zhao")

    labels = [label for _, label in EditorsForm(owner=owner.pk).fields["editors"].choices]

    assert labels == ["张伟 (zhang1)", "张伟 (zhang2)", "zhao"]
