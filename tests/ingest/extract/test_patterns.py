"""Every regular expression of the package is linear: its worst case takes no time."""

import importlib
import pkgutil
import re
import time

import pytest

import interviews.ingest.extract as package

MEGABYTE = 1_000_000
PART = 150_000
SAMPLE = 4_000
SECONDS = 3  # for a megabyte
PUMPS = (
    "a",
    "1",
    "一",
    " ",
    "\n",
    "(",
    "（",
    "*",
    "|",
    "[",
    "“",
    "?",
    "-",
    "#",
    ".",
    "。",
    ":",
    "：",
    "<",
    "=",
    "1.",
    "1、",
    "A.",
    "A.甲",
    "第1题",
    "答案",
    "答案:",
    "答案：",
    "(a)",
    "（1分）",
    "[a](",
    "<!--",
    "<!-",
    "·" * 5,
    "一、",
    "Q1:",
    "“a？",
    "a ",
    "共1题",
    "每题1分",
    "1-",
    "请",
    "分",
    "下载",
    "某",
    "一次",
    "题目",
    "①",
    "A",
    "**a",
)


def patterns():
    """(module.NAME, pattern) for every compiled pattern that a module holds, however deep."""
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for n, pattern in enumerate(_inside(value)):
                yield f"{info.name.removeprefix(package.__name__)}.{name}.{n}", pattern


def _inside(value):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _inside(list(value.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _inside(item)


FOUND = {pattern.pattern: (name, pattern) for name, pattern in patterns()}


def _text(pattern, pump, size):
    text = (pump * (size // len(pump) + 1))[:size]
    return text.encode() if isinstance(pattern.pattern, bytes) else text


def _seconds(pattern, text):
    """The slowest way in which the package uses patterns: search for all of them, and from 0."""
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.match(text)
    pattern.fullmatch(text)
    return time.process_time() - began


def _worst(pattern, size):
    """The time that `size` characters of the two slowest of PUMPS take."""
    slow = sorted(PUMPS, key=lambda pump: _seconds(pattern, _text(pattern, pump, SAMPLE)))[-2:]
    return max(_seconds(pattern, _text(pattern, pump, size)) for pump in slow)


@pytest.mark.parametrize(
    ("name", "pattern"), FOUND.values(), ids=[name for name, _ in FOUND.values()]
)
def test_the_worst_case_is_searched_in_time(name, pattern):
    assert _worst(pattern, PART) < SECONDS * PART / MEGABYTE


@pytest.mark.proof
@pytest.mark.parametrize(
    ("name", "pattern"), FOUND.values(), ids=[name for name, _ in FOUND.values()]
)
def test_a_megabyte_of_the_worst_case_is_searched_in_time(name, pattern):
    assert _worst(pattern, MEGABYTE) < SECONDS


def test_no_pattern_is_compiled_out_of_sight():
    assert len(FOUND) > 80
