"""Every request has a number; logs as JSON say what happened and name nobody; numbers to watch."""

import json
import logging
import re

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError
from django.test import RequestFactory

from questionbank.logs import JsonFormatter, LineFormatter
from questionbank.metrics import may_look
from questionbank.observed import Observed
from tests.make import make_admin, make_question

pytestmark = pytest.mark.django_db


def asked(address, number=None, application=None, **environ):
    """(status, headers, body) as the server would send them."""
    said = {}
    brought = {"HTTP_X_REQUEST_ID": number} if number is not None else {}
    environ = RequestFactory().get(address, **brought, **environ).environ
    body = Observed(application or WSGIHandler())(
        environ, lambda status, headers, *_: said.update(status=status, headers=dict(headers))
    )
    return said["status"], said["headers"], b"".join(body).decode()


def line_of(logger, message, *arguments, **extra):
    """What JsonFormatter makes of one record."""
    record = logging.getLogger(logger).makeRecord(
        logger,
        logging.WARNING,
        __file__,
        1,
        message,
        arguments,
        extra.pop("failure", None),
        None,
        extra,
    )
    return json.loads(JsonFormatter().format(record))


def test_a_request_without_a_number_gets_one():
    first, second = (asked("/healthz")[1]["X-Request-ID"] for _ in range(2))

    assert re.fullmatch(r"[0-9a-f]{16}", first)
    assert first != second


def test_the_number_of_a_proxy_is_taken_over():
    assert asked("/healthz", "req-2026.11_27-abc")[1]["X-Request-ID"] == "req-2026.11_27-abc"


@pytest.mark.parametrize(
    "odd", ["short", "x" * 65, "a b c d e f", "中文中文中文中文", "<script>alert"]
)
def test_an_odd_number_is_not_taken_over(odd):
    assert re.fullmatch(r"[0-9a-f]{16}", asked("/healthz", odd)[1]["X-Request-ID"])


def broken(*_):
    raise ValueError("张三的电话是 13800000000")


def test_the_page_of_a_fault_names_its_number_and_the_log_has_it_without_a_word(
    monkeypatch, caplog
):
    monkeypatch.setattr("interviews.browse.pages.questions.newest", broken)

    status, headers, body = asked("/")
    records = [record for record in caplog.records if record.name == "django.request"]
    lines = [JsonFormatter().format(record) for record in records]

    assert status.startswith("500")
    assert f"<code>{headers['X-Request-ID']}</code>" in body
    assert [json.loads(line)["failure"]["kind"] for line in lines] == ["builtins.ValueError"]
    assert "张三" not in "".join(lines)
    assert "13800000000" not in "".join(lines)


def test_a_page_of_a_busy_site_names_its_number(monkeypatch):
    def busy(*_):
        raise OperationalError("locked") from SqliteBusy()

    monkeypatch.setattr("interviews.browse.pages.questions.newest", busy)

    status, headers, body = asked("/")

    assert status.startswith("503")
    assert headers["X-Request-ID"] in body


class SqliteBusy(Exception):
    sqlite_errorcode = 5


def test_a_secret_address_is_told_by_its_pattern(client, caplog):
    client.get("/sets/shared/not-a-secret-of-ours/")
    client.get("/no/such/address/")
    lines = [json.loads(JsonFormatter().format(record))["message"] for record in caplog.records]

    assert lines == ["Not Found: /sets/shared/<str:secret>/", "Not Found: an address"]


def test_a_line_names_no_account_no_address_and_no_words_of_an_error():
    root = make_admin("wang.xiaoming")
    address = "203.0.113.9"

    line = line_of(
        "ours", "%s from %s: %s, %d of %s", root, address, ValueError("王小明"), 3, "kind"
    )

    assert line["message"] == f"account {root.pk} from an address: ValueError, 3 of kind"
    record = logging.makeLogRecord({"msg": "%s 100%%, %s", "args": (root, "/sets/shared/x/")})
    assert LineFormatter().format(record) == f"account {root.pk} 100%, an address"


def test_no_stranger_begins_a_line_of_the_log():
    record = logging.makeLogRecord({"msg": "odd: %s", "args": ("a\r\n2026-11-27 INFO all well",)})

    assert LineFormatter().format(record) == "odd: a\\n2026-11-27 INFO all well"
    assert len(JsonFormatter().format(record).splitlines()) == 1


def test_a_line_has_the_number_of_its_request():
    seen = {}

    def application(environ, start):
        seen.update(line_of("ours", "within"))
        start("200 OK", [])
        return []

    asked("/", "number-of-a-proxy", application)

    assert seen["request"] == "number-of-a-proxy"
    assert "request" not in line_of("ours", "outside")
    assert set(seen) == {"time", "level", "logger", "message", "process", "request"}


def test_each_request_is_counted_by_its_view(settings):
    settings.METRICS_FROM = ["127.0.0.1"]
    code = make_question().code
    before = counted()
    for _ in range(2):
        asked(f"/questions/{code}/")
    asked("/nothing/here/")
    found = {name: count - before.get(name, 0) for name, count in counted().items()}

    assert found['{method="GET",status="200",view="browse:question"}'] == 2
    assert found['{method="GET",status="404",view="none"}'] == 1
    assert code not in "".join(found)


def counted():
    _status, _headers, text = asked("/metrics", REMOTE_ADDR="127.0.0.1")
    lines = re.findall(r"^questionbank_requests_total({.*}) (\S+)$", text, re.M)
    return {name: float(count) for name, count in lines}


def test_the_numbers_say_what_waits_and_what_is_ready(settings):
    settings.METRICS_FROM = ["127.0.0.0/8"]

    _status, headers, text = asked("/metrics", REMOTE_ADDR="127.9.9.9")

    assert 'questionbank_ready{need="database"} 1.0' in text
    assert 'questionbank_jobs{state="waiting"} 0.0' in text
    assert "questionbank_job_waits_seconds 0.0" in text
    assert headers["Content-Type"].startswith("text/plain; version=")


@pytest.mark.parametrize(
    ("allowed", "proxies", "environ", "may"),
    [
        ([], 0, {"REMOTE_ADDR": "127.0.0.1"}, False),
        (["10.0.0.5"], 0, {"REMOTE_ADDR": "10.0.0.5"}, True),
        (["10.0.0.5"], 0, {"REMOTE_ADDR": "10.0.0.6"}, False),
        (["10.0.0.0/24", "::1"], 0, {"REMOTE_ADDR": "::1"}, True),
        # A proxy that nobody counted: everybody would be the proxy.
        (["127.0.0.1"], 0, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, False),
        (["127.0.0.1"], 1, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, False),
        (["9.9.9.9"], 1, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, True),
        # What the visitor made up stands before what the proxy saw.
        (["10.0.0.5"], 1, {"HTTP_X_FORWARDED_FOR": "10.0.0.5, 9.9.9.9"}, False),
        (["10.0.0.5"], 0, {"REMOTE_ADDR": ""}, False),
    ],
)
def test_only_the_named_addresses_see_the_numbers(settings, allowed, proxies, environ, may):
    settings.METRICS_FROM, settings.TRUSTED_PROXIES = allowed, proxies

    assert may_look(RequestFactory().get("/metrics", **environ)) is may


def test_nobody_sees_them_until_an_address_is_named(client):
    assert client.get("/metrics").status_code == 404
