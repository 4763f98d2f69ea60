from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.guides.load import UnknownLink, load
from interviews.guides.read import GuideError, read_guide
from interviews.models import terms


class Command(BaseCommand):
    help = "Load guides: new slugs are added, known ones updated; a bad file changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="file")
        parser.add_argument(
            "--only-new", action="store_true", help="leave guides alone that the bank has"
        )

    def handle(self, *, paths: Sequence[Path], only_new: bool, **options: object) -> None:
        for path in paths:
            try:
                guide = read_guide(path.read_bytes(), path.name, terms().categories)
                change = load(guide, only_new=only_new)
            except (GuideError, UnknownLink, OSError) as error:
                raise CommandError(f"{path}: {error}") from error
            self.stdout.write(f"{path.name}: {change}")
