"""Beside the jobs, the worker looks for lost and old ones, and ends with the process over it."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from interviews.management.commands import work
from interviews.models import Job, Receipt

# It closes connections in between, which no transaction of a test would outlive.
pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = timedelta(days=30)


@pytest.fixture
def look_after(monkeypatch):
    """look_after(): one look while the process over the worker lives, then it is gone.

    The answer is how often the worker told itself to end.
    """
    told = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: told.append(number))

    def once():
        parent = os.getppid()
        alive = iter([parent])
        monkeypatch.setattr(work.os, "getppid", lambda: next(alive, -1))
        monkeypatch.setattr(work.time, "sleep", lambda seconds: None)
        monkeypatch.setattr(work.time, "monotonic", lambda: 1.0)  # the machine has just started
        work.look_after(parent)
        return told

    yield once
    signal.signal(signal.SIGTERM, before)


def lost_job():
    beat = timezone.now() - timedelta(minutes=2)
    fields = {"state": "running", "attempt": 2, "beat_at": beat}
    return Job.objects.create(work="tests.none", title="读文件", **fields)


def test_what_was_lost_ends_with_words_and_what_is_old_goes(look_after):
    lost = lost_job()
    Receipt.objects.create(sender="reader", key="old", received_at=timezone.now() - LONG_AGO)
    Receipt.objects.create(sender="reader", key="new")

    assert look_after() == [signal.SIGTERM]

    lost.refresh_from_db()
    assert lost.state == "failed"
    assert list(Receipt.objects.values_list("key", flat=True)) == ["new"]


def test_a_database_that_does_not_answer_is_said_and_the_worker_lives_on(look_after, caplog):
    table = Job._meta.db_table
    rename = "ALTER TABLE {} RENAME TO {}"
    with connection.cursor() as cursor:
        cursor.execute(rename.format(table, "away"))
    try:
        ended = look_after()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(rename.format("away", table))

    assert ended == [signal.SIGTERM]  # by its parent, and not by the error
    assert "jobs were not looked after" in caplog.text
