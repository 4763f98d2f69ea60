"""README's commands and settings are true."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

BASE = Path(__file__).resolve().parent.parent
README = (BASE / "README.md").read_text("utf-8")
MAKEFILE = (BASE / "Makefile").read_text("utf-8")
SETTINGS = (BASE / "questionbank" / "settings.py").read_text("utf-8")


def table(heading):
    """{first cell: row} of the table behind a heading, without the backquotes."""
    section = README.partition(f"## {heading}")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([A-Z_]+)` \|.*$", section, re.M)
    return set(rows)


def test_every_make_target_named_is_there_and_every_one_there_is_named():
    named = set(re.findall(r"(?:^|`)make (\w+)", README, re.M)) - {"help"}
    there = set(re.findall(r"^(\w+):.*## ", MAKEFILE, re.M)) - {"help"}

    assert named == there


def test_every_command_named_is_there():
    named = set(re.findall(r"manage\.py (\w+)", README))

    assert named - set(get_commands()) == set()
    assert named >= {"load_bank", "dump_bank", "check_bank"}


def test_the_settings_table_names_what_the_settings_read():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS)) | {"SECRET_KEY"}

    assert table("Settings") == read


@pytest.mark.parametrize("path", re.findall(r"\]\((static/[^)]+)\)", README))
def test_pictures_are_there(path):
    assert (BASE / path).stat().st_size < 300_000


def test_every_place_on_the_map_is_there():
    section = README.partition("## The map of the code")[2].partition("\n## ")[0]
    places = re.findall(
        r"`((?:interviews|questionbank|templates|static|fixtures|tests)/[\w/.]*)`", section
    )

    assert [place for place in places if not (BASE / place).exists()] == []


def test_every_feature_folder_is_on_the_map():
    folders = {path.name for path in (BASE / "interviews").iterdir() if path.is_dir()}
    unmapped = {"__pycache__", "migrations", "locale", "management", "templatetags"}

    assert {name for name in folders - unmapped if f"`interviews/{name}/`" not in README} == set()


def test_the_example_of_a_bank_file_is_one():
    from interviews.bankfile.read import read_bank

    example = re.search(r"```yaml\n(.*?)```", README, re.S)[1].replace("published ", "draft ", 1)

    (triple,) = read_bank(example, "README.md")
    assert triple.code == "CS-0107"
