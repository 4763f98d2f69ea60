"""Migrate an empty database, load the taxonomy and fill it: python -m tests.benchmarks.prepare N"""

import os
import sys
from pathlib import Path

import django
from tqdm import tqdm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "questionbank.settings")
django.setup()

from django.conf import settings  # noqa: E402  after setup
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from tests.benchmarks.fill import fill  # noqa: E402

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("loaddata", "taxonomy.json", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with tqdm(total=int(sys.argv[1]), unit="q", leave=False) as progress:
        for made in fill(int(sys.argv[1])):
            progress.update(made - progress.n)
    desk = Client()
    desk.force_login(get_user_model().objects.create_superuser("bench"))
    name = settings.SESSION_COOKIE_NAME
    Path(settings.VAR, "session").write_text(f"{name}={desk.cookies[name].value}")
