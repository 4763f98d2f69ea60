"""The server's own settings, tried on a real gunicorn: small request lines, no open side door."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """A site served as `make run` serves it, without its database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"}
    own |= {
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        "HOME": str(tmp_path_factory.mktemp("h")),
    }
    environment = {"PATH": os.environ["PATH"], **own}
    server = subprocess.Popen([sys.executable, "-m", "gunicorn"], cwd=BASE, env=environment)
    try:
        _wait_for(port, server)
        PROCESSES[port] = server.pid
        yield port
    finally:
        server.terminate()
        server.wait()
    assert list(Path(own["HOME"]).rglob("*.ctl")) == []


PROCESSES = {}


def _wait_for(port, server):
    for _ in range(300):
        assert server.poll() is None
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("gunicorn did not start")


def answer(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", address)
    response = connection.getresponse()
    return response.status, response.read()


def test_it_answers_where_the_environment_says(port):
    assert answer(port, "/healthz") == (200, b"ok\n")


def test_a_request_line_of_9000_bytes_is_refused(port):
    assert answer(port, "/healthz?q=" + "a" * 7000)[0] == 200

    status, body = answer(port, "/healthz?q=" + "a" * 9000)

    assert status == 414
    assert b"Request Line is too large" in body


def workers_of(port):
    master = PROCESSES[port]
    return Path(f"/proc/{master}/task/{master}/children").read_text().split()


def test_a_worker_that_takes_the_place_of_another_serves_at_once(port):
    answer(port, "/healthz")
    [lost] = workers_of(port)
    os.kill(int(lost), signal.SIGKILL)

    assert answer(port, "/healthz") == (200, b"ok\n")
    [new] = workers_of(port)
    ticks = Path(f"/proc/{new}/stat").read_text().rpartition(")")[2].split()[11:13]
    assert new != lost
    assert sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK") < 0.3  # seconds; loading takes a second
