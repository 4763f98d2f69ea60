"""A bank of its own, on the database under test, for tests that start processes and kill them."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

from django.db import connection

START = "import json, django; django.setup()\n"
NAME = "questionbank_own"


class OwnBank:
    def __init__(self, folder):
        self.folder = folder
        self.is_sqlite = connection.vendor == "sqlite"

    def __enter__(self):
        if not self.is_sqlite:
            self._run(f"DROP DATABASE IF EXISTS {NAME}", f"CREATE DATABASE {NAME}")
        return self

    def __exit__(self, *error):
        if not self.is_sqlite:
            self._run(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")

    def _run(self, *statements):
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    @property
    def url(self):
        if self.is_sqlite:
            return f"sqlite:///{self.folder / 'bank.sqlite3'}"
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{NAME}").geturl()

    def python(self, code):
        """A process that runs `code` with Django set up on this bank; its output is a pipe."""
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "questionbank.settings",
            "DATABASE_URL": self.url,
            "VAR_DIR": str(self.folder),
            "PYTHONPATH": os.getcwd(),
        }
        command = [sys.executable, "-c", START + code]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)

    def said(self, code):
        """What `code` prints."""
        return self.python(code).communicate(timeout=180)[0]
