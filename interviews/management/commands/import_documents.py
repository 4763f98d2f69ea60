from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from interviews.ingest.draft.parse import read_path
from interviews.ingest.extract import UnreadableDocument
from interviews.ingest.intake.receive import Received, Receiver
from interviews.models import ImportBatch, User
from interviews.web.pages import said


class Command(BaseCommand):
    help = "Read documents (files, zips, folders) and put their questions up for review."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="path")
        parser.add_argument("--source", required=True, help="who gave them, or where they are from")
        parser.add_argument("--author", default="")
        parser.add_argument("--rights", required=True, choices=ImportBatch.Rights.values)
        parser.add_argument("--licence", default="", help="needed with --rights open")
        parser.add_argument("--user", help="name of the user who hands them in")

    def handle(self, *, paths: Sequence[Path], user: str | None, **options: Any) -> None:
        fields = {name: options[name] for name in ("source", "author", "rights", "licence")}
        batch = ImportBatch(**fields, created_by=self.user(user))
        if batch.rights == ImportBatch.Rights.OPEN and not batch.licence:
            raise CommandError("--rights open needs --licence")
        receiver, refused = Receiver(batch), 0
        for path in tqdm(list(_files(paths)), unit="file", disable=None, leave=False):
            for received in _received(receiver, path):
                refused += received.is_refused
                self.report(received)
        if batch.pk:
            self.stdout.write(f"For review at {batch.get_absolute_url()}")
        if refused:
            raise CommandError(f"{refused} refused")

    def user(self, name: str | None) -> User | None:
        if name is None:
            return None
        try:
            return get_user_model().objects.get_by_natural_key(name)
        except get_user_model().DoesNotExist as error:
            raise CommandError(f"No such user: {name}") from error

    def report(self, received: Received) -> None:
        if received.message:
            self.stdout.write(f"{received.name}: {said(received.message)}")
        elif received.document:
            waiting = received.document.items.waiting().count()
            self.stdout.write(f"{received.name}: {received.found} found, {waiting} to review")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(inside for inside in path.rglob("*") if inside.is_file())
        else:
            yield path


def _received(receiver: Receiver, path: Path) -> Iterator[Received]:
    try:
        yield from receiver.receive(path.name, read_path(path))
    except UnreadableDocument as error:
        yield Received(path.name, message=error.message, is_refused=True)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
