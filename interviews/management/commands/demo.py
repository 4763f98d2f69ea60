from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from interviews.management.demo.desk import make_drafts, make_reports, make_reviews
from interviews.management.demo.imports import make_imports
from interviews.management.demo.papers import make_sets
from interviews.management.demo.people import people
from interviews.models import Question

FEWEST = 20  # published questions that the demo stands on


class Command(BaseCommand):
    help = (
        "Put people, drafts, reviews, reports, sets and imports to try things with beside the bank."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-debug", action="store_true", help="also where DEBUG is off: a real site"
        )

    def handle(self, *, without_debug: bool, **options: object) -> None:
        if not settings.DEBUG and not without_debug:
            raise CommandError(
                "DEBUG is off, so this may be a site that people use: demo people with known"
                " passwords do not belong there. Say --without-debug if they do."
            )
        if Question.objects.published().count() < FEWEST:
            raise CommandError("The bank is not loaded yet: run manage.py prepare first.")
        self.make(Path(settings.BASE_DIR, "fixtures", "demo"))

    @transaction.atomic
    def make(self, folder: Path) -> None:
        everybody = people()
        made = {
            "drafts": make_drafts(folder, everybody),
            "in review": make_reviews(everybody),
            "reports": make_reports(everybody),
            "imported items": make_imports(folder, everybody),
        }
        links = make_sets(everybody)
        self.stdout.write("Demo: " + ", ".join(f"{n} new {name}" for name, n in made.items()))
        for person in everybody.values():
            password = person.password or "(chosen by its owner)"
            self.stdout.write(f"  {person.user.username:10} {password:14} {person.group}")
        for link in links:
            self.stdout.write(f"  shared set: {link}")
