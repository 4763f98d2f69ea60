"""A bank that several processes share: a file for SQLite, the tests' own for PostgreSQL."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.make import make_user


@pytest.fixture
def environment(tmp_path, transactional_db):
    """A bank of its own: a file for SQLite, the tests' own database for PostgreSQL."""
    address = f"sqlite:///{tmp_path / 'bank.sqlite3'}"
    if connection.vendor == "postgresql":
        call_command(
            "loaddata", "taxonomy.json", verbosity=0
        )  # an earlier test may have emptied it
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
            command, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, check=True
        )
        return done.stdout.decode().strip()

    if connection.vendor == "sqlite":
        run("prepare")
    return run
