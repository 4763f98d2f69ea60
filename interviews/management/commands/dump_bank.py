from pathlib import Path

from django.core.management.base import BaseCommand

from interviews.bankfile.write import write_bank
from interviews.curation.load import dump
from interviews.models import Question


class Command(BaseCommand):
    help = "Write the whole bank, or some codes, as a bank file."

    def add_arguments(self, parser):
        parser.add_argument("codes", nargs="*", metavar="code", help="only these questions")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="not to the screen")

    def handle(self, *, codes, output, **options):
        questions = Question.objects.filter(code__in=codes) if codes else Question.objects.all()
        text = write_bank(dump(questions))
        if output is None:
            self.stdout.write(text, ending="")
        else:
            output.write_text(text, "utf-8")
