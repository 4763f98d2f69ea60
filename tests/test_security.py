"""docs/security.md: every requirement is there once, what it names exists, its counts are true."""

import ast
import re
from collections import Counter
from itertools import chain
from pathlib import Path

from interviews.models import Job, Learner, Report, SetLink

BASE = Path(__file__).resolve().parent.parent
PAGE = (BASE / "docs" / "security.md").read_text("utf-8")
STATES = {"met", "operator", "not met"}

# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has, and which these are.
NUMBERS = {
    "1.1": "1-2", "1.2": "1-9", "1.3": "1-11", "1.4": "1-3", "1.5": "1-2",
    "2.1": "1-3", "2.2": "1-3", "2.3": "1-4", "2.4": "1",
    "3.2": "1-2", "3.3": "1-4", "3.4": "1-6", "3.5": "1-5", "3.7": "1-2",
    "4.1": "1-3", "4.2": "1", "4.3": "1-2", "4.4": "1-4",
    "5.1": "1", "5.2": "1-3", "5.3": "1-2", "5.4": "1-3",
    "6.1": "1-3", "6.2": "1-12", "6.3": "1-4", "6.4": "1-4", "6.5": "1-5", "6.6": "1-3",
    "6.8": "1-4",
    "7.1": "1-3", "7.2": "1-4", "7.3": "1-2", "7.4": "1-5", "7.5": "1-2", "7.6": "1-2",
    "8.1": "1-2", "8.2": "1-3", "8.3": "1", "8.4": "1",
    "9.1": "1-3", "9.2": "1-4",
    "10.1": "1-2", "10.2": "1-2", "10.3": "1-4", "10.4": "1-11", "10.5": "1-5", "10.6": "1-2",
    "10.7": "1-3",
    "11.1": "1-2", "11.2": "1-3", "11.3": "1-3", "11.4": "1-4", "11.5": "1", "11.6": "1",
    "12.1": "1-3", "12.2": "1-2", "12.3": "1-4",
    "13.1": "1", "13.2": "1-5", "13.3": "1-2", "13.4": "1-5",
    "14.1": "1-2", "14.2": "1-4", "14.3": "1-3",
    "15.1": "1-3", "15.2": "1-3", "15.3": "1-7",
    "16.1": "1", "16.2": "1-5", "16.3": "1-4", "16.4": "1-3", "16.5": "1-3",
    "17.1": "1", "17.2": "1-4", "17.3": "1-2",
}  # fmt: skip


def asked():
    """Every number of levels 1 and 2."""
    for section, span in NUMBERS.items():
        first, _, last = span.partition("-")
        yield from (f"{section}.{n}" for n in range(int(first), int(last or first) + 1))


def rows():
    """(number, level, requirement, state, where) of every row that has a state."""
    found = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$", PAGE, re.M)
    return [(number, int(level), *rest) for number, level, *rest in found]


def left_out():
    lists = re.findall(r"^\| (\d[\d., ]+) \| (?![12] \|)", PAGE, re.M)
    return list(chain.from_iterable(each.split(", ") for each in lists))


def test_every_requirement_is_there_once():
    said = Counter([row[0] for row in rows()] + left_out())

    assert len(list(asked())) == 253
    assert said == Counter(asked())


def test_every_row_has_a_state_and_says_where_or_why():
    assert [row[0] for row in rows() if row[3] not in STATES] == []
    assert [row[0] for row in rows() if len(row[4]) < 5] == []


def test_every_file_and_every_test_that_is_named_exists():
    named = set(
        re.findall(r"`([\w./-]+/[\w./-]+|\w+\.(?:md|py|yaml|txt|toml|in))(?:::(\w+))?`", PAGE)
    )
    named |= {(".dockerignore", "")}
    missing = [
        f"{path}::{test}"
        for path, test in named
        if not path.startswith("/") and not _is_there(BASE / path, test)
    ]

    assert missing == []
    assert sum(bool(test) for _path, test in named) > 10


def _is_there(path, test):
    if not test:
        return path.exists()
    tree = ast.parse(path.read_text("utf-8"))
    return test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_the_counts_are_those_of_the_tables():
    found = Counter((level, state) for _number, level, _what, state, _where in rows())
    lines = [
        f"| {level} | {sum(n for (of, _), n in found.items() if of == level)} |"
        + "".join(f" {found[level, state]} |" for state in sorted(STATES))
        for level in (1, 2)
    ]

    assert "\n".join(lines) in PAGE


def test_no_weak_digest_is_used():
    weak = re.compile(r"\b(md5|sha1|random\.random|random\.choice)\b")
    code = chain((BASE / "interviews").rglob("*.py"), (BASE / "questionbank").rglob("*.py"))

    assert [path.name for path in code if weak.search(path.read_text("utf-8"))] == []


def test_secrets_are_long_and_random():
    secrets = [(SetLink, "secret"), (Report, "token"), (Job, "token"), (Learner, "token")]
    made = [
        [model._meta.get_field(name).get_default() for _ in range(50)] for model, name in secrets
    ]

    assert all(len(set(each)) == 50 for each in made)
    # Six bits a character.
    assert all(min(map(len, each)) * 6 >= 128 for each in made)
