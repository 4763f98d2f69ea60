"""One start-up for `make run`: each step says what it did, or that there was nothing to do."""

import fcntl
import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import yaml
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import AddField, CreateModel

from interviews.jobs.tidy import tidy
from interviews.models import LoadedFile, Question
from interviews.models.search import VERSION, digest_anew
from interviews.models.synonyms import take_in
from interviews.web.faults import ROOM, fault_of

ADMIN = "admin"


class Command(BaseCommand):
    help = "Make the site ready to serve: migrate, load the bank, collect static files."

    def handle(self, **options: object) -> None:
        try:
            with one_at_a_time(self.stdout):
                self.prepare()
        except (OSError, OperationalError) as error:
            if not isinstance(error, OSError) and fault_of(error) != ROOM:
                raise
            raise CommandError(
                f"{settings.VAR} cannot be written: {error}. Free some space or mend the disk, and"
                " start again: what is done stays, and what is not is done then."
            ) from error

    def prepare(self) -> None:
        self.migrate()
        self.index()
        self.load()
        self.make_admin()
        self.collect()
        tidy()

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        new = executor.migration_plan(executor.loader.graph.leaf_nodes())
        self.stdout.write("Making the database ..." if new else "Database: up to date")
        # Django may write a migration down in a transaction after its own: a kill between leaves
        # tables that nobody knows of.
        first_of_each = {migration.app_label: migration for migration, _ in reversed(new)}
        for app, migration in first_of_each.items():
            if is_made(migration, executor):
                executor.recorder.record_applied(app, migration.name)
        # Guards and groups of a new release come in here even when the tables stay as they were.
        call_command("migrate", interactive=False, verbosity=0)

    def index(self) -> None:
        """Make the search anew where an older version of this code made it."""
        stamp = {"path": "search", "sha256": VERSION}
        if LoadedFile.objects.filter(**stamp).exists():
            return
        if Question.objects.exists():
            self.stdout.write("Making the search anew ...")
            digest_anew(Question.objects.all())
        LoadedFile.objects.update_or_create(path="search", defaults=stamp)

    def load(self) -> None:
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

    def make_admin(self) -> None:
        User = get_user_model()
        if User.objects.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(ADMIN, password=password)
        self.stdout.write("")
        self.stdout.write(f"  Administrator: {ADMIN}    password: {password}")
        self.stdout.write("  (shown once; change it under /accounts/password/)\n\n")

    def collect(self) -> None:
        stamp = Path(settings.VAR, "static-collected")
        manifest = Path(settings.STATIC_ROOT, "staticfiles.json")
        newest = _stamp_of(settings.STATICFILES_DIRS)
        with suppress(FileNotFoundError):
            if stamp.read_text("ascii") == newest and _is_whole(manifest):
                self.stdout.write("Static files: up to date")
                return
        self.stdout.write("Collecting static files ...")
        manifest.unlink(missing_ok=True)  # one that is cut off stops Django from making another
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(newest, "ascii")


@contextmanager
def one_at_a_time(stdout: OutputWrapper) -> Iterator[None]:
    """Let a second start wait until the first has made everything ready."""
    with Path(settings.VAR, "prepare.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stdout.write("Another start is making the site ready; waiting for it ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_made(migration: Migration, executor: MigrationExecutor) -> bool:
    """Whether tables or columns of this migration are there: it is made whole or not at all."""
    app = migration.app_label
    apps = executor.loader.project_state((app, migration.name)).apps
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        for operation in migration.operations:
            if isinstance(operation, CreateModel):
                if apps.get_model(app, operation.name)._meta.db_table in there:
                    return True
            elif isinstance(operation, AddField):
                model = apps.get_model(app, operation.model_name)
                column = model._meta.get_field(operation.name).column
                if column in _columns(cursor, model._meta.db_table, there):
                    return True
    return False


def _columns(cursor: CursorWrapper, table: str, there: Sequence[str]) -> list[str]:
    if table not in there:
        return []
    described = connection.introspection.get_table_description(cursor, table)
    return [column.name for column in described]


def _is_whole(manifest: Path) -> bool:
    """Whether every file that a manifest names is there, where static files have one."""
    if settings.STORAGES["staticfiles"]["BACKEND"].startswith("django."):
        return True
    try:
        names = json.loads(manifest.read_bytes())["paths"].values()
    except (OSError, ValueError, KeyError):
        return False
    return all((manifest.parent / name).exists() for name in names)


def _name(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


def _stamp_of(folders: Iterable[str | Path]) -> str:
    """A digest of the names, sizes and times of our static files, and of what is installed."""
    files = sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    files.append(Path(settings.BASE_DIR, "requirements.txt"))
    facts = ((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files)
    return hashlib.sha256(repr(list(facts)).encode()).hexdigest()
