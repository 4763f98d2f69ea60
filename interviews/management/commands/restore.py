from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.backup.archive import Unusable
from interviews.backup.site import back_up, check, is_empty, restore


class Command(BaseCommand):
    help = "Make this site what a copy by `backup` holds, on SQLite or PostgreSQL."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only say whether it is whole")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="where a bank or accounts are there: copy them beside FILE, then replace them",
        )

    def handle(self, *, file: Path, replace: bool, **options: object) -> None:
        try:
            self.check_only(file) if options["check"] else self.restore(file, replace)
        except Unusable as error:
            raise CommandError(str(error)) from error

    def check_only(self, file: Path) -> None:
        facts = check(file)
        rows = sum(facts["rows"].values())
        self.stdout.write(f"{file}: whole, made at {facts['made_at']}, {rows} rows")

    def restore(self, file: Path, replace: bool) -> None:
        if not is_empty():
            self.keep_what_is_there(file, replace)
        counts = restore(file)
        self.stdout.write(f"Restored {sum(counts.values())} rows. Start the site now.")

    def keep_what_is_there(self, file: Path, replace: bool) -> None:
        if not replace:
            raise CommandError(
                "A bank or accounts are here already. --replace copies them to a file of its own"
                " first, and then puts the copy in their place. Stop the site before."
            )
        check(file)
        kept = file.with_name(f"before-restore-{datetime.now():%Y%m%d-%H%M%S}.zip")
        back_up(kept)
        self.stdout.write(f"What was here is kept in {kept}")
