"""python -m tests.benchmarks.front 1000: kept pages a second against a bare WSGI page, at once.

READERS keep a connection each and ask gunicorn (one worker) in turns: the bare page, then each page
whole and as one that the reader has already. A figure is the median of TURNS.
"""

import socket
import statistics
import sys
import tempfile
import threading
import time

from tests.benchmarks.pages import served

READERS = 8
SECONDS = 1.5
TURNS = 5
PATHS = {"home": "/", "list": "/questions/", "question": "/questions/BM-000500/"}


def main(size):
    with tempfile.TemporaryDirectory() as var, served(size, var, threads=READERS) as port:
        report(measure(port))


def measure(port):
    """{(page, status): [answers a second, …]}"""
    asked = {("bare", "200"): request("/bare")}
    for name, path in PATHS.items():
        asked[name, "200"] = request(path)
        asked[name, "304"] = request(path, tag_of(port, path))
    rates = {kind: [] for kind in asked}
    for _ in range(TURNS):
        for (name, status), wanted in asked.items():
            rates[name, status].append(rate(port, wanted, status.encode()))
    return rates


def request(path, tag=""):
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip"]
    lines += [f"If-None-Match: {tag}"] if tag else []
    return "\r\n".join([*lines, "", ""]).encode()


def tag_of(port, path):
    with socket.create_connection(("127.0.0.1", port)) as line:
        head, _body = answer(line, request(path), b"")
    return next(row[6:].decode() for row in head.split(b"\r\n") if row.lower().startswith(b"etag:"))


def answer(line, wanted, rest):
    """Send a request and read its answer: (head, body)."""
    line.sendall(wanted)
    while b"\r\n\r\n" not in rest:
        rest += line.recv(65_536)
    head, _, body = rest.partition(b"\r\n\r\n")
    lengths = [row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    length = int(lengths[0].split(b":")[1]) if lengths else 0
    while len(body) < length:
        body += line.recv(65_536)
    return head, body


def rate(port, wanted, status):
    """Answers a second to READERS at once; each must have `status`."""
    counts, end = [0] * READERS, time.monotonic() + SECONDS

    def read(reader):
        with socket.create_connection(("127.0.0.1", port)) as line:
            while time.monotonic() < end:
                head, _body = answer(line, wanted, b"")
                assert head[9:12] == status, head
                counts[reader] += 1

    readers = [threading.Thread(target=read, args=[n]) for n in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(counts) / SECONDS


def report(rates):
    bare = statistics.median(rates["bare", "200"])
    print(f"{'':20} a second   x bare (goal 0.8)")
    for (name, status), found in rates.items():
        median = statistics.median(found)
        print(f"  {name:10} {status:6} {median:10.0f} {median / bare:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
