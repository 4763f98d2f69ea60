"""python -m tests.benchmarks.pages 1000 100000: each page as a ratio to a bare page of one run.

For each size a bank of its own is filled and served by gunicorn (one worker); one client asks for
every page in turn, ROUNDS times over, so that a slow moment of the machine hits all alike. Each is
asked for as a reader with a cookie does, for whom it is made; as a stranger does, who gets what was
kept; and as one does who has it already (304).
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from urllib.parse import quote

PAGES = {
    "bare page": "/bare",
    "home": "/",
    "list": "/questions/",
    "list, page 20": "/questions/?page=20",
    "filter": "/questions/?role=manager&category=stress",
    "two filters, tag": "/questions/?role=manager&difficulty=3&tag=" + quote("话题7"),
    "search, 2 characters": "/questions/?q=" + quote("投诉"),
    "search, 4 characters": "/questions/?q=" + quote("要求退款"),
    "search, rare": "/questions/?q=" + quote("第77次"),
    "question": "/questions/BM-000500/",
    "question in filter": "/questions/BM-000500/?role=manager",
    "print": "/questions/print/?role=manager&q=" + quote("第77次"),
}
ROUNDS = 30
WAYS = {"made": {"Cookie": "other=1"}, "kept": {}, "304": {}}


def main(sizes):
    for size in sizes:
        with tempfile.TemporaryDirectory() as var, served(size, var) as port:
            report(size, measure(port))


@contextmanager
def served(size, var, workers=1, threads=2):
    environment = {**os.environ, "VAR_DIR": var}
    run = {"env": environment, "check": True}
    subprocess.run([sys.executable, "-m", "tests.benchmarks.prepare", str(size)], **run)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "tests.benchmarks.site"]
    command += ["--workers", str(workers)]
    command += ["--bind", f"127.0.0.1:{port}", "--no-control-socket", "--log-level", "error"]
    command += ["--worker-class", "gthread", "--threads", str(threads)]
    command += ["--keep-alive", "75"]
    server = subprocess.Popen(command, env=environment)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port):
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def measure(port):
    """{page: {way: [seconds, …]}}, one figure a round after a warm-up."""
    client = http.client.HTTPConnection("127.0.0.1", port)
    times = {name: {way: [] for way in WAYS} for name in PAGES}
    tags = dict.fromkeys(PAGES, "")
    for round_ in range(ROUNDS + 2):
        for way, headers in WAYS.items():
            for name, path in PAGES.items():
                asked = headers | ({"If-None-Match": tags[name]} if way == "304" else {})
                start = time.perf_counter()
                client.request("GET", path, headers=asked)
                response = client.getresponse()
                response.read()
                if response.status not in (200, 304):
                    raise SystemExit(f"{path}: {response.status}")
                tags[name] = response.headers["ETag"] or tags[name]
                if round_ >= 2:
                    times[name][way].append(time.perf_counter() - start)
    return times


def report(size, times):
    bare = statistics.median(sum(times["bare page"].values(), []))
    print(f"\n{size:,} questions: x bare page ({1000 * bare:.2f} ms){'':8}made    kept     304")
    for name, ways in times.items():
        ratios = [statistics.median(ways[way]) / bare for way in WAYS]
        print(f"  {name:40}" + "".join(f"{ratio:8.1f}" for ratio in ratios))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000])
