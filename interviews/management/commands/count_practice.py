from django.core.management.base import BaseCommand

from interviews.practice.counts import recount


class Command(BaseCommand):
    help = "Count anew what is practised: means and discrimination of questions. Once a day."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{recount()} questions have figures")
