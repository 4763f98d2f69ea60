"""A site on PostgreSQL: the server stops, its connections are cut, somebody holds a lock."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.faults.site import REPORT, TEXT, Visitor, environment, fill, readings, said_busy, served
from tests.run import BINARIES, as_server, free_port

PAGES = ["/", "/questions/", "/questions/TS-0001/"]


class Cluster:
    """A server of our own, to stop and start."""

    def __init__(self):
        self.folder, self.port = Path(tempfile.mkdtemp()), free_port()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        names = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", self.folder / "data")
        as_server(BINARIES[-1] / "initdb", *names)

    @property
    def url(self):
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._control("-l", self.folder / "server.log", "-o", options, "-w", "start")

    def stop(self):
        self._control("-m", "immediate", "-w", "stop")

    def _control(self, *words):
        as_server(BINARIES[-1] / "pg_ctl", "-D", self.folder / "data", *words, check=False)

    @contextmanager
    def asked(self):
        with psycopg.connect(self.url, autocommit=True) as own:
            yield own

    def reports(self):
        with self.asked() as own:
            rows = own.execute("SELECT text FROM interviews_report ORDER BY id").fetchall()
        return [text for (text,) in rows]


if connection.vendor == "postgresql":

    @pytest.fixture(scope="module")
    def site(tmp_path_factory):
        """(cluster, port) of a site that is served for all these tests."""
        if not BINARIES:
            pytest.skip("No PostgreSQL of our own: install Debian's package postgresql.")
        cluster = Cluster()
        own = environment(tmp_path_factory.mktemp("site"), DATABASE_URL=cluster.url)
        try:
            cluster.start()
            fill(own)
            with served(own) as port:
                yield cluster, port
        finally:
            cluster.stop()
            shutil.rmtree(cluster.folder, ignore_errors=True)

    @pytest.fixture
    def visitor(site):
        visitor = Visitor(site[1])
        visitor.ask(REPORT)
        return visitor

    def test_a_server_that_stops_is_said_in_time_and_taken_up_when_it_is_back(site, visitor):
        cluster, port = site
        before = cluster.reports()
        cluster.stop()
        try:
            away = [Visitor(port).ask(page) for page in PAGES]
            refused = visitor.report()
            alive, ready = (Visitor(port).ask(page) for page in ("/healthz", "/readyz"))
        finally:
            cluster.start()
        statuses, _slowest = readings(port, PAGES)

        assert [(page.status, "Retry-After" in page.headers) for page in away] == [(503, True)] * 3
        assert max(page.seconds for page in away) < 5
        assert said_busy(refused)
        assert (alive.status, ready.status) == (200, 503)
        assert ready.seconds < 5
        assert ready.text.startswith("database: failed\nmigrations: failed\nstatic manifest: ok\n")
        assert statuses == [200] * 3
        assert visitor.report().status == 302
        assert cluster.reports() == [*before, TEXT]

    def test_connections_that_are_cut_are_made_anew(site, visitor):
        cluster, port = site
        readings(port, PAGES)
        with cluster.asked() as own:
            own.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = 'postgres'"
            )

        assert readings(port, PAGES)[0] == [200] * 3
        assert visitor.report().status == 302

    def test_while_somebody_holds_a_lock_reading_goes_on_and_a_form_comes_back(site, visitor):
        cluster, port = site
        before = cluster.reports()
        with cluster.asked() as own, own.transaction():
            own.execute("LOCK TABLE interviews_report IN EXCLUSIVE MODE")
            statuses, slowest = readings(port, PAGES)
            refused = visitor.report()

        assert statuses == [200] * 3
        assert slowest < 4
        assert said_busy(refused)
        assert cluster.reports() == before
