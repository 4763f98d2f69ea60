"""Lines of the log as JSON, one a record, without a word that a person typed or is named by."""

import json
import logging
import traceback
from contextvars import ContextVar
from copy import copy
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What `extra` may bring into a line; anything else that a library hangs on a record stays out.
MORE = ("view", "method", "status", "seconds", "bytes")


class LineFormatter(logging.Formatter):
    """The same for eyes; below a fault stands its whole traceback."""

    def format(self, record: logging.LogRecord) -> str:
        clean = copy(record)
        # A line break in what a stranger sent must not begin a line of its own.
        clean.msg, clean.args = _message(record).replace("\r", "").replace("\n", "\\n"), None
        return super().format(clean)


class JsonFormatter(logging.Formatter):
    """An address that was asked is told by its pattern; a failure by its kind and its frames.

    A path may be a secret, and the words of an exception what somebody typed: the line of a fault
    says where it was, and the number of the request leads to the rest.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            "process": record.process,
        }
        if known := request_id.get():
            line["request"] = known
        line |= {name: getattr(record, name) for name in MORE if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["failure"] = _failure(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    """What was said, with what stands for a person in it replaced by what it is."""
    if not isinstance(record.args, tuple):
        return record.getMessage()
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    asked = f"/{match.route}" if match else "an address"
    return str(record.msg) % tuple(_kind(arg, asked) for arg in record.args)


def _kind(said: Any, asked: str) -> Any:
    if isinstance(said, BaseException):
        return type(said).__qualname__
    if hasattr(said, "get_username"):
        return f"account {said.pk}"
    if isinstance(said, str) and (said.startswith("/") or _is_address(said)):
        return asked
    return said


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _failure(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "kind": f"{type(error).__module__}.{type(error).__qualname__}",
        "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
