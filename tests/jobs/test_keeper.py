"""The keeper of the worker: starts it again when it ends, and ends it when the server does."""

import os
import subprocess
import sys
import threading
import time

from questionbank import worker

PYTHON = [sys.executable, "-c"]


def test_a_worker_that_ends_is_started_again_until_the_server_is_gone(tmp_path, monkeypatch, capfd):
    marks, parent = tmp_path / "starts", os.getppid()
    monkeypatch.setattr(worker.time, "sleep", lambda seconds, rest=time.sleep: rest(0.01))
    gone = threading.Event()
    monkeypatch.setattr(worker.os, "getppid", lambda: -1 if gone.is_set() else parent)
    command = [*PYTHON, f"open({str(marks)!r}, 'a').write('x')"]
    keeper = threading.Thread(target=worker.keep, args=(command, parent))

    keeper.start()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (marks.exists() and len(marks.read_text()) >= 2):
        gone.wait(0.05)
    gone.set()
    keeper.join(30)

    assert not keeper.is_alive()
    assert len(marks.read_text()) >= 2
    assert "it starts again in" in capfd.readouterr().err


def test_a_worker_ends_with_its_server():
    child = subprocess.Popen([*PYTHON, "import time; time.sleep(60)"])

    worker.end(child)

    assert child.poll() is not None
