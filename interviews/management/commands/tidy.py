from django.core.management.base import BaseCommand

from interviews.jobs.tidy import tidy


class Command(BaseCommand):
    help = "Delete what is past its time: old jobs, ended sessions, attempts. Once a day."

    def handle(self, **options: object) -> None:
        for name, count in tidy().items():
            self.stdout.write(f"{name}: {count} deleted")
