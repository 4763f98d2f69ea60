"""Migrate an empty database, load the taxonomy and fill it: python -m tests.benchmarks.prepare N"""

import os
import sys

import django
from tqdm import tqdm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "questionbank.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  after setup

from tests.benchmarks.fill import fill  # noqa: E402

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("loaddata", "taxonomy.json", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with tqdm(total=int(sys.argv[1]), unit="q", leave=False) as progress:
        for made in fill(int(sys.argv[1])):
            progress.update(made - progress.n)
