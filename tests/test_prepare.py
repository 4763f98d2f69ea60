"""What `make run` does before it serves: once, visibly, and without touching people's work."""

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from interviews.models import Digest, LoadedFile, Question
from tests import starter
from tests.upgrade.databases import make_database

pytestmark = pytest.mark.django_db
WHOLE = len(starter.triples())


@pytest.fixture(autouse=True)
def static_root(settings, tmp_path):
    settings.VAR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"


def prepare():
    out = StringIO()
    call_command("prepare", stdout=out)
    return out.getvalue()


def test_the_first_start_loads_the_bank_and_shows_a_password_that_works(settings):
    said = prepare()

    name, password = re.search(r"Administrator: (\S+)\s+password: (\S+)", said).groups()
    assert authenticate(username=name, password=password).is_superuser
    assert Question.objects.published().count() == WHOLE
    assert f"{WHOLE} questions" in said
    assert (settings.STATIC_ROOT / "css" / "tokens.css").exists()


def test_a_later_start_does_nothing_twice():
    prepare()
    people = get_user_model().objects.count()
    said = prepare()

    assert get_user_model().objects.count() == people
    assert re.search(rf"Bank: {WHOLE} questions, 0 of \d+ files were new", said)
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


@pytest.mark.parametrize(
    "name", ["0009_turns", pytest.param("0001_people_and_bank", marks=pytest.mark.proof)]
)
def test_a_migration_whose_record_a_kill_took_away_is_not_made_twice(tmp_path, name):
    database = make_database(tmp_path)
    database.manage("migrate", "interviews", name, "--verbosity=0")
    database.run(f"DELETE FROM django_migrations WHERE name = '{name}'")

    database.manage("prepare")

    assert len(database.rows()["interviews_question"]) == WHOLE
    database.drop()


def first_starts(folder, *environments, limit="unlimited"):
    """Real starts on a clean machine, all at once: [(status, what was said)]"""
    command = f"ulimit -f {limit}; exec {sys.executable} manage.py prepare"
    own = {"DATABASE_URL": f"sqlite:///{folder}/bank.sqlite3", "VAR_DIR": str(folder)}
    running = [
        subprocess.Popen(
            ["bash", "-c", command],
            cwd=Path(__file__).resolve().parent.parent,
            env={**os.environ, **own, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for environment in environments or ({},)
    ]
    said = [process.communicate()[0] for process in running]
    return [(process.returncode, text) for process, text in zip(running, said, strict=True)]


@pytest.mark.proof
def test_two_first_starts_at_once_make_one_site(tmp_path):
    starts = first_starts(tmp_path, {}, {})

    assert [status for status, _ in starts] == [0, 0]
    assert sorted("password:" in said for _, said in starts) == [False, True]
    assert sorted("waiting for it" in said for _, said in starts) == [False, True]


@pytest.mark.proof
def test_a_start_mends_what_the_last_one_left_half(tmp_path):
    first_starts(tmp_path)
    static = tmp_path / "static"
    (tmp_path / "secret-key").write_text("")
    manifest = (static / "staticfiles.json").read_text()
    (static / "staticfiles.json").write_text(manifest[:100])

    ((status, said),) = first_starts(tmp_path)
    assert (status, "Collecting static files" in said) == (0, True)
    assert len((tmp_path / "secret-key").read_text()) > 60
    assert (static / "staticfiles.json").read_text() == manifest

    (static / json.loads(manifest)["paths"]["css/tokens.css"]).unlink()
    ((status, said),) = first_starts(tmp_path)
    assert (status, "Collecting static files" in said) == (0, True)
    ((status, said),) = first_starts(tmp_path)
    assert (status, "Static files: up to date" in said) == (0, True)


@pytest.mark.proof
@pytest.mark.parametrize("limit", [60, 300, 900, 2000, 4000], ids="{} kB".format)
def test_a_first_start_without_space_says_so_and_the_next_goes_on(tmp_path, limit):
    ((status, said),) = first_starts(tmp_path, limit=limit)
    assert status == 1
    assert "Traceback" not in said
    assert "cannot be written" in said

    ((status, said),) = first_starts(tmp_path)
    assert status == 0
    assert f"{WHOLE} questions" in said
