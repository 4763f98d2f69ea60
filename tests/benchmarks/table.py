"""python -m tests.benchmarks.table 1000 100000: everything that is promised of speed, in one table.

For each size a bank is filled and served by gunicorn (one worker), and every page is asked for in
turns. What is told is the processor time of the worker an answer, for it hardly depends on what
else the machine does; a "ratio" is to a bare page or to the smallest bank of the same run. A figure
that misses its goal has an ! before it.
"""

import http.client
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.benchmarks import front, loading, writes
from tests.benchmarks.pages import served

ROUNDS = 12
LOADED = 1_000  # questions of the file that is loaded
READER = {"Cookie": "other=1"}  # whose pages are made each time
QUESTION = "/questions/BM-000500/"


@dataclass(frozen=True)
class Page:
    """`most` milliseconds are allowed, or so many times the time at the smallest bank."""

    name: str
    path: str
    most: float = 0
    growth: float = 0
    at_desk: bool = False


PAGES = [
    Page("bare page", "/bare"),
    Page("naive ListView with counts", "/naive/?role=manager&category=stress"),
    Page("home", "/", growth=3),
    Page("list", "/questions/", most=20),
    Page("two facets, total, all counts", "/questions/?role=manager&category=stress", most=15),
    Page("search, 2 characters, common", "/questions/?q=" + quote("投诉"), most=25),
    Page("search, 2 characters, again", "/questions/?q=" + quote("退款"), most=25),
    Page("by code", "/questions/?sort=code", growth=3),
    Page("shortest first", "/questions/?sort=minutes", growth=3),
    Page("last page", "/questions/?page=last", growth=3),
    Page("a page in the middle", "/questions/?page=middle", growth=3),
    Page("question", QUESTION, growth=3),
    Page("question in a sort", QUESTION + "?sort=minutes", growth=3),
    Page("question in a filter", QUESTION + "?role=manager", growth=3),
    Page("sitemap, a part", "/sitemap-questions-0.xml", most=50),
    Page("desk front", "/admin/", growth=3, at_desk=True),
    Page("desk list, by a role", "/admin/interviews/question/?roles__id__exact=1", 0, 3, True),
    Page(
        "desk, tag typed",
        "/admin/autocomplete/?app_label=interviews&model_name=question&field_name=tags&term="
        + quote("话题1"),
        growth=3,
        at_desk=True,
    ),
]


def main(sizes):
    columns = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as var:
            began = time.monotonic()
            with served(size, var, threads=front.READERS) as port:
                filled = time.monotonic() - began
                columns.append(measured(size, port, var) | {"filled and served, s": filled})
        print(f"{size:,} questions measured", file=sys.stderr)
    columns[0]["load 1,000 questions, CPU s"], columns[0]["load 1,000 questions, MB"] = (
        loading.cost(LOADED)
    )
    report(sizes, columns)


def measured(size, port, var):
    front.rate(port, front.request("/bare"), b"200")  # the worker is there, and warm
    worker = worker_of(os.getpid())
    found = kept_against_bare(port, worker)
    found |= made(size, port, worker, Path(var, "session").read_text())
    rates, _waits = writes.measure(port, var)
    alone = statistics.median(rates["nobody writes"])
    for who in ("drafts", "publications"):
        found[f"reads beside {who} : alone"] = statistics.median(rates[who]) / alone
    found["worker, most MB"] = peak(worker)
    return found


def worker_of(parent):
    """The process that answers: the child of gunicorn, which is a child of this one."""
    [server] = children(parent)
    [worker] = children(server)
    return worker


def children(process):
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def spent(process):
    """Seconds of processor time of all its threads."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int(Path(task, "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def peak(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def kept_against_bare(port, worker):
    """{"kept …": processor time of the bare page : of a kept one}, for eight readers at once."""
    asked = {("bare", "200"): front.request("/bare")}
    for name, path in front.PATHS.items():
        asked[name, "200"] = front.request(path)
        asked[name, "304"] = front.request(path, front.tag_of(port, path))
    costs = {kind: [] for kind in asked}
    for _ in range(front.TURNS):
        for (name, status), wanted in asked.items():
            before = spent(worker)
            answers = front.rate(port, wanted, status.encode()) * front.SECONDS
            costs[name, status].append((spent(worker) - before) / answers)
    bare = statistics.median(costs.pop(("bare", "200")))
    return {
        f"bare : kept {name}, {status}": bare / statistics.median(found)
        for (name, status), found in costs.items()
    }


def made(size, port, worker, session):
    """{page: milliseconds of processor time}, each the median of ROUNDS in turn."""
    client = http.client.HTTPConnection("127.0.0.1", port)
    pages = {"last": size // 20, "middle": size // 40}
    costs = {page.name: [] for page in PAGES}
    for round_ in range(ROUNDS + 1):
        for page in PAGES:
            path = page.path
            for word, number in pages.items():
                path = path.replace(f"page={word}", f"page={number}")
            before = spent(worker)
            client.request("GET", path, headers={"Cookie": session} if page.at_desk else READER)
            response = client.getresponse()
            response.read()
            if response.status != 200:
                raise SystemExit(f"{path}: {response.status}")
            if round_:
                costs[page.name].append(1000 * (spent(worker) - before))
    return {f"{name}, ms": statistics.median(found) for name, found in costs.items()}


GOALS = {
    "load 1,000 questions, CPU s": lambda found, _: found <= 2,
    "load 1,000 questions, MB": lambda found, _: found <= 200,
    "worker, most MB": lambda found, _: found <= 200,
    "filled and served, s": lambda found, _: found <= 600,
}


def meets(name, found, smallest):
    """Whether a figure keeps what is promised of it."""
    if name in GOALS:
        return GOALS[name](found, smallest)
    if " : " in name:
        return found >= 0.8
    page = next(page for page in PAGES if f"{page.name}, ms" == name)
    if page.growth:
        return found <= page.growth * smallest
    return not page.most or found <= page.most


def goal_of(name):
    if " : " in name:
        return ">= 0.8"
    page = next((page for page in PAGES if f"{page.name}, ms" == name), None)
    if page and page.growth:
        return f"<= {page.growth} x"
    if page:
        return f"<= {page.most}" if page.most else ""
    return {"load 1,000 questions, CPU s": "<= 2", "filled and served, s": "<= 600"}.get(
        name, "<= 200"
    )


def report(sizes, columns):
    print(f"{time.strftime('%Y-%m-%d')}{'':32}goal" + "".join(f"{n:>14,}" for n in sizes))
    for name, smallest in columns[0].items():
        cells = ""
        for column in columns:
            if name in column:
                mark = "" if meets(name, column[name], smallest) else "! "
                cells += f"{mark}{column[name]:.2f}".rjust(14)
        print(f"{name:36}{goal_of(name):>10}{cells}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000])
