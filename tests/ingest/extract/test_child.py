"""The process that reads a file ends in time, with all that it has started."""

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


def test_a_reader_that_takes_too_long_ends_with_the_program_it_started(tmp_path):
    note = tmp_path / "pid"

    with pytest.raises(TooSlow):
        read_limited(b"", "tests.ingest.extract.starting", str(note), seconds=3)

    assert not is_running(int(note.read_text()))
