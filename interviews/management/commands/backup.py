from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.backup.archive import Unusable
from interviews.backup.site import back_up


class Command(BaseCommand):
    help = "Write a copy of the whole site to one file, while the site goes on, and check it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            counts = back_up(file)
        except Unusable as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size / 1e6
        self.stdout.write(
            f"{file}: {sum(counts.values())} rows, {size:.1f} MB, read back and whole"
        )
