"""The outermost layer: every request has a number, is counted and timed, kept pages included."""

import logging
import re
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

from questionbank import metrics
from questionbank.logs import request_id

logger = logging.getLogger("questionbank.requests")

NUMBER = re.compile(r"[A-Za-z0-9._-]{8,64}")  # of a proxy's making; anything else is not taken over
HEADER = "X-Request-ID"
METHODS = {"GET", "HEAD", "POST"}

Environ = dict[str, Any]
Start = Callable[..., Any]


class Observed:
    def __init__(self, application: Callable[[Environ, Start], Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        number = environ["REQUEST_ID"] = number_of(environ)
        told = request_id.set(number)
        said: list[str] = []
        began = time.perf_counter()

        def numbered(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            said[:] = [status]
            return start(status, [*headers, (HEADER, number)], *failure)

        try:
            return self.application(environ, numbered)
        finally:
            note(environ, said[0] if said else "500", time.perf_counter() - began)
            request_id.reset(told)


def number_of(environ: Environ) -> str:
    """The number that a proxy gave the request, or a new one."""
    brought = str(environ.get("HTTP_X_REQUEST_ID", ""))
    return brought if NUMBER.fullmatch(brought) else secrets.token_hex(8)


def note(environ: Environ, status: str, seconds: float) -> None:
    """Count a request. Who asked, and for what exactly, is nobody's business."""
    view = environ.get(metrics.VIEW, "kept")
    asked = environ.get("REQUEST_METHOD", "")
    method = asked if asked in METHODS else "other"
    metrics.REQUESTS.labels(view, method, status[:3]).inc()
    metrics.SECONDS.labels(view).observe(seconds)
    facts = {
        "view": view,
        "method": method,
        "status": int(status[:3]),
        "seconds": round(seconds, 4),
    }
    logger.info("answered", extra=facts)
