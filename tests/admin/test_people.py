"""Accounts at the desk: one name, written as its bearer writes it."""

import pytest

from interviews.models import User
from interviews.sets.forms import EditorsForm
from tests.make import make_admin, make_trainer, make_user

pytestmark = pytest.mark.django_db


def test_an_account_is_added_with_its_name_and_greeted_by_it(client):
    client.force_login(make_admin())
    words = {"username": "wang", "name": "王编", "usable_password": "true"}
    words |= {"password1": "a-long-passphrase", "password2": "a-long-passphrase"}

    client.post("/admin/interviews/user/add/", words)

    person = User.objects.get(username="wang")
    assert (person.name, str(person), person.get_full_name()) == ("王编", "王编", "王编")
    page = client.get(f"/admin/interviews/user/{person.pk}/change/").content.decode()
    assert 'name="name" value="王编"' in page
    assert "first_name" not in page
    User.objects.filter(pk=person.pk).update(is_staff=True)
    client.force_login(person)
    assert "<strong>王编</strong>" in client.get("/admin/").content.decode()


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
