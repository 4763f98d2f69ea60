"""A bank that several processes share: a file for SQLite, the tests' own for PostgreSQL."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.make import make_user


@pytest.fixture
def environment(tmp_path, request):
    """A bank of its own: a file for SQLite, the tests' own database for PostgreSQL."""
    address = f"sqlite:///{tmp_path / 'bank.sqlite3'}"
    if connection.vendor == "postgresql":
        request.getfixturevalue("transactional_db")
        make_user("owner")
        there = connection.settings_dict
        address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format_map(there)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "questionbank.settings",
        "DATABASE_URL": address,
        "VAR_DIR": str(tmp_path),
    }


@pytest.fixture
def ask(environment):
    """ask(name, *arguments): what tests.jobs.worker prints."""

    def run(*arguments):
        command = [sys.executable, "-m", "tests.jobs.worker", *arguments]
        done = subprocess.run(
            command, env=environment, cwd=settings.BASE_DIR, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    if connection.vendor == "sqlite":
        run("prepare")
    return run
