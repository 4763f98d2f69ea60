"""Processes that die in the middle of a write, two sites on one file, too many at once."""

import os
import signal
import sqlite3
import time
from contextlib import closing
from threading import Thread

import pytest
from django.db import connection

from tests.faults.site import Visitor, environment, running
from tests.faults.writers import writing

PAGES = ["/", "/questions/", "/questions/TS-0001/"]

if connection.vendor == "sqlite":

    def own(folder, workers="2"):
        return environment(folder, WORKERS=workers, TRUSTED_PROXIES="1")

    def kept(folder):
        """The reports that the file holds; it is whole."""
        with closing(sqlite3.connect(folder / "bank.sqlite3")) as bank:
            assert bank.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return [text for (text,) in bank.execute("SELECT text FROM interviews_report")]

    def workers_of(master):
        """The process ids of the workers of a gunicorn."""
        found = []
        for name in filter(str.isdecimal, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat") as stat:
                    parent = int(stat.read().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            found += [int(name)] * (parent == master)
        return found

    def test_a_worker_that_is_killed_takes_nothing_along_that_was_acknowledged(folder):
        with running(own(folder)) as (port, server), writing(port, port, port) as writers:
            writers.wait_for(5)
            for _ in range(3):
                os.kill(workers_of(server.pid)[0], signal.SIGKILL)
                writers.wait_for(5)
            answers = [Visitor(port).ask(page).status for page in PAGES]

        assert writers.odd == []
        assert set(writers.acknowledged) <= set(kept(folder))
        assert len(kept(folder)) == len(set(kept(folder)))
        assert answers == [200] * 3

    def test_all_that_are_killed_at_once_take_nothing_along(folder):
        acknowledged = []
        for _ in range(2):
            with running(own(folder)) as (port, server), writing(port, port, port) as writers:
                writers.wait_for(8)
                for process in [server.pid, *workers_of(server.pid)]:
                    os.kill(process, signal.SIGKILL)
                writers.ended.set()
            acknowledged += writers.acknowledged
            assert writers.odd == []

        assert set(acknowledged) <= set(kept(folder))

    def test_two_sites_on_one_file_lose_nothing(folder):
        with (
            running(own(folder, "1")) as (one, _),
            running(own(folder, "1")) as (other, _),
            writing(one, one, other, other) as writers,
        ):
            writers.wait_for(40)

        assert writers.odd == []
        assert set(writers.acknowledged) == set(kept(folder))

    @pytest.mark.proof
    def test_two_hundred_at_once_are_all_answered(folder):
        answers = []

        def read(port):
            answers.append(Visitor(port).ask("/questions/?q=%E9%80%80%E6%AC%BE"))

        with running(own(folder)) as (port, _server), writing(port) as writers:
            readers = [Thread(target=read, args=(port,)) for _ in range(200)]
            began = time.monotonic()
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
            took = time.monotonic() - began
            writers.wait_for(3)

        assert {answer.status for answer in answers} <= {200, 429, 503}
        assert len(answers) == 200
        assert took < 60
        assert set(writers.acknowledged) <= set(kept(folder))
