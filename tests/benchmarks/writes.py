"""python -m tests.benchmarks.writes 10000 100000: reads while somebody writes, against reads alone.

READERS ask gunicorn (two workers) for pages that are made anew, for SECONDS; in turn nobody writes,
a draft is written once a second, and a question is published or its difficulty changed.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from tests.benchmarks.pages import served

READERS = 4
SECONDS = 5
TURNS = 3
PATHS = ["/questions/?role=manager", "/", "/questions/?category=stress&difficulty=3", "/questions/"]
WRITES = {"nobody writes": "", "drafts": "draft", "publications": "published"}


def main(sizes):
    for size in sizes:
        with tempfile.TemporaryDirectory() as var, served(size, var, workers=2) as port:
            report(size, measure(port, var))


def measure(port, var):
    """{who writes: [reads a second, …]}, and {who writes: [seconds of a read, …]}."""
    rates, waits = ({who: [] for who in WRITES} for _ in range(2))
    reads(port, 3)
    for _ in range(TURNS):
        for who, status in WRITES.items():
            with writing(var, status):
                seconds = reads(port, SECONDS)
            rates[who].append(len(seconds) / SECONDS)
            waits[who] += seconds
    return rates, waits


def reads(port, duration):
    """Seconds that each read took, of READERS at once."""
    seconds, end = [], time.monotonic() + duration

    def read(first):
        client = http.client.HTTPConnection("127.0.0.1", port)
        n = first
        while time.monotonic() < end:
            start = time.perf_counter()
            client.request("GET", PATHS[n % len(PATHS)], headers={"Cookie": "other=1"})
            client.getresponse().read()
            seconds.append(time.perf_counter() - start)
            n += 1

    readers = [threading.Thread(target=read, args=[n]) for n in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return seconds


class writing:
    """Once a second a write to a question of a status, by a process of its own; none for ""."""

    def __init__(self, var, status):
        self.command = [sys.executable, "-m", "tests.benchmarks.write", status]
        self.environment = {**os.environ, "VAR_DIR": var}
        self.status = status

    def __enter__(self):
        if self.status:
            self.writer = subprocess.Popen(self.command, env=self.environment, stdout=-1)
            self.writer.stdout.readline()  # it has begun

    def __exit__(self, *failure):
        if self.status:
            self.writer.terminate()
            self.writer.wait()


def report(size, measured):
    rates, waits = measured
    alone = statistics.median(rates["nobody writes"])
    print(f"\n{size:,} questions{'':10} reads a second   x alone     p95 ms")
    for who in WRITES:
        rate = statistics.median(rates[who])
        p95 = 1000 * statistics.quantiles(waits[who], n=20)[-1]
        print(f"  {who:24} {rate:12.1f} {rate / alone:9.2f} {p95:10.0f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000])
