"""The same again: a file twice, a corrected spreadsheet, a whole batch taken back."""

import csv
import io

import pytest
from django.core.management import call_command

from interviews.curation.load import load
from interviews.exports import as_csv, as_xlsx
from interviews.exports.booklet import Booklet, Item, Section
from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.take import take, take_many
from interviews.ingest.decide.undo import undo
from interviews.ingest.intake.receive import Receiver
from interviews.models import ImportBatch, ImportedItem, Question, Resemblance, SourceDocument
from tests.ingest.make import (
    PAPER,
    make_batch,
    make_document,
    make_found,
    make_items,
    unlike,
)
from tests.make import make_question, make_triple, make_user

pytestmark = pytest.mark.django_db
LABELS = {"specialist": "客服专员", "lead": "组长", "behavioral": "行为", "situational": "情景"}


def receive(name, content, **fields):
    batch = ImportBatch(**{"source": "人事部", "rights": "own", **fields})
    return list(Receiver(batch).receive(name, content))


def export(*triples, write=as_xlsx.write):
    items = tuple(Item(n, t, t.points, t.minutes) for n, t in enumerate(triples, 1))
    return write(Booklet("题目", (Section("题目", items),), labels=LABELS))


def corrected(content, change):
    """The workbook with `change(sheets)` made to its rows: {sheet: [[cell]]}."""
    import python_calamine
    import xlsxwriter

    book = python_calamine.load_workbook(io.BytesIO(content))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    change(sheets)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as written:
        for name, rows in sheets.items():
            sheet = written.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return file.getvalue()


def standings():
    return list(ImportedItem.objects.in_order().values_list("row", "standing", "state"))


def test_the_same_file_twice_is_nothing_new():
    receive("a.txt", PAPER.encode())

    [again] = receive("b.txt", PAPER.encode())

    assert str(again.message) == "Nothing new: this very file was taken in already."
    assert not again.is_refused
    assert (ImportBatch.objects.count(), SourceDocument.objects.count()) == (1, 1)


def test_another_file_with_the_same_questions_is_nothing_new():
    receive("a.txt", PAPER.encode())

    [again] = receive("b.md", ("# 换了标题\n\n" + PAPER).encode())

    assert str(again.message) == "Nothing new: all that it holds was taken in already."
    assert ImportedItem.objects.waiting().count() == 2


def test_what_was_taken_back_may_come_again():
    [first] = receive("a.txt", PAPER.encode())
    undo(first.document.batch, by=None)

    [again] = receive("a.txt", PAPER.encode())

    assert again.message is None
    assert again.document.items.waiting().count() == 2


@pytest.mark.parametrize(("name", "write"), [("x.xlsx", as_xlsx.write), ("x.csv", as_csv.write)])
def test_an_export_that_nobody_touched_is_unchanged(name, write):
    triples = [make_triple(unlike(n), code=f"TS-{n:04}") for n in (1, 2)]
    load(triples)

    receive(name, export(*triples, write=write))

    assert standings() == [(2, "unchanged", "known"), (3, "unchanged", "known")]


def test_a_corrected_export_says_of_each_row_what_it_is():
    triples = [make_triple(unlike(n), code=f"TS-{n:04}", status="draft") for n in range(1, 5)]
    load(triples)

    def correct(sheets):
        head, *rows = sheets["题目"]
        stem, code = head.index("题目"), head.index("编号")
        rows[1][stem] = "改过的题干，完全另一个说法？"
        rows[2][head.index("类别")] = "行偽"
        rows[3][code], rows[3][stem] = "", unlike(9)
        rows.append([*rows[0][:code], "", *rows[0][code + 1 :]])
        rows[-1][stem] = unlike(1)[:-3] + "吗呢？"
        sheets["题目"] = [head, *rows]

    receive("改.xlsx", corrected(export(*triples), correct))

    assert standings() == [
        (2, "unchanged", "known"),
        (3, "changed", "waiting"),
        (4, "error", "waiting"),
        (5, "new", "waiting"),
        (6, "similar", "waiting"),
    ]
    changed = ImportedItem.objects.get(standing="changed")
    assert take(changed, by=None).code == "TS-0002"
    assert Question.objects.get(code="TS-0002").stem == "改过的题干，完全另一个说法？"


def test_a_changed_anchor_is_a_change_and_arrives():
    load([make_triple(unlike(1), code="TS-0001", status="draft")])
    [triple] = [make_triple(unlike(1), code="TS-0001", status="draft")]

    def correct(sheets):
        sheets["评分细则"][1][-1] = "三分钟内说出由自己跟到底"

    receive("改.xlsx", corrected(export(triple), correct))
    take(ImportedItem.objects.get(), by=None)

    criterion = Question.objects.get(code="TS-0001").criteria.first()
    assert criterion.excellent == "三分钟内说出由自己跟到底"


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


def test_taking_back_deletes_untouched_drafts_and_names_the_others():
    batch = make_batch()
    items = make_items(3, batch=batch)
    untouched, edited, deleted = (accept(item, by=None) for item in items)
    Question.objects.filter(pk=edited.pk).update(stem="有人改过的题干？")
    deleted.delete()

    gone, kept, left = undo(batch, by=None)

    assert (gone, [question.code for question in kept], left) == (2, [edited.code], 0)
    assert list(Question.objects.values_list("code", flat=True)) == [edited.code]
    batch.refresh_from_db()
    assert batch.undone_at is not None


def test_taking_back_gives_a_changed_draft_its_text_again():
    question = make_question(unlike(1), code="TS-0001", status="draft")
    before = question.as_triple()

    def correct(sheets):
        sheets["题目"][1][sheets["题目"][0].index("题目")] = unlike(5)

    [received] = receive("改.xlsx", corrected(export(before), correct))
    take(ImportedItem.objects.get(), by=None)
    assert Question.objects.get().stem == unlike(5)

    undo(received.document.batch, by=None)

    assert Question.objects.get().as_triple() == before


def test_nothing_is_taken_from_what_was_taken_back(client):
    batch = make_batch()
    [item] = make_items(1, batch=batch)
    client.force_login(make_user(group="题库编辑"))

    client.post(f"/imports/{batch.pk}/undo/")
    client.post(f"/imports/{batch.pk}/take/")

    assert not Question.objects.exists()
    assert client.get(batch.get_absolute_url()).context["batch"].undone_at is not None


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


def test_a_change_to_what_is_published_becomes_a_revision_to_approve():
    question = make_question(unlike(1), code="TS-0001")
    editor = make_user(group="题库编辑")

    def correct(sheets):
        sheets["题目"][1][sheets["题目"][0].index("题目")] = unlike(5)

    [received] = receive("改.xlsx", corrected(export(question.as_triple()), correct))
    revision = take(ImportedItem.objects.get(), by=editor)

    assert (revision.revises, revision.status, revision.stem) == (question, "draft", unlike(5))
    question.refresh_from_db()
    assert (question.status, question.stem) == ("published", unlike(1))

    undo(received.document.batch, by=editor)
    assert list(Question.objects.values_list("code", "status")) == [("TS-0001", "published")]


def test_a_variant_is_linked_to_what_the_bank_has():
    question = make_question(unlike(1) + "甲")
    item = make_document(make_found(unlike(1))).items.get()

    variant = accept(item, by=None, as_variant=True)

    pair = Resemblance.objects.get()
    assert {pair.first, pair.second} == {question, variant}
    assert pair.decision == "variant"


def test_what_there_was_no_time_for_is_taken_back_by_going_on(monkeypatch):
    batch = make_batch()
    for item in make_items(3, batch=batch):
        accept(item, by=None)
    monkeypatch.setattr("interviews.ingest.decide.undo.SECONDS", -1)

    assert undo(batch, by=None) == (0, [], 3)
    batch.refresh_from_db()
    assert batch.undone_at is None

    monkeypatch.undo()
    assert undo(batch, by=None) == (3, [], 0)


def test_what_there_was_no_time_for_goes_on_waiting(monkeypatch):
    items = make_items(3)
    monkeypatch.setattr("interviews.ingest.decide.take.SECONDS", -1)

    assert take_many(items, by=None) == (0, {})
    assert ImportedItem.objects.waiting().count() == 3
