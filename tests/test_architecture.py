"""Imports run one way: what each part may import of ours, held against the parsed imports."""

import ast
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent
ANYTHING = {"admin", "api", "management", "urls", "templatetags"}
SHARED = {"models", "text", "bankfile", "web", "jobs"}
PAPERS = {"exports", "papers"}
MAY_IMPORT = {
    "text": set(),
    "bankfile": {"text"},
    "models": {"text", "bankfile"},
    "exports": {"text", "bankfile"},
    "web": {"text"},
    "jobs": {"models", "text", "web"},
    "papers": SHARED | {"exports"},
    "ingest.extract": {"text"},
    "sets.select": {"text"},
    "practice.schedule": {"text"},
    # Papers are made of what was found, put together in a set, or practised.
    "browse": SHARED | PAPERS,
    # What is taken in becomes drafts by the verbs of the editorial desk.
    "ingest": SHARED | {"exports", "curation", "ingest.extract"},
    "sets": SHARED | PAPERS,
    "practice": SHARED | PAPERS,
}
PURE = {"text", "bankfile", "exports", "ingest.extract", "sets.select", "practice.schedule"}
FILES = sorted((BASE / "interviews").rglob("*.py"))


def name_of(path):
    """interviews/sets/build.py -> sets.build"""
    return ".".join(path.relative_to(BASE / "interviews").with_suffix("").parts)


def part_of(module):
    """The part of the house a module is in: the longest name that MAY_IMPORT has, or its folder."""
    parts = module.split(".")
    pair = ".".join(parts[:2])
    return pair if pair in MAY_IMPORT else parts[0]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_run_one_way(path):
    part = part_of(name_of(path))
    if part in ANYTHING | {"apps", "migrations", "__init__"}:
        return
    allowed = MAY_IMPORT.get(part, SHARED) | {part, part.split(".")[0] if part in PURE else part}
    allowed |= {name for name in MAY_IMPORT if name.startswith(f"{part}.")}
    ours = (
        name.removeprefix("interviews.") for name in imports(path) if name.startswith("interviews.")
    )
    wrong = sorted({name for name in ours if part_of(name) not in allowed})
    assert wrong == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if part_of(name_of(path)) in PURE], ids=name_of
)
def test_pure_parts_know_no_django(path):
    assert [name for name in imports(path) if name.split(".")[0] in ("django", "csp", "axes")] == []


def test_no_file_outgrows_its_subject():
    long = {
        str(path.relative_to(BASE)): lines
        for path in FILES
        if "migrations" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}
