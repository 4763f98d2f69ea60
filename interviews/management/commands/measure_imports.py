from django.conf import settings
from django.core.management.base import BaseCommand

from interviews.ingest.decide.measure import Measure, measure_by_source

HEAD = f"{'F1':>6}  {'answers':>8}  {'questions':>9}  {'documents':>9}  source"


class Command(BaseCommand):
    help = (
        "Read the documents again of which it is kept where people found questions "
        "(KEEP_IMPORT_SPANS=1), and print how well the reader does: F1 of questions, and the share "
        "of answers that are the ones that people left."
    )

    def handle(self, **options: object) -> None:
        found = measure_by_source()
        if not found:
            hint = "" if settings.KEEP_IMPORT_SPANS else " Set KEEP_IMPORT_SPANS=1 to keep them."
            self.stdout.write(f"Nothing is kept yet of what people decided.{hint}")
            return
        self.stdout.write(HEAD)
        total = Measure()
        for source, one in found.items():
            self._write(source, one)
            total.add(one)
        self._write("all", total)

    def _write(self, name: str, one: Measure) -> None:
        answers = f"{one.answers:8.3f}" if one.answered else f"{'-':>8}"
        self.stdout.write(f"{one.f1:6.3f}  {answers}  {one.wanted:9}  {one.documents:9}  {name}")
