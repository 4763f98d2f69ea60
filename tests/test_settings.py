"""Settings come from the environment; a bad value is refused by its name."""

import ast
import os
import runpy
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parent.parent
NAMES = ["SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECURE_PROXY"]
NAMES += ["TRUSTED_PROXIES", "DATABASE_WAIT", "SECURITY_CONTACT"]
NAMES += ["LOG_FORMAT", "METRICS_FROM"]
NAMES += [
    "DATABASE_URL",
    "CACHE_URL",
    "FOUR_EYES",
    "REVIEW_MONTHS",
    "KEEP_IMPORT_SPANS",
    "EMAIL_URL",
    "EMAIL_FROM",
    "SITE_URL",
    "TIME_ZONE",
    "VAR_DIR",
]
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


@pytest.fixture
def settings_of(monkeypatch, tmp_path):
    """settings_of(NAME="value"): what settings.py says in an environment of its own."""

    def read(**environment):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, text in {"VAR_DIR": str(tmp_path), **environment}.items():
            monkeypatch.setenv(name, text)
        return runpy.run_path(BASE / "questionbank" / "settings.py")

    return read


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
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "imap://mail.example.org"),
        ("SITE_URL", "questions.example.org"),
        ("REVIEW_MONTHS", "0"),
        ("REVIEW_MONTHS", "soon"),
        ("TRUSTED_PROXIES", "-1"),
        ("DATABASE_WAIT", "0"),
    ],
)
def test_a_bad_value_is_refused_by_its_name(settings_of, name, bad):
    with pytest.raises(ImproperlyConfigured, match=f"^{name} must"):
        settings_of(**{name: bad})


def test_a_production_environment_passes_the_deployment_check(tmp_path):
    status, said = manage(tmp_path, "check", "--deploy", "--fail-level", "INFO", **PRODUCTION)

    assert (status, said.strip()) == (0, "System check identified no issues (0 silenced).")


def test_the_secret_key_is_made_once_and_kept_from_others(settings_of, tmp_path):
    first, second = (settings_of()["SECRET_KEY"] for _ in range(2))

    assert first == second
    assert len(first) > 60
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", ["", "cut-off", "\x00" * 80])
def test_a_key_that_a_full_disk_cut_off_is_made_anew(settings_of, tmp_path, left):
    (tmp_path / "secret-key").write_text(left)

    first, second = (settings_of()["SECRET_KEY"] for _ in range(2))

    assert first == second == (tmp_path / "secret-key").read_text()
    assert len(first) > 60
    assert [path.name for path in tmp_path.glob(".secret-key-*")] == []


def test_debug_is_off_unless_asked_for(settings_of):
    assert settings_of()["DEBUG"] is False
    assert settings_of(DEBUG="true")["DEBUG"] is True


def test_sqlite_is_set_to_survive_power_loss_and_writers(tmp_path):
    code = (
        "from django.db import connection as c; c.ensure_connection();"
        "print([c.connection.execute(f'PRAGMA {p}').fetchone()[0] for p in"
        " ('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout')],"
        " c.transaction_mode)"
    )

    status, said = manage(tmp_path, "shell", "-v0", "-c", code)

    assert (status, said.strip()) == (0, "['wal', 2, 1, 20000] IMMEDIATE")


def test_postgresql_cannot_hang_a_page(settings_of):
    database = settings_of(**PRODUCTION)["DATABASES"]["default"]

    assert database["CONN_HEALTH_CHECKS"] is True
    assert database["OPTIONS"]["connect_timeout"] == 2
    assert "statement_timeout=15000" in database["OPTIONS"]["options"]


@pytest.mark.parametrize("url", ["locmemcache://", "redis://c/0"])
def test_sessions_are_kept_where_they_end_for_certain(settings_of, url):
    assert settings_of(CACHE_URL=url)["SESSION_ENGINE"] == "django.contrib.sessions.backends.db"


def test_without_redis_the_cache_is_empty_and_nothing_fails(tmp_path):
    code = (
        "from django.core.cache import cache as c; c.set('a', 1); c.delete('a');"
        "c.set_many({'a': 1}); c.delete_many(['a']);"
        "print(c.get('a', 7), c.get_many(['a']), c.add('a', 1), c.get_or_set('b', 2), 'a' in c)"
    )
    status, said = manage(tmp_path, "shell", "-v0", "-c", code, CACHE_URL="redis://127.0.0.1:9/0")

    assert (status, said.splitlines()[0]) == (0, "7 {} True 2 False")
    assert said.count("Redis does not answer") == 1  # and then it is left in peace


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


@pytest.mark.parametrize(
    ("environment", "proxies"),
    [
        ({}, 0),
        ({"SECURE_PROXY": "1"}, 1),
        ({"SECURE_PROXY": "1", "TRUSTED_PROXIES": "2"}, 2),
        ({"TRUSTED_PROXIES": "1"}, 1),
        ({"SECURE_PROXY": "1", "TRUSTED_PROXIES": "0"}, 0),
    ],
)
def test_one_setting_counts_the_proxies(settings_of, environment, proxies):
    assert settings_of(**environment)["TRUSTED_PROXIES"] == proxies


def test_a_page_waits_shorter_for_a_lock_than_a_command(tmp_path):
    code = (
        "import questionbank.wsgi; from django.db import connection as c; c.ensure_connection();"
        "print(c.connection.execute('PRAGMA busy_timeout').fetchone()[0])"
    )
    environment = {key: os.environ[key] for key in ("PATH",)} | {"VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=BASE, env=environment, capture_output=True, check=True
    )

    assert done.stdout.strip() == b"4000"


def test_cookies_are_bound_to_the_host_behind_tls(settings_of):
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE")

    behind_tls, plain = settings_of(**PRODUCTION), settings_of()

    assert [behind_tls[name] for name in names] == ["__Host-session", "__Host-csrf", True]
    assert not any(name in plain for name in names)
    named = {name: text for name, text in behind_tls.items() if name.endswith("COOKIE_NAME")}
    assert len(named) > 7
    assert [name for name, text in named.items() if not text.startswith("__Host-")] == []


def test_every_cookie_of_ours_is_named_by_a_setting_and_bound_to_tls():
    loose = []
    for path in (BASE / "interviews").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "set_cookie":
                says = {keyword.arg for keyword in call.keywords}
                named = not isinstance(call.args[0], ast.Constant)
                if not named or "secure" not in says:
                    loose.append(f"{path.name}:{call.lineno}")

    assert loose == []


def mail_of(found):
    names = ("BACKEND", "HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    return {name: found[f"EMAIL_{name}"] for name in names if f"EMAIL_{name}" in found}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", {"BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("smtp://", {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}),
        (
            "smtp+tls://bank%40example.org:s%2Fecret@mail.example.org:587",
            {
                **{"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "USE_TLS": True},
                **{"HOST": "mail.example.org", "PORT": 587},
                **{"HOST_USER": "bank@example.org", "HOST_PASSWORD": "s/ecret"},
            },
        ),
    ],
)
def test_one_address_names_the_mail_server(settings_of, address, says):
    assert mail_of(settings_of(**{"EMAIL_URL": address} if address else {})) == says


def test_links_in_letters_lead_to_the_site_as_it_is_reached_from_outside(settings_of):
    origin = "https://questions.example.org"

    assert settings_of()["SITE_URL"] == "http://127.0.0.1:8000"
    assert settings_of(CSRF_TRUSTED_ORIGINS=origin)["SITE_URL"] == origin
    named = settings_of(CSRF_TRUSTED_ORIGINS=origin, SITE_URL="https://intern.example.org/")
    assert named["SITE_URL"] == "https://intern.example.org"


def test_in_development_the_browser_reports_what_a_page_does_against_the_policy(settings_of):
    written, served = (settings_of(DEBUG=flag)["CONTENT_SECURITY_POLICY"] for flag in ("1", "0"))

    assert written["DIRECTIVES"]["report-uri"] == ["/csp-report/"]
    assert "report-uri" not in served["DIRECTIVES"]


def test_a_contact_is_something_to_write_or_go_to(settings_of):
    assert settings_of(SECURITY_CONTACT="mailto:a@b.example")["SECURITY_CONTACT"]
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT"):
        settings_of(SECURITY_CONTACT="a@b.example")


@pytest.mark.parametrize("bad", [{"LOG_FORMAT": "xml"}, {"METRICS_FROM": "10.0.0.5,everybody"}])
def test_how_to_log_and_who_sees_the_numbers_are_refused_by_name(settings_of, bad):
    assert settings_of(METRICS_FROM="10.0.0.5, ::1")["METRICS_FROM"] == ["10.0.0.5", "::1"]
    assert settings_of(LOG_FORMAT="JSON")["LOGGING"]["handlers"]["console"]["formatter"] == "json"
    with pytest.raises(ImproperlyConfigured, match=next(iter(bad))):
        settings_of(**bad)
