"""A bank of its own, on the database under test, for tests that start processes and kill them."""

import os
import subprocess
import sys
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import connection

START = "import json, django; django.setup()\n"


class OwnBank:
    def __init__(self, folder):
        self.folder = folder
        self.name = f"own_{uuid4().hex}"
        self.is_sqlite = connection.vendor == "sqlite"

    def __enter__(self):
        if not self.is_sqlite:
            self._run(f"CREATE DATABASE {self.name}")
        return self

    def __exit__(self, *error):
        if not self.is_sqlite:
            self._run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def _run(self, statement):
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)

    @property
    def url(self):
        if self.is_sqlite:
            return f"sqlite:///{self.folder / 'bank.sqlite3'}"
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.name}").geturl()

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
