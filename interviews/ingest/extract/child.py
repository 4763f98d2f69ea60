"""Parse a stranger's file in a child process that cannot take the server down with it."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from interviews.ingest.extract.document import Document
from interviews.ingest.extract.errors import TooSlow, UnreadableDocument
from interviews.ingest.extract.limits import (
    MEMORY_BYTES,
    OUTPUT_BYTES,
    SECONDS,
    TOO_SLOW,
    check_upload,
)
from interviews.ingest.extract.wire import document_from
from interviews.text.message import N_, Message, message_from

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
ROOT = Path(__file__).parents[3]

TOO_HEAVY = N_(
    "Reading this document needs more memory than one import may use. "
    "Split it, or save its text as a new file."
)


def extract_safely(name: str, content: bytes, seconds: float | None = None) -> Document:
    """Like `extract`, within 512 MB, 20 seconds or fewer `seconds`, and a bounded output."""
    check_upload(name, len(content))
    shown = UNPRINTABLE.sub("", name)[-200:] or "document"
    arguments = ("interviews.ingest.extract", "--limited", "--", shown)
    return document_from(read_limited(content, *arguments, seconds=seconds))


def read_limited(
    content: bytes, module: str, *arguments: str, seconds: float | None = None
) -> dict[str, Any]:
    """Return the values that `module`, run as a child on `content`, prints as JSON.

    The child calls `limit_this_process` first, and refuses by {"unreadable": a Message}. Raises
    UnreadableDocument for that, and when it takes too long or too much memory.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as found:
        given.write(content)
        given.seek(0)
        status = _run([module, *arguments], given, found, seconds or SECONDS)
        found.seek(0)
        return _values(found.read(OUTPUT_BYTES), status)


def _run(arguments: Sequence[str], given: IO[bytes], found: IO[bytes], seconds: float) -> int:
    command = [sys.executable, "-m", *arguments]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        stdin=given,
        stdout=found,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    ) as child:
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TooSlow(Message(TOO_SLOW)) from error
        finally:
            _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child, if it still runs, and the programs that it has started."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _values(output: bytes, status: int) -> dict[str, Any]:
    if status:
        raise UnreadableDocument(Message(TOO_HEAVY))
    values: dict[str, Any] = json.loads(output)
    if "unreadable" in values:
        raise UnreadableDocument(message_from(values["unreadable"]))
    return values


def limit_this_process() -> None:
    """Bound memory, processor time and written files; the first thing that the child does."""
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most, hard))
