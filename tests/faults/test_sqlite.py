"""A site on a file: somebody holds the lock, the disk is full, Redis goes. Reading goes on."""

import shutil
import socket
import sqlite3
import subprocess
import time
from contextlib import closing, contextmanager, nullcontext

import pytest
from django.db import connection

from tests.faults.site import REPORT, TEXT, Visitor, environment, readings, said_busy, served
from tests.run import free_port

PAGES = [
    "/",
    "/questions/",
    "/questions/?q=退款",
    "/questions/TS-0001/",
    "/guides/",
    "/sets/basket/",
]
PAGES = [page.replace("退款", "%E9%80%80%E6%AC%BE") for page in PAGES]

if connection.vendor == "sqlite":

    def reports(folder):
        with closing(sqlite3.connect(folder / "bank.sqlite3")) as bank:
            return [
                text for (text,) in bank.execute("SELECT text FROM interviews_report ORDER BY id")
            ]

    def forget_attempts(folder):
        """So that the fifth report is not one too many for the limits."""
        with closing(sqlite3.connect(folder / "bank.sqlite3")) as bank:
            bank.execute("DELETE FROM interviews_turn")
            bank.commit()

    @contextmanager
    def locked(folder):
        with closing(sqlite3.connect(folder / "bank.sqlite3", timeout=5)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.rollback()

    def test_while_the_lock_is_held_reading_goes_on_and_a_form_comes_back(folder):
        with served(environment(folder)) as port:
            visitor = Visitor(port)
            visitor.ask(REPORT)
            with locked(folder):
                statuses, slowest = readings(port, PAGES)
                refused = visitor.report()
                ready = Visitor(port).ask("/readyz")
            again = visitor.report()

        assert statuses == [200] * len(PAGES)
        assert slowest < 4
        assert said_busy(refused)
        assert ready.status == 200
        assert again.status == 302
        assert len(reports(folder)) == 1

    def send(visitor, number):
        """The text of a report, and the answer to it."""
        text = f"第 {number} 次报错：{TEXT}"
        return text, visitor.report(text)

    def test_a_lock_that_comes_and_goes_loses_nothing_that_was_acknowledged(folder):
        acknowledged, refused = [], 0
        with served(environment(folder)) as port:
            visitor = Visitor(port)
            visitor.ask(REPORT)
            for number in range(4):
                with locked(folder) if number == 2 else nullcontext():
                    text, answer = send(visitor, number)
                acknowledged += [text] * (answer.status == 302)
                refused += answer.status == 503

        assert (reports(folder), refused) == (acknowledged, 1)

    def test_on_a_disk_that_fills_up_reading_goes_on_and_a_form_comes_back(folder):
        """The log of SQLite may not grow: so a full disk looks to it."""
        acknowledged = []
        with served(environment(folder), largest_file=128 * 1024) as port:
            visitor = Visitor(port)
            visitor.ask(REPORT)
            for number in range(20):
                text, answer = send(visitor, number)
                if answer.status != 302:
                    break
                acknowledged.append(text)
                forget_attempts(folder)
            statuses, _slowest = readings(port, PAGES)

        assert said_busy(answer)
        assert answer.headers["Retry-After"] == "60"
        assert "硬盘" in answer.text or "磁盘" in answer.text
        assert statuses == [200] * len(PAGES)
        assert reports(folder) == acknowledged

    def test_redis_that_goes_costs_speed_only(folder):
        if not shutil.which("redis-server"):
            pytest.skip("No Redis here: install Debian's package redis-server.")
        at = free_port()
        command = ["redis-server", "--port", str(at), "--save", "", "--dir", str(folder)]
        redis = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _wait_for(at)
            with served(environment(folder, CACHE_URL=f"redis://127.0.0.1:{at}/0")) as port:
                before = Visitor(port).ask("/readyz").text
                redis.kill()
                redis.wait()
                statuses, slowest = readings(port, [*PAGES, "/readyz"])
                after = Visitor(port).ask("/readyz").text
                visitor = Visitor(port)
                visitor.ask(REPORT)
                sent = visitor.report()
        finally:
            redis.kill()
            redis.wait()

        assert "cache: ok" in before
        assert "cache: failed" in after
        assert statuses == [200] * (len(PAGES) + 1)
        assert slowest < 5
        assert sent.status == 302

    def _wait_for(port):
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
