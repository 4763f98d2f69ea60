"""check_bank: the bank that comes with the project passes, and a poor one is told why."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from interviews.bankfile.write import write_bank
from interviews.models import Category, Role
from tests import starter
from tests.make import make_triple

pytestmark = pytest.mark.django_db


def run(*paths, **options):
    out = StringIO()
    try:
        call_command("check_bank", *paths, stdout=out, **options)
    except CommandError as error:
        return out.getvalue(), error
    return out.getvalue(), None


def test_the_starter_bank_passes():
    said, error = run()

    assert error is None, said
    assert f"{len(starter.triples())} questions, nothing found wanting" in said
    assert "specialist  behavioral" in said


def test_a_poor_bank_fails_with_every_finding(tmp_path):
    path = tmp_path / "poor.yaml"
    path.write_text(
        write_bank([make_triple(code="CS-0001", status="draft", key_points=())]), "utf-8"
    )

    said, error = run(path, path)

    assert "2 questions" in str(error)
    assert error.returncode == 1
    assert "codes: CS-0001: This code is used 2 times." in said
    assert "complete.key_points: CS-0001: " in said
    assert "distribution: lead × stress: 0 questions, 5 are needed." in said
    assert "topics: manager: no question covers the topic 服务蓝图." in said
    assert "script          ok" in said


@pytest.mark.parametrize("name", ["bank.yaml", "topics.yaml"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    path = tmp_path / name
    path.write_text("format: 2\n", "utf-8")

    _, error = run(path) if name == "bank.yaml" else run(topics=path)

    assert f"{name}: line 1: format: This should be 1." in str(error)


def test_a_role_and_a_category_of_this_site_are_known_and_needed(tmp_path):
    Role.objects.create(slug="inspector", name="质检员", english_name="Inspector", order=9)
    Category.objects.create(
        slug="values", name="价值观", english_name="Values", order=9, points=12, needed=4
    )
    Category.objects.filter(slug="stress").update(needed=1)
    path = tmp_path / "fifth.yaml"
    triple = make_triple(code="CS-0001", roles=("inspector",), category="values")
    path.write_text(write_bank([triple]), "utf-8")

    said, _ = run(path)

    assert "inspector   values        " in said
    assert "distribution: inspector × values: 1 questions, 4 are needed." in said
    assert "distribution: lead × stress: 0 questions, 1 are needed." in said
    assert "difficulties: inspector has no question of difficulty 5." in said


def test_a_site_without_roles_says_what_to_do():
    Role.objects.all().delete()

    _, error = run()

    assert "manage.py prepare" in str(error)
