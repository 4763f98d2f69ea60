"""The plan of the house: imports run one way, a page stands in a room for pages, names differ."""

import re
from collections import Counter
from graphlib import TopologicalSorter

import pytest

from tests.rooms import (
    ANYTHING,
    BASE,
    FILES,
    MAY_IMPORT,
    MODULES,
    PURE,
    imported,
    name_of,
    room_of,
    views_in,
    wrong_imports,
)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_run_one_way(path):
    assert wrong_imports(name_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "code", "wrong"),
    [
        ("text.tokens", "from django.db import models", ["django.db"]),
        ("text.tokens", "import django_filters", ["django_filters"]),
        ("text.tokens", "from interviews.models import Question", ["interviews.models"]),
        ("text.tokens", "from interviews import models", ["interviews.models"]),
        ("text.tokens", "import interviews", ["interviews"]),
        ("text.tokens", "from . import normalise", ["."]),
        ("text.tokens", "def late():\n    import interviews.web", ["interviews.web"]),
        ("text.tokens", "import_module('interviews.models')", ["interviews.models"]),
        ("text.tokens", "importlib.import_module(place)", ["?"]),
        (
            "ingest.extract.clean",
            "from interviews.ingest.intake.store import add_items",
            ["interviews.ingest.intake.store"],
        ),
        ("ingest.extract.clean", "from interviews.ingest import urls", ["interviews.ingest.urls"]),
        ("ingest.extract.clean", "import interviews.ingest", ["interviews.ingest"]),
        (
            "ingest.draft.parse",
            "from interviews.ingest.decide import take",
            ["interviews.ingest.decide.take"],
        ),
        (
            "sets.select.choose",
            "from interviews.sets.build import touch",
            ["interviews.sets.build"],
        ),
        ("sets.build", "from interviews.sets.pages import sets", ["interviews.sets.pages.sets"]),
        ("sets.build", "from interviews.browse import filters", ["interviews.browse.filters"]),
        ("web", "from interviews.models import Question", ["interviews.models"]),
        ("models.guides", "from questionbank import middleware", ["questionbank"]),
        ("models.guides", "import questionbank.settings", ["questionbank.settings"]),
        ("models.guides", "from interviews.web import said", ["interviews.web"]),
        ("admin.people", "from tests.make import make_user", ["tests.make"]),
        ("nowhere.file", "from interviews.models import Question", ["interviews.models"]),
    ],
)
def test_a_wrong_import_is_seen(module, code, wrong):
    assert wrong_imports(module, code) == wrong


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("text.tokens", "import re\nfrom interviews.text.normalise import fold"),
        ("ingest.extract.clean", "from interviews.ingest.extract.errors import Unreadable"),
        ("sets.pages.sets", "from interviews.sets import build"),
        ("sets.urls", "from interviews.sets.pages import sets"),
        ("models.guides", "from django.db import models\nfrom interviews.text import diff"),
    ],
)
def test_a_right_import_is_let_through(module, code):
    assert wrong_imports(module, code) == []


def test_every_room_of_the_table_is_there_and_none_is_without_a_row():
    named = {*MAY_IMPORT, *ANYTHING}.union(*MAY_IMPORT.values())
    assert sorted(named - MODULES) == []
    features = {module.split(".")[0] for module in MODULES}
    with_row = {name.split(".")[0] for name in {*MAY_IMPORT, *ANYTHING}}
    assert sorted(features - with_row) == []


def test_pure_rooms_import_pure_rooms_only():
    assert {room: sorted(MAY_IMPORT[room] - PURE) for room in PURE} == dict.fromkeys(PURE, [])


def test_no_import_goes_in_a_circle():
    graph = {}
    for path in FILES:
        code = path.read_text("utf-8")
        names = (name.removeprefix("interviews.") for name in imported(code, for_types=False))
        graph[name_of(path)] = {name for name in names if name in MODULES} - {name_of(path)}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == {name_of(path) for path in FILES}


def test_what_is_imported_for_its_types_alone_counts_for_the_plan_and_not_for_circles():
    code = "if TYPE_CHECKING:\n    from interviews.web import pages"
    assert list(imported(code)) == ["interviews.web.pages"]
    assert list(imported(code, for_types=False)) == []
    assert wrong_imports("models.guides", code) == ["interviews.web.pages"]


def test_pages_stand_in_one_views_file_or_under_pages():
    for path in FILES:
        if room_of(name_of(path)) not in ("admin", "web") and any(
            views_in(path.read_text("utf-8"))
        ):
            assert path.name == "views.py" or path.parent.name == "pages", path
        if path.name == "views.py":
            assert not (path.parent / "pages").exists(), path


def test_a_view_is_known_by_its_decorator():
    code = "@require_safe\ndef one(request): ...\n@require_http_methods(['GET'])\ndef two(r): ..."
    assert list(views_in(f"{code}\ndef three(request): ...")) == ["one", "two"]


ENDING = re.compile(r"(?:ations?|ions?|ings?|ers?|ors?|ed|ies|es|s|e|y)$")


def twins(names):
    """Names that differ from another one by their ending only."""
    stems = Counter(map(_stem, names))
    return sorted(name for name in names if stems[_stem(name)] > 1)


def _stem(name):
    short = ENDING.sub("", name)
    return short if len(short) > 2 else name


def test_names_that_differ_by_an_ending_are_seen():
    names = ["basket", "baskets", "receive", "receiving", "review", "reviewing", "forms", "urls"]
    assert twins(names) == ["basket", "baskets", "receive", "receiving", "review", "reviewing"]


def test_no_two_names_in_a_folder_differ_by_an_ending():
    folders = {path.parent for path in FILES if "migrations" not in path.parts}
    found = {}
    for folder in folders:
        names = {path.stem for path in folder.iterdir() if path.suffix in ("", ".py")}
        found[str(folder.relative_to(BASE))] = twins(names)
    assert {folder: names for folder, names in found.items() if names} == {}


def test_no_file_outgrows_its_subject():
    """Code, tests and style sheets alike; migrations are written once and read never again."""
    folders = [("interviews", "*.py"), ("questionbank", "*.py"), ("tests", "*.py")]
    folders += [("static/css", "*.css"), ("static/js", "*.js")]
    long = {
        str(path.relative_to(BASE)): lines
        for folder, pattern in folders
        for path in sorted((BASE / folder).rglob(pattern))
        if "migrations" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}
