"""The proxy's configuration, on a real nginx before a real gunicorn: the slow harm nobody else."""

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.run import free_port

BASE = Path(__file__).resolve().parent.parent
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
CROWD = 50  # connections of one stranger; the site itself has 32 threads
STRANGERS = {
    "idle": b"",
    "slow headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "slow body": (
        b"POST /theme/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntheme="
    ),
}

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site behind nginx: the port of the proxy, and a way to stop the site behind it."""
    if NGINX is None:
        pytest.skip("No nginx here: install Debian's package nginx-light.")
    folder = tmp_path_factory.mktemp("nginx")
    behind, before = free_port(), free_port()
    own = {"PORT": str(behind), "WORKERS": "1", "VAR_DIR": str(folder / "var"), "HOME": str(folder)}
    environment = {"PATH": os.environ["PATH"], "TRUSTED_PROXIES": "1", **own}
    manage = [sys.executable, "manage.py"]
    for words in (["migrate", "--verbosity=0"], ["collectstatic", "--noinput", "--verbosity=0"]):
        subprocess.run([*manage, *words], cwd=BASE, env=environment, check=True)
    server = subprocess.Popen([sys.executable, "-m", "gunicorn"], cwd=BASE, env=environment)
    proxy = subprocess.Popen([NGINX, "-p", folder, "-c", configuration(folder, behind, before)])
    try:
        wait_for(before)
        yield before, server
    finally:
        for process in (proxy, server):
            process.terminate()
            process.wait()


def configuration(folder, behind, before):
    """The file of docs/, with free ports and a folder of its own, in what Debian puts around it."""
    text = (BASE / "docs" / "nginx.conf").read_text("utf-8")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{before};")
    folder.joinpath("questions.conf").write_text(text, "utf-8")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    whole.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;"
        f"events {{ worker_connections 768; }}"
        f"http {{ access_log off; {paths} include {folder}/questions.conf; }}",
        "utf-8",
    )
    return whole


def wait_for(port):
    for _ in range(100):
        with contextlib.suppress(OSError):
            if answer(port, "/healthz")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError("The site did not start.")


def answer(port, address, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with contextlib.closing(connection):
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()


@pytest.mark.parametrize("kind", STRANGERS)
def test_a_stranger_with_many_slow_connections_stops_nobody(site, kind):
    port, _ = site
    crowd = [socket.create_connection(("127.0.0.1", port)) for _ in range(CROWD)]
    try:
        for connection in crowd:
            connection.sendall(STRANGERS[kind])
        for _ in range(5):
            assert answer(port, "/")[0] == 200
    finally:
        for connection in crowd:
            connection.close()


def test_more_connections_than_a_person_has_are_told_so(site):
    port, _ = site
    crowd = [socket.create_connection(("127.0.0.1", port)) for _ in range(80)]
    try:
        for connection in crowd:
            connection.sendall(STRANGERS["slow body"])
        assert answer(port, "/")[0] == 429
    finally:
        for connection in crowd:
            connection.close()
    wait_for(port)


def test_a_slow_client_is_cut_off(site):
    port, _ = site
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.sendall(STRANGERS["slow headers"])
    with contextlib.closing(connection), pytest.raises(ConnectionResetError):
        connection.recv(100)


def test_a_long_request_line_stops_here(site):
    assert answer(site[0], f"/?q={'a' * 9000}")[0] == 414


def test_an_upload_beyond_all_bounds_stops_here(site):
    port, _ = site
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.putrequest("POST", "/imports/")
    connection.putheader("Content-Length", str(230 * 1024 * 1024))
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_readiness_is_seen_on_the_machine(site):
    status, _, body = answer(site[0], "/readyz")
    assert (status, b"database" in body) == (200, True)


def test_the_site_counts_the_visitor_and_believes_no_claim(site):
    """Who claims another address at each try is one visitor still: six tries a minute."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    address = f"http://127.0.0.1:{site[0]}/accounts/login/"
    page = browser.open(address, timeout=5).read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    given = urlencode({"login": "a", "password": "b", "csrfmiddlewaretoken": token}).encode()

    tries = []
    for number in range(8):
        claim = Request(address, given, {"X-Forwarded-For": f"203.0.113.{number}"})
        try:
            tries.append(browser.open(claim, timeout=5).status)
        except HTTPError as refused:
            tries.append(refused.code)

    assert tries == [200] * 6 + [429] * 2


def test_while_the_site_is_away_the_proxy_says_when_to_come_again(site):
    port, server = site
    server.terminate()
    server.wait()

    status, headers, body = answer(port, "/questions/")

    assert (status, headers["Retry-After"]) == (503, "20")
    assert re.search("题库正在启动", body.decode())
