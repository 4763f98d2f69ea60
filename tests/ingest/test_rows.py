"""Our own files as rows and triples, and old spreadsheets, read without a child process."""

import io
import json
import sys
from datetime import date, datetime, time

import pytest

from interviews.bankfile.vocabulary import SHIPPED
from interviews.ingest.draft import rows
from interviews.ingest.draft.rows import read_rows
from interviews.ingest.extract import UnreadableDocument
from interviews.ingest.extract.read.old_sheet import _shown, read_old_sheet


@pytest.fixture
def printed(monkeypatch, capsys):
    """printed(kind, content): what the child prints for a file."""
    monkeypatch.setattr(rows, "limit_this_process", lambda: None)

    def run(kind, content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        rows.main(kind, *map(",".join, (SHIPPED.roles, SHIPPED.categories)))
        return json.loads(capsys.readouterr().out)

    return run


def workbook(*sheets):
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for cells in sheets:
            sheet = book.add_worksheet()
            for n, row in enumerate(cells):
                sheet.write_row(n, 0, row)
    return file.getvalue()


def test_a_workbook_gives_the_rows_of_each_sheet_with_their_numbers(printed):
    content = workbook([["题目"], [], ["甲？"]], [["编号", "评分要点"], ["A", "致歉"]])

    assert printed("xlsx", content) == {
        "sheets": [[[1, ["题目"]], [3, ["甲？"]]], [[1, ["编号", "评分要点"]], [2, ["A", "致歉"]]]]
    }


def test_rows_of_a_csv_are_numbered_as_a_spreadsheet_numbers_them(printed):
    content = '题目,答案\n"两行\n的题？",先听。\n,\n丙？,再查。\n'.encode()

    assert printed("csv", content) == {
        "sheets": [
            [[1, ["题目", "答案"]], [2, ["两行\n的题？", "先听。"]], [4, ["丙？", "再查。"]]]
        ]
    }


def test_a_bank_file_gives_triples_or_the_line_that_is_wrong(printed):
    from interviews.bankfile.write import write_bank
    from tests.make import make_triple

    triple = make_triple("这是一道够长的题干，你会怎么办？", code="ZZ-0001")
    [found] = printed("yaml", write_bank([triple]).encode())["triples"]
    assert (found["code"], found["stem"]) == ("ZZ-0001", triple.stem)

    refused = printed("yaml", b"format: 1\nquestions:\n  - code: nonsense\n")["unreadable"]
    assert (refused[0], refused[1]["line"]) == (rows.BROKEN, 3)


def test_the_child_says_the_same_and_refuses_with_words():
    assert read_rows("csv", "甲,乙\n".encode()) == {"sheets": [[[1, ["甲", "乙"]]]]}
    with pytest.raises(UnreadableDocument):
        read_rows("yaml", b"format: 1\nquestions:\n  - code: nonsense\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "是"),
        (False, "否"),
        (3.0, "3"),
        (3.5, "3.5"),
        (1e16, "1e+16"),
        (datetime(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 9, 30), "2026-03-05 09:30"),
        (date(2026, 3, 5), "2026-03-05"),
        (time(9, 30), "09:30:00"),
        ("007", "007"),
    ],
)
def test_a_cell_of_an_old_sheet_arrives_as_it_is_shown(value, text):
    assert _shown(value) == text


def test_an_old_sheet_gives_a_line_a_row_of_every_sheet():
    content = workbook([["题目", "答案"], [], [" 甲？ ", 3]], [["乙"]])

    lines = read_old_sheet(content)

    assert [(line.raw, line.cells, line.table, line.row) for line in lines] == [
        ("题目 | 答案", ("题目", "答案"), 1, 1),
        ("甲？ | 3", ("甲？", "3"), 1, 3),
        ("乙", ("乙",), 2, 1),
    ]


def test_a_damaged_old_sheet_is_refused_with_words():
    with pytest.raises(UnreadableDocument):
        read_old_sheet(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing else")


def test_an_old_sheet_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("interviews.ingest.extract.read.old_sheet.TABLE_ROWS", 1)

    with pytest.raises(UnreadableDocument):
        read_old_sheet(workbook([["甲"], ["乙"]]))
