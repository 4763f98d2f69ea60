"""The curators' manual is complete: every picture is there, small, and taken by the script."""

import re
from pathlib import Path

from django.conf import settings

from tests.e2e.picture import LARGEST

PICTURES = Path(settings.BASE_DIR, "static", "img", "help")


def test_every_picture_is_there_small_and_taken_by_the_script(client, db):
    page = client.get("/help/curators/").content.decode()
    script = Path(settings.BASE_DIR, "tests", "e2e", "curation", "pictures.py").read_text("utf-8")

    shown = sorted(re.findall(r"img/help/(\w+)\.webp", page))

    assert shown == sorted(re.findall(r'take\(desk, "(\w+)"', script))
    assert max(PICTURES.joinpath(f"{name}.webp").stat().st_size for name in shown) < LARGEST


def test_the_contents_lead_to_every_section(client, db):
    page = client.get("/help/curators/").content.decode()

    linked = re.findall(r'<li><a href="#(\w+)">', page)
    assert linked == re.findall(r'<section id="(\w+)">', page)


def test_the_candidates_manual_shows_what_its_script_takes(client, db):
    page = client.get("/help/candidates/").content.decode()
    script = Path(settings.BASE_DIR, "tests", "e2e", "practice", "pictures.py").read_text("utf-8")

    shown = re.findall(r"img/help/([\w-]+)\.webp", page)

    assert shown == re.findall(r'take\(page, "([\w-]+)"', script)
    assert max(PICTURES.joinpath(f"{name}.webp").stat().st_size for name in shown) < LARGEST
