"""Migrations say what was, whatever the code says later; and they are one line."""

import ast
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "interviews" / "migrations").glob("[0-9]*.py"))


def runs_ours(code):
    """What of our own code a migration does more with than to name it as a column's default."""
    tree = ast.parse(code)
    named = {
        keyword.value
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword) and keyword.arg == "default"
    }
    inside = {node for value in named for node in ast.walk(value)}
    taken = {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("interviews")
    }
    used = {
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node not in inside
        and ast.unparse(node).startswith("interviews.")
    }
    parts = {node.value for node in used}  # of a longer name
    return sorted(taken | {ast.unparse(node) for node in used - parts})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_migration_runs_no_code_that_may_change(path):
    assert runs_ours(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import interviews.models.jobs\nf(default=interviews.models.jobs.new_token)", []),
        ("from interviews.models.guards import install_guards", ["interviews.models.guards"]),
        ("import interviews.text\ninterviews.text.zoned()", ["interviews.text.zoned"]),
    ],
)
def test_code_that_may_change_is_seen(code, found):
    assert runs_ours(code) == found


@pytest.mark.django_db
def test_the_models_ask_for_no_migration_that_is_not_there(capsys):
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    assert capsys.readouterr().out.strip() == "No changes detected"


@pytest.mark.django_db
def test_they_are_one_line_in_the_order_of_their_numbers():
    graph = MigrationLoader(connection).graph
    (last,) = graph.leaf_nodes("interviews")
    names = [name for app, name in graph.forwards_plan(last) if app == "interviews"]
    assert names == [path.stem for path in FILES]
    assert len({name[:4] for name in names}) == len(names)
