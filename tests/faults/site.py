"""A site served as `make run` serves it, whose surroundings a test takes away."""

import http.client
import os
import re
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from tests.run import free_port

BASE = Path(__file__).resolve().parent.parent.parent
FILL = """
import django; django.setup()
from django.core.management import call_command
from tests.make import make_admin, make_question
call_command("migrate", verbosity=0)
call_command("loaddata", "taxonomy.json", verbosity=0)
make_admin("root")
make_question(code="TS-0001")
call_command("collectstatic", interactive=False, verbosity=0)
"""
REPORT = "/reports/about/TS-0001/"
TEXT = "锚点二写得太笼统，我读了三遍也不知道怎么打分"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str
    seconds: float


class Visitor:
    """A browser without a picture: it keeps cookies and sends the token of the last form."""

    def __init__(self, port, come_from=""):
        self.port, self.cookies, self.token = port, SimpleCookie(), ""
        self.headers = {"X-Forwarded-For": come_from} if come_from else {}

    def ask(self, address, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={kept.value}" for name, kept in self.cookies.items())
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token}) if fields else None
        headers = {**self.headers, "Cookie": cookies}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.monotonic()
        connection.request("POST" if fields else "GET", address, body, headers)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        took = time.monotonic() - began
        for line in response.headers.get_all("Set-Cookie", ()):
            self.cookies.load(line)
        if found := TOKEN.search(text):
            self.token = found[1]
        return Answer(response.status, dict(response.headers), text, took)

    def report(self, text=TEXT):
        return self.ask(REPORT, {"kind": "wrong", "text": text})


def environment(folder, **own):
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(BASE),
        "DJANGO_SETTINGS_MODULE": "questionbank.settings",
        "VAR_DIR": str(folder),
        "HOST": "127.0.0.1",
        "WORKERS": "1",
        **own,
    }


def fill(own):
    """Make the bank: one question, one administrator."""
    done = subprocess.run(
        [sys.executable, "-c", FILL], cwd=BASE, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def served(own, *, largest_file=None):
    """Yield the port. No file grows beyond `largest_file` bytes: as on a disk that fills up."""
    with running(own, largest_file=largest_file) as (port, _server):
        yield port


@contextmanager
def running(own, *, largest_file=None, stderr=None):
    """Yield the port and the process of gunicorn's master."""
    port = free_port()

    def narrow():
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn"],
        cwd=BASE,
        env={**own, "PORT": str(port)},
        preexec_fn=narrow,
        stderr=stderr,
    )
    try:
        _wait_for(port, server)
        yield port, server
    finally:
        server.terminate()
        server.wait()


def _wait_for(port, server):
    for _ in range(600):
        assert server.poll() is None
        try:
            if Visitor(port).ask("/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the site did not start")


def readings(port, addresses):
    """(status of each address in turn, the seconds of the slowest)."""
    answers = [Visitor(port).ask(address) for address in addresses]
    return [answer.status for answer in answers], max(answer.seconds for answer in answers)


def said_busy(answer):
    """Whether a POST was answered as it is to be: 503 in time, when to come again, and the text."""
    return (
        answer.status == 503
        and int(answer.headers["Retry-After"]) > 0
        and answer.seconds < 5
        and f"{TEXT}</textarea>" in answer.text
        and "Traceback" not in answer.text
    )
