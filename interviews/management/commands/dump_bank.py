from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from interviews.bankfile.tree import MAX_BYTES
from interviews.bankfile.write import write_bank
from interviews.curation.load import dump
from interviews.models import Picture, Question


class Command(BaseCommand):
    help = "Write the whole bank, or some codes, as a bank file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codes", nargs="*", metavar="code", help="only these questions")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="not to the screen")

    def handle(self, *, codes: Sequence[str], output: Path | None, **options: object) -> None:
        questions = Question.objects.filter(code__in=codes) if codes else Question.objects.all()
        triples = dump(questions)
        shown = Picture.objects.contents(triple.picture for triple in triples)
        text = write_bank(triples, shown)
        if len(text.encode()) > MAX_BYTES:
            self.stderr.write(
                "The file is larger than 20 MB and would not be read back: write it in parts."
            )
        if output is None:
            self.stdout.write(text, ending="")
        else:
            output.write_text(text, "utf-8")
