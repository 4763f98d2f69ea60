"""The bank that comes with the project, as its files hold it."""

from pathlib import Path

from django.conf import settings

from interviews.bankfile.read import read_bank
from interviews.bankfile.triple import Triple

BANK = sorted(Path(settings.BASE_DIR, "fixtures", "bank").glob("*.yaml"))


def triples() -> list[Triple]:
    return [triple for path in BANK for triple in read_bank(path.read_bytes(), path.name)]
