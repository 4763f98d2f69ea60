"""python -m tests.ingest.taking fill N | take N: what the test of kill -9 runs as a process."""

import sys

import django


def fill(n):
    """An empty bank with one document of `n` questions up for review."""
    from django.core.management import call_command

    from tests.ingest.make import make_items

    call_command("migrate", verbosity=0)
    call_command("loaddata", "taxonomy.json", verbosity=0)
    make_items(int(n))


def take(n):
    """Take the first `n` that wait, however long it takes."""
    from interviews.ingest.decide.take import take_many
    from interviews.models import ImportedItem

    until = ImportedItem.objects.taken().count() + int(n)
    while (missing := until - ImportedItem.objects.taken().count()) > 0:
        take_many(list(ImportedItem.objects.waiting().in_order()[:missing]), by=None)


if __name__ == "__main__":
    django.setup()
    {"fill": fill, "take": take}[sys.argv[1]](*sys.argv[2:])
