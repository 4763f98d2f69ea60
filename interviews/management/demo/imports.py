"""Imported documents: most of what they hold waits, one question is a draft already."""

from pathlib import Path

from interviews.ingest.decide.take import take_many
from interviews.ingest.intake.receive import Receiver
from interviews.management.demo.people import Person
from interviews.models import ImportBatch

SOURCE = "旧资料（示例）"
NAMES = ("旧题汇总.txt", "表格题.csv")


def make_imports(folder: Path, people: dict[str, Person]) -> int:
    """Take in the documents of `folder`, once. How many items are new."""
    writer = people["xiaoli"].user
    if ImportBatch.objects.filter(source=SOURCE).exists():
        return 0
    batch = ImportBatch(source=SOURCE, rights=ImportBatch.Rights.OWN, created_by=writer)
    receiver, found = Receiver(batch), 0
    for name in NAMES:
        found += sum(one.found for one in receiver.receive(name, (folder / name).read_bytes()))
    first = batch.documents.get(name=NAMES[0])
    ready = [item for item in first.items.waiting().in_order() if item.triple["category"]]
    take_many(ready[:1], by=writer, batch=batch)
    return found
