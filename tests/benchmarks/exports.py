"""Time and memory of the big papers, as a ratio to the same template without questions.

Run: python -m tests.benchmarks.exports
"""

import resource
import subprocess
import sys
import time

from interviews.exports import as_pdf
from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from tests.exports.make import make_booklet

CASES = [
    ("pdf", Sheet.SCORECARD, 30),
    ("pdf", Sheet.CANDIDATE, 30),
    ("pdf", Sheet.INTERVIEWER, 120),
    ("pdf", Sheet.INTERVIEWER, 500),
    ("docx", Sheet.INTERVIEWER, 500),
    ("xlsx", Sheet.INTERVIEWER, 500),
    ("moodle", Sheet.INTERVIEWER, 500),
    ("qti", Sheet.INTERVIEWER, 500),
    ("anki", Sheet.INTERVIEWER, 500),
]


def empty_template(sheet):
    """Return the CPU seconds that the same template takes with no question in it."""
    return min(cpu(lambda: as_pdf.write(make_booklet(0, sheet))) for _ in range(5))


def cpu(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(format_name, sheet, count):
    """Print wall and CPU seconds of the process's first paper, its size and peak memory."""
    booklet, content = make_booklet(count, sheet), []
    started = time.perf_counter()
    used = cpu(lambda: content.append(write(booklet, format_name).content))
    wall = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = f"{used / empty_template(sheet):.0f}" if format_name == "pdf" else ""
    name = f"{format_name} {sheet} {count}"
    print(f"{name:24} {wall:7.2f} {used:7.2f} {ratio:>8} {len(content[0]) / 1000:8.0f} {peak:8.0f}")


def main():
    print(f"{'paper':24} {'wall s':>7} {'CPU s':>7} {'× empty':>8} {'kB':>8} {'MB peak':>8}")
    for case in CASES:
        command = [sys.executable, "-m", "tests.benchmarks.exports", *map(str, case)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Sheet(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
