from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from interviews.bankfile.errors import BankFileError, Problem
from interviews.bankfile.read import read_file
from interviews.curation.load import load, refuse_incomplete
from interviews.curation.refusal import Refused
from interviews.curation.triples import UnknownTerm
from interviews.models import terms
from interviews.web.pages import said


class Command(BaseCommand):
    help = "Load bank files: new codes are added, known codes updated; a bad file changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="file")
        parser.add_argument(
            "--only-new", action="store_true", help="leave questions alone that the bank has"
        )

    def handle(self, *, paths: Sequence[Path], only_new: bool, **options: object) -> None:
        for path in tqdm(paths, unit="file", disable=None, leave=False):
            try:
                bank = read_file(path.read_bytes(), path.name, terms())
                refuse_incomplete(bank.triples)
                change = load(
                    bank.triples, source=path.name, only_new=only_new, pictures=bank.pictures
                )
            except BankFileError as error:
                lines = (_line(path, problem) for problem in error.problems)
                raise CommandError("\n".join(lines)) from error
            except (UnknownTerm, Refused, OSError) as error:
                raise CommandError(f"{path}: {error}") from error
            self.stdout.write(f"{path.name}: {change}")


def _line(path: Path, problem: Problem) -> str:
    place = filter(None, (f"{path}:{problem.line}", problem.question, problem.field))
    return ": ".join((*place, said(problem.message)))
