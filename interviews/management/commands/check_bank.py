"""Hold bank files against all that a bank must be, with the roles and categories of this one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.bankfile.check import coverage
from interviews.bankfile.check.finding import Finding
from interviews.bankfile.check.run import run
from interviews.bankfile.errors import BankFileError
from interviews.bankfile.read import read_bank
from interviews.bankfile.samples import LEVELS
from interviews.bankfile.triple import Triple
from interviews.bankfile.vocabulary import Terms
from interviews.models import Category, terms

FIXTURES = Path(settings.BASE_DIR, "fixtures")


class Command(BaseCommand):
    help = "Check bank files as one bank: print a table, list the findings, fail if there are any."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="file", help="default: the starter bank"
        )
        parser.add_argument("--topics", type=Path, default=FIXTURES / "topics.yaml")

    def handle(self, *, paths: Sequence[Path], topics: Path, **options: object) -> None:
        known = terms()
        if not known.roles:
            raise CommandError("The site has no roles yet: run manage.py prepare first.")
        try:
            triples = _read(paths or sorted(FIXTURES.glob("bank/*.yaml")), known)
            wanted = coverage.read_topics(topics.read_text("utf-8"), topics.name, known.roles)
        except (BankFileError, OSError) as error:
            raise CommandError(str(error)) from error
        needed = dict(Category.objects.values_list("slug", "needed"))
        results = run(triples, wanted, known.roles, needed)
        self.stdout.write("\n".join([*_cells(triples, known), "", *_checks(results)]))
        heard = sum(len(triple.samples) == len(LEVELS) for triple in triples)
        self.stdout.write(f"\n{heard} of {len(triples)} heard at three levels")
        findings = [finding for found in results.values() for finding in found]
        for finding in findings:
            self.stdout.write(str(finding))
        if findings:
            raise CommandError(f"{len(triples)} questions, {len(findings)} findings")
        self.stdout.write(f"\n{len(triples)} questions, nothing found wanting")


def _read(paths: Iterable[Path], known: Terms) -> list[Triple]:
    return [triple for path in paths for triple in read_bank(path.read_bytes(), path.name, known)]


def _cells(triples: Sequence[Triple], known: Terms) -> Iterator[str]:
    """The lines of a table of role × category, counted by difficulty."""
    counts = Counter(
        (role, triple.category, triple.difficulty) for triple in triples for role in triple.roles
    )
    yield _line("role", "category", [f"d{level}" for level in coverage.DIFFICULTIES], "all")
    for role in known.roles:
        for category in known.categories:
            levels = [counts[role, category, level] for level in coverage.DIFFICULTIES]
            yield _line(role, category, levels, sum(levels))


def _line(role: str, category: str, levels: Sequence[object], total: object) -> str:
    return f"{role:12}{category:14}" + "".join(f"{n:>4}" for n in levels) + f"{total:>6}"


def _checks(results: Mapping[str, Sequence[Finding]]) -> Iterator[str]:
    for name, found in results.items():
        yield f"{name:16}{f'{len(found)} findings' if found else 'ok'}"
