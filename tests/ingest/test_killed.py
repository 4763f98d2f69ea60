"""kill -9 in the middle of taking 500 items: each is wholly in or not, and the rest follows."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from django.conf import settings

ITEMS, SOME = 500, 40


@pytest.fixture
def run(tmp_path):
    """run(*arguments): start tests.ingest.taking on a bank of its own."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "questionbank.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'bank.sqlite3'}",
        "VAR_DIR": str(tmp_path),
    }

    def start(*arguments):
        command = [sys.executable, "-m", "tests.ingest.taking", *arguments]
        return subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)

    return start


@pytest.fixture
def count(tmp_path):
    """count(sql): one number out of that bank, as another process sees it."""

    def ask(sql):
        with sqlite3.connect(tmp_path / "bank.sqlite3", timeout=20) as bank:
            return bank.execute(sql).fetchone()[0]

    return ask


DRAFTS = "SELECT count(*) FROM interviews_question"
TAKEN = "SELECT count(*) FROM interviews_importeditem WHERE state = 'draft'"
WHOLE = """
    SELECT count(DISTINCT q.id) FROM interviews_question q
    JOIN interviews_importeditem i ON i.question_id = q.id AND i.state = 'draft'
    JOIN interviews_question_roles r ON r.question_id = q.id
    JOIN interviews_digest d ON d.question_id = q.id
    JOIN interviews_event e ON e.question_id = q.id
"""


def test_killed_in_the_middle_every_item_is_in_or_not_and_the_batch_goes_on(run, count):
    assert run("fill", str(ITEMS)).wait() == 0
    taking = run("take", str(ITEMS))
    until = time.monotonic() + 60
    while count(DRAFTS) < SOME and time.monotonic() < until:
        time.sleep(0.05)
    taking.send_signal(signal.SIGKILL)
    taking.wait()

    drafts = count(DRAFTS)
    assert SOME <= drafts < ITEMS
    assert (count(TAKEN), count(WHOLE)) == (drafts, drafts)

    assert run("take", str(SOME)).wait() == 0
    assert (count(DRAFTS), count(TAKEN), count(WHOLE)) == (drafts + SOME,) * 3
