"""Copies made while others write: each is one moment, and no writer waits for it."""

import json
import os
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings

from tests.upgrade.databases import make_database

pytestmark = [pytest.mark.proof, pytest.mark.django_db]
COPIES = 12
# Two rows at once, again and again: a copy holds both or none.
WRITER = """
from django.db import transaction
from interviews.models import Tag
number = 0
while True:
    number += 1
    with transaction.atomic():
        Tag.objects.create(name=f"left {number}", slug=f"left-{number}")
        Tag.objects.create(name=f"right {number}", slug=f"right-{number}")
    if number == 1:
        print("writing", flush=True)
"""


@pytest.fixture
def site(tmp_path):
    database = make_database(tmp_path)
    database.manage("prepare")
    yield database
    database.drop()


@pytest.fixture
def writer(site):
    running = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", WRITER],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": site.url, "VAR_DIR": str(site.folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    yield running
    running.kill()
    running.wait()


def test_each_copy_is_one_moment_and_the_writer_goes_on(site, writer, tmp_path):
    assert writer.stdout.readline() == "writing\n"

    seen = []
    for number in range(COPIES):
        path = tmp_path / f"{number}.zip"
        site.manage("backup", str(path))
        lefts, rights = pairs_in(path)
        assert lefts == rights
        seen.append(len(lefts))

    assert seen == sorted(set(seen))  # between any two copies something was written


def pairs_in(path):
    with zipfile.ZipFile(path) as archive:
        facts = json.loads(archive.read("manifest.json"))
        name = facts["columns"]["interviews.tag"].index("name")
        lines = archive.read("rows/interviews.tag.jsonl").splitlines()
    names = [json.loads(line)[name].split() for line in lines]
    return [
        sorted(word[1] for word in names if len(word) == 2 and word[0] == side)
        for side in ("left", "right")
    ]
