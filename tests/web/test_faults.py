"""A lock, a full disk, a database away: 503 with what was typed, and reading goes on."""

import errno
import sqlite3
import time
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connection
from django.test import Client

from interviews.models import Question, Report
from interviews.web.faults import BUSY, ROOM, fault_of
from tests.make import make_admin, make_question

TEXT = "客户说“退款没到”\n第二行 <b>粗</b>"


@pytest.fixture
def locked(transactional_db):
    """locked(): a context in which somebody else holds the lock that every write needs."""
    call_command("loaddata", "taxonomy.json", verbosity=0)
    return _sqlite_locked if connection.vendor == "sqlite" else _postgresql_locked


@contextmanager
def _sqlite_locked():
    name = str(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=300")
    other = sqlite3.connect(name, uri=name.startswith("file:"), timeout=5)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()
    finally:
        other.close()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=20000")


@contextmanager
def _postgresql_locked():
    other = connection.copy()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 300")
        other.set_autocommit(False)
        with other.cursor() as cursor:
            for model in (Report, Question):
                cursor.execute(f"LOCK TABLE {model._meta.db_table} IN EXCLUSIVE MODE")
            cursor.execute("LOCK TABLE django_session, interviews_turn IN EXCLUSIVE MODE")
        yield
        other.rollback()
    finally:
        other.close()
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")


@pytest.fixture
def reader():
    return Client(raise_request_exception=False)


def test_a_write_that_finds_the_database_locked_gives_back_what_was_typed(locked, reader):
    address = f"/reports/about/{make_question().code}/"
    with locked():
        began = time.monotonic()
        response = reader.post(address, {"kind": "wrong", "text": TEXT, "password": "mine"})
        took = time.monotonic() - began
    body = response.content.decode()

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert took < 5
    assert "客户说“退款没到”" in body
    assert "第二行 &lt;b&gt;粗&lt;/b&gt;</textarea>" in body
    assert "mine" not in body
    assert f'action="{address}"' in body
    assert "Traceback" not in body
    assert "OperationalError" not in body
    assert Report.objects.count() == 0


def test_what_is_given_back_can_be_sent_once_more(locked):
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    address = f"/reports/about/{make_question().code}/"
    token = strict.get(address).context["csrf_token"]
    fields = {"kind": "wrong", "text": TEXT, "csrfmiddlewaretoken": str(token)}
    with locked():
        page = strict.post(address, fields).content.decode()
    fresh = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    assert strict.post(address, fields | {"csrfmiddlewaretoken": fresh}).status_code == 302
    assert Report.objects.get().text.replace("\r\n", "\n") == TEXT


def test_the_page_speaks_the_readers_language(locked, reader):
    reader.cookies["language"] = "en"
    address = f"/reports/about/{make_question().code}/"
    with locked():
        body = reader.post(address, {"kind": "wrong", "text": TEXT}).content.decode()

    assert '<html lang="en">' in body
    assert "The site could not save just now" in body


def test_reading_goes_on_while_somebody_else_writes(locked, reader):
    question = make_question()
    desk = Client(raise_request_exception=False)
    desk.force_login(make_admin(), "django.contrib.auth.backends.ModelBackend")
    desk_pages = [
        "/admin/",
        "/admin/interviews/question/",
        f"/admin/interviews/question/{question.pk}/change/",
        "/admin/interviews/report/",
        "/imports/",
        "/sets/",
    ]
    pages = ["/", "/questions/", "/questions/?q=退款", question.get_absolute_url()]
    pages += [f"/reports/about/{question.code}/", "/guides/", "/accounts/login/", "/sets/basket/"]
    with locked():
        seen = {page: reader.get(page).status_code for page in pages}
        seen |= {page: desk.get(page).status_code for page in desk_pages}

    assert seen == dict.fromkeys([*pages, *desk_pages], 200)


def test_signing_in_while_the_database_is_locked_is_busy_and_keeps_no_password(locked, reader):
    make_admin("root")
    with locked():
        response = reader.post("/accounts/login/", {"login": "root", "password": "a-long-password"})

    assert response.status_code == 503
    assert "a-long-password" not in response.content.decode()


def sqlite_error(code):
    cause = sqlite3.OperationalError("said in passing")
    cause.sqlite_errorcode = code
    error = OperationalError("said in passing")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (sqlite_error(sqlite3.SQLITE_BUSY), BUSY),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), BUSY),
        (sqlite_error(sqlite3.SQLITE_FULL), ROOM),
        (sqlite_error(sqlite3.SQLITE_READONLY), ROOM),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), ROOM),
        (sqlite_error(sqlite3.SQLITE_ERROR), None),  # no such table: a fault of ours
        (OSError(errno.ENOSPC, "no room"), ROOM),
        (OSError(errno.EROFS, "read-only"), ROOM),
        (OSError(errno.ENOENT, "no file"), None),
        (ProgrammingError("ours"), None),
        (ValueError("ours"), None),
        (None, None),
    ],
)
def test_only_what_passes_by_itself_is_worth_coming_again(error, kind):
    assert fault_of(error) == kind


def test_a_fault_is_seen_through_what_was_raised_because_of_it():
    error = RuntimeError("not written")
    error.__cause__ = OSError(errno.ENOSPC, "no room")

    assert fault_of(error) == ROOM
