"""What stands around every answer: methods, permissions, security.txt, reports of the policy."""

import logging
from datetime import datetime, timedelta

import pytest
from django.conf import settings as site
from django.test import RequestFactory
from django.utils import timezone

from interviews.web.views import csp_report
from tests.make import make_admin, make_question

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "DEBUG", "OPTIONS"]
)
@pytest.mark.parametrize(
    "address", ["/", "/admin/", "/admin/interviews/question/", "/sets/", "/none"]
)
def test_a_method_that_no_address_needs_is_refused_everywhere(client, method, address):
    client.force_login(make_admin())

    response = client.generic(method, address)

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert b"sessionid" not in response.content


def test_a_page_asks_the_browser_for_nothing(client):
    policy = client.get("/healthz").headers["Permissions-Policy"]

    assert {"camera=()", "microphone=()", "geolocation=()", "usb=()"} <= set(policy.split(", "))


def test_security_txt_names_the_contact_and_has_an_end(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"

    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    ends = datetime.fromisoformat(lines.pop("Expires"))

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert timedelta(days=179) < ends - timezone.now() < timedelta(days=181)
    assert lines == {
        "Contact": "mailto:security@example.org",
        "Preferred-Languages": "zh, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_without_a_contact_there_is_no_security_txt(client, settings):
    settings.SECURITY_CONTACT = ""

    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_report_of_the_policy_is_logged_and_cut_short(caplog, settings):
    settings.DEBUG = True
    request = RequestFactory().post("/csp-report/", b"x" * 20_000, "application/csp-report")

    with caplog.at_level(logging.WARNING):
        response = csp_report(request)

    assert response.status_code == 204
    assert caplog.messages == ["CSP: " + "x" * 10_000]


def test_without_debug_nobody_reports_what_a_page_did(client):
    assert client.post("/csp-report/", {}).status_code == 404


@pytest.mark.parametrize("name", ["static-collected", "prepare.lock", "secret-key", "bank.sqlite3"])
def test_nothing_of_the_sites_own_folder_is_served(client, name):
    for address in (f"/static/{name}", f"/static/../{name}", f"/{name}", f"/media/{name}"):
        assert client.get(address).status_code == 404


def test_the_pages_of_a_visitor_say_what_may_be_loaded(client):
    policy = client.get(make_question().get_absolute_url()).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "report-uri" not in policy
    assert site.DEBUG is False
