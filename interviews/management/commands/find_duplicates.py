from django.core.management.base import BaseCommand

from interviews.curation.duplicates import scan


class Command(BaseCommand):
    help = "Compare every question with every other: near-duplicates come to the desk."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{scan()} pairs wait for a decision")
