"""What every test shares: the taxonomy, plain static files, and skips that speak up."""

import os
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.signals import setting_changed
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as laws

from interviews.models.guards import remove_guards

skips = Counter()

# A law holds on a slow machine too, and a run of CI tries the same cases on any day.
laws.register_profile(
    "anywhere",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
    max_examples=int(os.environ.get("EXAMPLES") or 100),  # `make fuzz` tries many more
)
laws.load_profile("anywhere")


@pytest.fixture(scope="session", autouse=True)
def emptying_lifts_the_guards():
    """Transactional tests empty the tables afterwards; the guards over versions would refuse."""
    teardown = TransactionTestCase._fixture_teardown

    def unguarded(case):
        remove_guards()
        teardown(case)  # which says `post_migrate`, and the guards are back

    TransactionTestCase._fixture_teardown = unguarded
    yield
    TransactionTestCase._fixture_teardown = teardown


def pytest_configure(config):
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Most tests see what came of a job; tests/jobs/ has the real queue and the real worker.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    setting_changed.send(sender=None, setting="TASKS", value=settings.TASKS, enter=True)
    settings.LANGUAGE_CODE = "zh-hans"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The terms of the field are in every test database; transactional tests load them anew."""
    with django_db_blocker.unblock():
        call_command("loaddata", "taxonomy.json", verbosity=0)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if os.environ.get("CI"):
            report.outcome = "failed"
            report.longrepr = f"Nothing may be skipped in CI. {reason}"
        skips[reason] += 1
    return report


def pytest_terminal_summary(terminalreporter):
    skipped = Counter(
        str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ())
    )
    for reason, n in skipped.items():
        terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{n} tests were left out: {reason}", red=True)
