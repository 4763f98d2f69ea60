"""Rows with errors, files with errors, and the commands that say so."""

import csv
import io

import pytest
from django.core.management import call_command

from interviews.curation.load import load
from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.take import take_many
from interviews.models import ImportBatch, ImportedItem, SourceDocument
from tests.ingest.corrected import corrected, export, receive
from tests.ingest.make import (
    PAPER,
    unlike,
)
from tests.make import make_triple, make_user

pytestmark = pytest.mark.django_db


def test_the_rows_with_errors_come_back_as_a_file(client):
    client.cookies["language"] = "en"
    load([make_triple(unlike(1), code="TS-0001")])

    def correct(sheets):
        head, row = sheets["题目"][:2]
        wrong = {"难度": "七", "类别": "行偽", "编号": "TS1", "分值": 500, "标签": "@投诉"}
        for heading, text in wrong.items():
            row[head.index(heading)] = text

    receive("错.xlsx", corrected(export(make_triple(unlike(1))), correct))
    client.force_login(make_user(group="题库编辑"))

    document = SourceDocument.objects.get()
    content = client.get(f"/imports/documents/{document.pk}/faults.csv").content
    [row] = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert row.pop("Error") == " ".join(
        [
            "编号: A code is 2 to 8 capitals, a dash, 4 to 6 digits, like CS-0042.",
            "类别: 行偽 is unknown.",
            "难度: 七 is not a whole number.",
            "分值: 500 is not between 1 and 100.",
        ]
    )
    assert list(row)[:3] == ["Row", "编号", "状态"]
    assert (row["编号"], row["标签"], row["难度"]) == ("TS1", "'@投诉", "七")


def test_nothing_in_the_file_of_errors_is_run_by_a_spreadsheet(client):
    load([make_triple(unlike(1), code="TS-0001")])
    heading = '=HYPERLINK("http://evil.test";"点我")'

    def correct(sheets):
        head, row = sheets["题目"][:2]
        row[head.index("难度")] = "＝1+1"
        head.append(heading)
        row.append("－1")

    receive("错.xlsx", corrected(export(make_triple(unlike(1))), correct))
    client.force_login(make_user(group="题库编辑"))

    document = SourceDocument.objects.get()
    content = client.get(f"/imports/documents/{document.pk}/faults.csv").content
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert (head[-1], row[-1], row[head.index("难度")]) == (f"'{heading}", "'－1", "'＝1+1")


def test_a_row_with_errors_is_not_taken():
    load([make_triple(unlike(1), code="TS-0001")])

    def correct(sheets):
        sheets["题目"][1][sheets["题目"][0].index("题目")] = ""

    receive("错.xlsx", corrected(export(make_triple(unlike(1))), correct))
    taken, refused = take_many(ImportedItem.objects.all(), by=None)

    assert (taken, len(refused)) == (0, 1)


def test_a_bank_file_keeps_its_codes(tmp_path):
    from interviews.bankfile.write import write_bank

    triple = make_triple(unlike(1), code="ZZ-0042")
    receive("题.yaml", write_bank([triple]).encode())

    question = accept(ImportedItem.objects.get(), by=None)

    assert (question.code, question.status) == ("ZZ-0042", "draft")


def test_a_broken_bank_file_is_refused_with_its_line():
    [received] = receive("题.yaml", b"format: 1\nquestions:\n  - code: nonsense\n")

    assert received.is_refused
    assert "3" in str(received.message)
    assert not ImportBatch.objects.exists()


def test_the_command_reports_each_file_and_names_what_it_refused(tmp_path, capsys):
    (tmp_path / "好.txt").write_text(PAPER, "utf-8")
    (tmp_path / "空.txt").write_bytes(b"")

    with pytest.raises(Exception, match="1 refused"):
        call_command("import_documents", tmp_path, source="人事部", rights="own")

    said = capsys.readouterr().out
    assert "好.txt: 2 found, 2 to review" in said
    assert "空.txt: " in said
    assert ImportBatch.objects.get().source == "人事部"


def test_the_parse_command_prints_json_and_stores_nothing(tmp_path, capsys):
    import json

    path = tmp_path / "题.txt"
    path.write_text(PAPER, "utf-8")

    call_command("parse_document", path)

    parsed = json.loads(capsys.readouterr().out)
    assert [q["stated_category"] for q in parsed["questions"]] == ["情景", "情景"]
    assert (parsed["declared"], parsed["found"]) == (2, 2)
    assert not SourceDocument.objects.exists()
