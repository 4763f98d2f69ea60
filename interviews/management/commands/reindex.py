from django.core.management.base import BaseCommand

from interviews.models import Question
from interviews.models.search import digest_anew


class Command(BaseCommand):
    help = "Derive search text, tokens and completeness anew, for all questions."

    def handle(self, **options: object) -> None:
        digest_anew(Question.objects.all())
        self.stdout.write(f"{Question.objects.count()} questions indexed")
