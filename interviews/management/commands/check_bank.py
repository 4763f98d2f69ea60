"""Hold bank files against everything a bank must be; the rules stand in bankfile.check."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interviews.bankfile.check import coverage
from interviews.bankfile.check.run import CHECKS
from interviews.bankfile.errors import BankFileError
from interviews.bankfile.read import read_bank
from interviews.bankfile.samples import LEVELS
from interviews.bankfile.vocabulary import CATEGORIES, ROLES

FIXTURES = Path(settings.BASE_DIR, "fixtures")


class Command(BaseCommand):
    help = "Check bank files as one bank: print a table, list the findings, fail if there are any."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="file", help="default: the starter bank"
        )
        parser.add_argument("--topics", type=Path, default=FIXTURES / "topics.yaml")

    def handle(self, *, paths, topics, **options):
        try:
            triples = _read(paths or sorted(FIXTURES.glob("bank/*.yaml")))
            wanted = coverage.read_topics(topics.read_text("utf-8"), topics.name)
        except (BankFileError, OSError) as error:
            raise CommandError(str(error)) from error
        results = _results(triples, wanted)
        self.stdout.write("\n".join([*_cells(triples), "", *_checks(results)]))
        heard = sum(len(triple.samples) == len(LEVELS) for triple in triples)
        self.stdout.write(f"\n{heard} of {len(triples)} heard at three levels")
        findings = [finding for found in results.values() for finding in found]
        for finding in findings:
            self.stdout.write(str(finding))
        if findings:
            raise CommandError(f"{len(triples)} questions, {len(findings)} findings")
        self.stdout.write(f"\n{len(triples)} questions, nothing found wanting")


def _read(paths):
    return [triple for path in paths for triple in read_bank(path.read_bytes(), path.name)]


def _results(triples, wanted):
    """{name of the check: its findings}, in the order in which a curator mends them."""
    results = {check.__name__: list(check(triples)) for check in CHECKS}
    return results | {"topics": list(coverage.topics(triples, wanted))}


def _cells(triples):
    """The lines of a table of role × category, counted by difficulty."""
    counts = Counter(
        (role, triple.category, triple.difficulty) for triple in triples for role in triple.roles
    )
    yield _line("role", "category", [f"d{level}" for level in coverage.DIFFICULTIES], "all")
    for role in ROLES:
        for category in CATEGORIES:
            levels = [counts[role, category, level] for level in coverage.DIFFICULTIES]
            yield _line(role, category, levels, sum(levels))


def _line(role, category, levels, total):
    return f"{role:12}{category:14}" + "".join(f"{n:>4}" for n in levels) + f"{total:>6}"


def _checks(results):
    for name, found in results.items():
        yield f"{name:16}{f'{len(found)} findings' if found else 'ok'}"
