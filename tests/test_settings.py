"""Settings come from the environment; a bad value is refused by its name."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "the-key-of-a-test-0123456789-" * 2,
    "ALLOWED_HOSTS": "questions.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://questions.example.org",
    "SECURE_PROXY": "1",
    "DATABASE_URL": "postgres://bank:secret@db/bank",
    "CACHE_URL": "redis://cache:6379/0",
}


def manage(tmp_path, *arguments, **environment):
    """Run manage.py in an environment of its own; give back (exit code, all that it said)."""
    clean = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE,
        env={**clean, "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def value(tmp_path, expression, **environment):
    code = f"from django.conf import settings as s; print({expression})"
    status, said = manage(tmp_path, "shell", "-v0", "-c", code, **environment)
    assert status == 0, said
    return said.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("DEBUG", "perhaps"),
        ("SECURE_PROXY", "2"),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "oracle://x"),
        ("DATABASE_URL", "bank.sqlite3"),
        ("CACHE_URL", "memcached://x"),
        ("CSRF_TRUSTED_ORIGINS", "questions.example.org"),
    ],
)
def test_a_bad_value_is_refused_by_its_name(tmp_path, name, bad):
    status, said = manage(tmp_path, "check", **{name: bad})

    assert status != 0
    assert f"ImproperlyConfigured: {name} must" in said


def test_a_production_environment_passes_the_deployment_check(tmp_path):
    status, said = manage(tmp_path, "check", "--deploy", "--fail-level", "INFO", **PRODUCTION)

    assert (status, said.strip()) == (0, "System check identified no issues (0 silenced).")


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path):
    first, second = (value(tmp_path, "s.SECRET_KEY") for _ in range(2))

    assert first == second
    assert len(first) > 60
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_debug_is_off_unless_asked_for(tmp_path):
    assert value(tmp_path, "s.DEBUG") == "False"
    assert value(tmp_path, "s.DEBUG", DEBUG="true") == "True"


def test_sqlite_is_set_to_survive_power_loss_and_writers(tmp_path):
    code = (
        "from django.db import connection as c; c.ensure_connection();"
        "print([c.connection.execute(f'PRAGMA {p}').fetchone()[0] for p in"
        " ('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout')],"
        " c.transaction_mode)"
    )

    status, said = manage(tmp_path, "shell", "-v0", "-c", code)

    assert (status, said.strip()) == (0, "['wal', 2, 1, 20000] IMMEDIATE")


def test_postgresql_cannot_hang_a_page(tmp_path):
    options = value(tmp_path, "s.DATABASES['default']", **PRODUCTION)

    assert "'CONN_HEALTH_CHECKS': True" in options
    assert "'connect_timeout': 5" in options
    assert "statement_timeout=15000" in options


@pytest.mark.parametrize(
    ("url", "engine"),
    [("locmemcache://", "sessions.backends.db"), ("redis://c/0", "sessions.backends.cached_db")],
)
def test_sessions_are_cached_only_where_every_worker_sees_the_cache(tmp_path, url, engine):
    assert value(tmp_path, "s.SESSION_ENGINE", CACHE_URL=url) == f"django.contrib.{engine}"


def test_redis_keeps_what_the_cache_is_told(tmp_path):
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("No Redis here: install Debian's package redis-server.")
    socket = tmp_path / "redis.sock"
    command = [server, "--port", "0", "--unixsocket", socket, "--save", "", "--dir", tmp_path]
    running = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    try:
        while not socket.exists():
            assert running.poll() is None
            time.sleep(0.05)
        code = "from django.core.cache import cache as c; c.set('题', '库'); print(c.get('题'))"
        environment = {"CACHE_URL": f"redis://{socket}?db=0"}
        status, said = manage(tmp_path, "shell", "-v0", "-c", code, **environment)
    finally:
        running.terminate()
        running.wait()
    assert (status, said.strip()) == (0, "库")


def test_cookies_are_bound_to_the_host_behind_tls(tmp_path):
    names = (
        "[s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE]"
    )

    assert value(tmp_path, names, **PRODUCTION) == "['__Host-session', '__Host-csrf', True, True]"
    assert value(tmp_path, names) == "['sessionid', 'csrftoken', False, False]"
