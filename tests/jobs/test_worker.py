"""The real queue and the real worker: what is begun is done once, whoever dies in between."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings

KEPT_AT_IT = [sys.executable, "-m", "questionbank.worker"]


@pytest.fixture
def worker(environment):
    """worker(): start `manage.py work`; what is left is ended afterwards."""
    started = []

    def start():
        command = [sys.executable, "manage.py", "work"]
        started.append(subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def until(true, seconds=120):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_job_is_done_and_what_came_of_it_is_kept(ask, worker, tmp_path):
    token = ask("begin", str(tmp_path / "marks"))
    assert json.loads(ask("look", token)) == ["waiting", 0, 0, [], []]

    worker()

    until(lambda: json.loads(ask("look", token))[0] == "done")
    assert json.loads(ask("look", token)) == ["done", 1, 100, [["counted", {}]], ["数.txt"]]


def test_a_job_whose_worker_is_killed_is_taken_up_again_and_ends_once(ask, worker, tmp_path):
    marks = tmp_path / "marks"
    token = ask("begin", str(marks))
    first = worker()
    until(marks.exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert json.loads(ask("look", token))[:2] == ["running", 1]

    ask("age", token)
    worker()

    until(lambda: json.loads(ask("look", token))[0] == "done")
    assert json.loads(ask("look", token)) == ["done", 2, 100, [["counted", {}]], ["数.txt"]]
    assert marks.read_text() == "begun\nbegun\n"


def test_a_job_is_stopped_at_its_next_step(ask, worker, tmp_path):
    marks = tmp_path / "marks"
    token = ask("begin", str(marks))
    worker()
    until(marks.exists)

    ask("ask_to_stop", token)

    until(lambda: json.loads(ask("look", token))[0] == "cancelled")
    assert json.loads(ask("look", token))[3:] == [[], []]


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as listed:
        return [int(child) for child in listed.read().split()]


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="Needs Linux's /proc.")
def test_a_worker_that_dies_is_started_again_and_ends_with_the_server(ask, environment):
    # As in the Makefile: the shell, its place taken by the server, is the keeper's parent.
    line = f"{sys.executable} -m questionbank.worker & echo $!; exec sleep 60"
    server = subprocess.Popen(
        ["sh", "-c", line],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    keeper = int(server.stdout.readline())
    until(lambda: children(keeper))
    [first] = children(keeper)

    os.kill(first, signal.SIGKILL)
    until(lambda: is_alive(keeper) and children(keeper) not in ([], [first]))
    [second] = children(keeper)
    server.kill()
    server.wait()

    until(lambda: not is_alive(second) and not is_alive(keeper))
    assert server.stderr.readline() == b"The worker ended (-9); it starts again in 2 s.\n"
