import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from interviews.curation.load import dump_in_files
from interviews.models import Question


class Command(BaseCommand):
    help = (
        "Write the whole bank, or some codes, as a bank file. What is too large for one file goes"
        " on in FILE-2, FILE-3 and so on: load_bank takes them all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codes", nargs="*", metavar="code", help="only these questions")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="not to the screen")

    def handle(self, *, codes: Sequence[str], output: Path | None, **options: object) -> None:
        questions = Question.objects.filter(code__in=codes) if codes else Question.objects.all()
        texts = dump_in_files(questions)
        if output is None:
            self.stdout.write(next(texts), ending="")
            if next(texts, None):
                raise CommandError("The rest needs files of its own: say where with --output FILE.")
            return
        bar = tqdm(texts, unit="file", disable=None, leave=False, file=sys.stderr)
        for number, text in enumerate(bar, start=1):
            name = output.stem if number == 1 else f"{output.stem}-{number}"
            output.with_stem(name).write_text(text, "utf-8")
