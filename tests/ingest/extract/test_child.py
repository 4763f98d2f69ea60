"""The process that reads a file ends in time, with all that it has started."""

import time
from pathlib import Path

import pytest

from interviews.ingest.extract import TooSlow
from interviews.ingest.extract.child import read_limited


def is_running(pid):
    """Whether a process runs; one that is dead and unburied does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def ends(pid):
    """Whether a process that was told to die is gone within five seconds."""
    until = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_running(pid)


def test_a_reader_that_takes_too_long_ends_with_the_program_it_started(tmp_path):
    note = tmp_path / "pid"

    with pytest.raises(TooSlow):
        read_limited(b"", "tests.ingest.extract.starting", str(note), seconds=3)

    assert ends(int(note.read_text()))
