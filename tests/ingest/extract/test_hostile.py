"""Hostile and broken files are refused with a reason, or parsed, soon, and nothing else breaks."""

import resource
import time

import pytest

from interviews.ingest.extract import (
    UnreadableDocument,
    check_upload,
    extract_safely,
    open_archive,
    read_upload,
)
from tests.ingest.extract.hostile import CASES, packed

SECONDS = 10  # 3 on a machine of its own
MEGABYTES = 100
PARSED = {
    "NULs between questions": 9,
    "a billion rows declared": 1,
    "formula cells": 0,
    "a name that is a path": 1,
    "a name with NUL": 1,
    "Markdown of brackets": 0,
    "Markdown of stars": 0,
    "options only": 0,
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_refused_or_parsed_in_time(case):
    name, make = CASES[case]
    content = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()

    try:
        found = len(extract_safely(name, content).questions)
    except UnreadableDocument as error:
        found, reason = None, str(error)
        assert reason.endswith(".") or ":" in reason

    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024
    assert found == PARSED.get(case)


def test_an_upload_over_20_mb_is_refused_while_it_is_received():
    class Endless:
        def read(self, size):
            return b"x" * size

    with pytest.raises(UnreadableDocument, match="larger than 20 MB"):
        read_upload("a.txt", Endless())
    with pytest.raises(UnreadableDocument, match="larger than 20 MB"):
        check_upload("a.txt", 20 * 1024 * 1024 + 1)


def test_an_archive_gives_its_files_with_plain_names():
    content = packed({"资料/一.txt": "1. 请问？", "__MACOSX/x": "", "b.md": "# 题"})

    assert [(name, len(inner)) for name, inner in open_archive(content)] == [
        ("一.txt", 12),
        ("b.md", 5),
    ]


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/passwd", "..\\evil.txt", "C:\\evil.txt"])
def test_an_archive_with_a_name_that_points_outside_is_refused(name):
    with pytest.raises(UnreadableDocument, match="points outside"):
        list(open_archive(packed({name: "x"})))


def test_an_archive_of_too_many_files_is_refused():
    with pytest.raises(UnreadableDocument, match="too many files"):
        list(open_archive(packed({f"{n}.txt": "x" for n in range(201)})))


def test_an_archive_that_unpacks_too_far_is_refused():
    with pytest.raises(UnreadableDocument, match="far larger"):
        list(open_archive(packed({"a.txt": b" " * 30_000_000})))
