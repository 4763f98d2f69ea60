"""What becomes of a failure: 503 where coming again helps, 500 where it does not."""

import errno
import logging
import sys

from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_noop

from interviews.web.plain import plain_page

logger = logging.getLogger(__name__)

BUSY, ROOM = "busy", "room"
# The primary result codes of SQLite: busy, locked; read-only, I/O error, full, cannot open.
SQLITE = {5: BUSY, 6: BUSY, 8: ROOM, 10: ROOM, 13: ROOM, 14: ROOM}
# SQLSTATE of PostgreSQL: disk full, read-only transaction; the rest of its operational errors wait.
POSTGRESQL = {"53100": ROOM, "25006": ROOM}
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
WAIT = {BUSY: 5, ROOM: 60}  # seconds
WORDS = {
    (BUSY, False): (
        gettext_noop("The site is busy"),
        gettext_noop("This page could not be read just now. It is not your fault."),
    ),
    (BUSY, True): (
        gettext_noop("The site could not save just now"),
        gettext_noop("Somebody else was writing for too long, or the database is away."),
    ),
    (ROOM, False): (
        gettext_noop("The site is not ready"),
        gettext_noop(
            "The server's disk does not answer as it should. Please tell an administrator."
        ),
    ),
    (ROOM, True): (
        gettext_noop("The site could not save just now"),
        gettext_noop(
            "The server's disk is full or cannot be written. Please tell an administrator."
        ),
    ),
}


def fault_of(error: BaseException | None) -> str | None:
    """BUSY or ROOM where `error`, or what it came of, is a state that passes; else nothing."""
    for _ in range(8):
        if error is None:
            return None
        if kind := _kind(error):
            return kind
        error = error.__cause__ or error.__context__
    return None


def _kind(error: BaseException) -> str | None:
    if isinstance(error, DatabaseError):
        return _kind_in_database(error)
    return ROOM if isinstance(error, OSError) and error.errno in DISK else None


def _kind_in_database(error: BaseException) -> str | None:
    cause = error.__cause__
    if (code := getattr(cause, "sqlite_errorcode", None)) is not None:
        return SQLITE.get(code & 0xFF)
    if state := POSTGRESQL.get(getattr(cause, "sqlstate", None) or ""):
        return state
    from_server = hasattr(cause, "sqlstate")
    passing = isinstance(error, OperationalError | InterfaceError)
    return BUSY if from_server and passing else None


def server_error(request: HttpRequest) -> HttpResponse:
    """What Django calls for an exception that nobody caught, wherever in a request it was."""
    error = sys.exc_info()[1]
    kind = fault_of(error)
    if kind is None:
        return _broken(request)
    logger.error("503 (%s) for %s: %s", kind, request.path, error, extra={"request": request})
    heading, text = WORDS[kind, request.method == "POST"]
    return plain_page(request, 503, heading, text, wait=WAIT[kind])


def _broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: a page that needs nothing, with the number by which the log knows it."""
    context = {"request_id": request.META.get("REQUEST_ID", "")}
    return HttpResponse(render_to_string("500.html", context), status=500)
