"""`make test`: the whole suite on SQLite with a browser, then on PostgreSQL what may differ there.
`make proof`: the slow proofs on both, one after the other, and the rest of the suite on PostgreSQL.

A server of its own is started in a temporary folder and stopped again; TEST_DATABASE_URL names
another one instead. Without any, that part is left out loudly, and in CI it is a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

PURE = ("text", "bankfile", "exports", "scoring", "styles", "ingest/extract", "ingest/gold", "e2e")
FILES = ("architecture", "templates", "locks", "messages", "readme", "gunicorn", "nginx")
AWAY = [f"tests/{folder}" for folder in PURE] + [f"tests/test_{name}.py" for name in FILES]
# These meet a database only as readers and writers of whole rows, which other rooms try there.
PLAIN = {
    "admin": "leaks words",
    "ingest": "beside borders home_made no_heads receiving review rows showing",
    "web": "headers observed pages refusals shared",
}
ROWS = [f"tests/{room}" for room in ("dev", "guides", "help", "papers", "rights")]
ROWS += [f"tests/{room}/test_{name}.py" for room, names in PLAIN.items() for name in names.split()]
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parts[-2]))
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
TESTS = ["-n", str((os.cpu_count() or 1) + 1), "-q"]  # browsers and processes are waited for
COVERED = ["--cov", "--cov-report=term"]
PROOFS = ["-m", "proof", "-v", "--durations=0"]


def main():
    proofs = sys.argv[1:2] == ["proof"]
    once, often = (PROOFS, PROOFS) if proofs else ([*TESTS, *COVERED], TESTS)
    more = sys.argv[1 + proofs :]
    failed = pytest("SQLite", {}, [*once, *more])
    with postgresql() as url:
        if url:
            away = [f"--ignore={place}" for place in AWAY + ([] if proofs else ROWS)]
            failed |= pytest("PostgreSQL", {"DATABASE_URL": url}, [*often, *away, *more])
            if proofs and not more:
                away = [f"--ignore={place}" for place in AWAY]
                failed |= pytest("PostgreSQL", {"DATABASE_URL": url}, [*TESTS, *away, *ROWS])
        else:
            failed |= left_out()
    return failed


def pytest(where, environment, arguments):
    print(f"\n=== Tests on {where} ===", flush=True)
    command = [sys.executable, "-m", "pytest", *arguments]
    with tempfile.TemporaryDirectory() as var:
        return subprocess.run(
            command, env={**os.environ, "VAR_DIR": var, **environment}, check=False
        ).returncode


def left_out():
    print("\n!!! NOT TESTED on PostgreSQL: no server is installed here and TEST_DATABASE_URL is")
    print("!!! not set. Debian's package is postgresql.", flush=True)
    return 1 if os.environ.get("CI") else 0


@contextmanager
def postgresql():
    """Yield the URL of an empty PostgreSQL, or None where there is none."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
    elif not BINARIES:
        yield None
    else:
        with private_server(BINARIES[-1]) as url:
            yield url


@contextmanager
def private_server(binaries):
    folder, port = Path(tempfile.mkdtemp()), free_port()
    log = folder / "server.log"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {QUICK}"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        as_server(
            binaries / "initdb",
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "-D",
            folder / "data",
        )
        as_server(
            binaries / "pg_ctl", "-D", folder / "data", "-l", log, "-o", options, "-w", "start"
        )
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        as_server(
            binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", check=False
        )
        shutil.rmtree(folder, ignore_errors=True)


def as_server(*command, check=True):
    """Run as the postgres user where we are root, which PostgreSQL refuses to be."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    words = [*prefix, *map(str, command)]
    subprocess.run(words, check=check, cwd="/", stdout=subprocess.DEVNULL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
