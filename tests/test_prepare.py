"""What `make run` does before it serves: once, visibly, and without touching people's work."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from interviews.models import Digest, LoadedFile, Question

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def static_root(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"


def prepare():
    out = StringIO()
    call_command("prepare", stdout=out)
    return out.getvalue()


def test_the_first_start_loads_the_bank_and_shows_a_password_that_works(settings):
    said = prepare()

    name, password = re.search(r"Administrator: (\S+)\s+password: (\S+)", said).groups()
    assert authenticate(username=name, password=password).is_superuser
    assert Question.objects.published().count() >= 120
    assert "120 questions" in said
    assert (settings.STATIC_ROOT / "css" / "tokens.css").exists()


def test_a_later_start_does_nothing_twice():
    prepare()
    people = get_user_model().objects.count()
    said = prepare()

    assert get_user_model().objects.count() == people
    assert re.search(r"Bank: 120 questions, 0 of \d+ files were new", said)
    assert "Static files: up to date" in said
    assert "password" not in said


def test_what_people_edited_survives_a_new_version_of_a_file():
    prepare()
    question = Question.objects.get(code="CS-0001")
    question.stem = "人改过的题干，下次启动不该被盖掉，对不对？"
    question.save()
    LoadedFile.objects.filter(path__contains="specialist-behavioral").update(sha256="old")

    prepare()

    assert Question.objects.get(code="CS-0001").stem == question.stem


def test_the_search_is_made_anew_once_after_its_tokens_have_changed():
    prepare()
    Digest.objects.update(text="")
    LoadedFile.objects.filter(path="search").update(sha256="an older one")

    assert "Making the search anew" in prepare()
    assert "CS-0012" in Question.objects.search("生日礼物").values_list("code", flat=True)
    assert "Making the search anew" not in prepare()
