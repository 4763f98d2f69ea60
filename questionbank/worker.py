"""Keep a worker beside the server: start it again when it dies, end it when the server ends.

`python -m questionbank.worker & exec gunicorn ...`: the shell becomes the server, our parent.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

LONGEST = 30  # seconds between two starts
GRACE = 10  # seconds to finish a job


def keep(command: Sequence[str], parent: int) -> None:
    """Run `command` until `parent` is gone or we are told to stop."""
    pause = 1
    while os.getppid() == parent:
        started = time.monotonic()
        child = subprocess.Popen(command)
        try:
            while child.poll() is None and os.getppid() == parent:
                time.sleep(0.2)
        finally:
            end(child)
        if os.getppid() != parent:
            return
        pause = 1 if time.monotonic() - started > LONGEST else min(pause * 2, LONGEST)
        text = f"The worker ended ({child.returncode}); it starts again in {pause} s."
        print(text, file=sys.stderr, flush=True)
        time.sleep(pause)


def end(child: subprocess.Popen[bytes]) -> None:
    """Let it finish what it does; what takes too long is taken up again by the next worker."""
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def stop(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    server = os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    keep([sys.executable, "manage.py", "work"], server)
