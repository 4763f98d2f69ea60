import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.ingest.draft.parse import parse, read_path
from interviews.ingest.extract import UnreadableDocument
from interviews.web.pages import said


class Command(BaseCommand):
    help = "Print what reading a document gives as JSON: its questions, repairs and warnings."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="file")

    def handle(self, *, path: Path, **options: object) -> None:
        try:
            parsed = parse(path.name, read_path(path))
        except UnreadableDocument as error:
            raise CommandError(f"{path}: {said(error.message)}") from error
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.stdout.write(json.dumps(parsed, ensure_ascii=False, indent=1))
