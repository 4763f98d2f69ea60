"""One start-up for `make run`: each step says what it did, or that there was nothing to do."""

import hashlib
import secrets
from contextlib import suppress
from pathlib import Path

import yaml
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from interviews.models import LoadedFile, Question, forget_turns
from interviews.models.search import VERSION, digest_anew
from interviews.models.synonyms import take_in

ADMIN = "admin"


class Command(BaseCommand):
    help = "Make the site ready to serve: migrate, load the bank, collect static files."

    def handle(self, **options):
        self.migrate()
        self.index()
        self.load()
        self.make_admin()
        self.collect()
        forget_turns()

    def migrate(self):
        executor = MigrationExecutor(connection)
        new = executor.migration_plan(executor.loader.graph.leaf_nodes())
        self.stdout.write("Making the database ..." if new else "Database: up to date")
        # Guards and groups of a new release come in here even when the tables stay as they were.
        call_command("migrate", interactive=False, verbosity=0)

    def index(self):
        """Make the search anew where an older version of this code made it."""
        stamp = {"path": "search", "sha256": VERSION}
        if LoadedFile.objects.filter(**stamp).exists():
            return
        if Question.objects.exists():
            self.stdout.write("Making the search anew ...")
            digest_anew(Question.objects.all())
        LoadedFile.objects.update_or_create(path="search", defaults=stamp)

    def load(self):
        fixtures = Path(settings.BASE_DIR, "fixtures")
        files = [
            fixtures / "taxonomy.json",
            fixtures / "synonyms.yaml",
            *sorted(fixtures.glob("bank/*.yaml")),
            *sorted(fixtures.glob("guides/*.md")),
        ]
        known = dict(LoadedFile.objects.values_list("path", "sha256"))
        digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        new = [path for path in files if known.get(_name(path)) != digests[path]]
        for path in new:
            if path.suffix == ".json":
                self.stdout.write(f"Loading {path.name} ...")
                call_command("loaddata", path, verbosity=0)
            elif path.name == "synonyms.yaml":
                number = take_in(yaml.safe_load(path.read_text("utf-8"))["sets"])
                self.stdout.write(f"{path.name}: {number} sets added")
            else:
                # What people changed here since stays: only new codes and slugs come in.
                command = "load_guides" if path.suffix == ".md" else "load_bank"
                call_command(command, path, only_new=True, stdout=self.stdout)
            LoadedFile.objects.update_or_create(
                path=_name(path), defaults={"sha256": digests[path]}
            )
        count = Question.objects.count()
        self.stdout.write(f"Bank: {count} questions, {len(new)} of {len(files)} files were new")

    def make_admin(self):
        User = get_user_model()
        if User.objects.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(ADMIN, password=password)
        self.stdout.write("")
        self.stdout.write(f"  Administrator: {ADMIN}    password: {password}")
        self.stdout.write("  (shown once; change it under /admin/password_change/)\n\n")

    def collect(self):
        stamp = Path(settings.STATIC_ROOT, ".collected")
        newest = _stamp_of(settings.STATICFILES_DIRS)
        with suppress(FileNotFoundError):
            if stamp.read_text("ascii") == newest:
                self.stdout.write("Static files: up to date")
                return
        self.stdout.write("Collecting static files ...")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(newest, "ascii")


def _name(path):
    return str(path.relative_to(settings.BASE_DIR))


def _stamp_of(folders):
    """A digest of the names, sizes and times of our static files, and of what is installed."""
    files = sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    files.append(Path(settings.BASE_DIR, "requirements.txt"))
    facts = ((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files)
    return hashlib.sha256(repr(list(facts)).encode()).hexdigest()
