"""The same again: a file twice, a corrected spreadsheet."""

import pytest

from interviews.curation.load import load
from interviews.exports import as_csv, as_xlsx
from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.take import take
from interviews.ingest.decide.undo import undo
from interviews.models import ImportBatch, ImportedItem, Question, Resemblance, SourceDocument
from tests.ingest.corrected import corrected, export, receive, standings
from tests.ingest.make import (
    PAPER,
    make_document,
    make_found,
    unlike,
)
from tests.make import make_question, make_triple, make_user

pytestmark = pytest.mark.django_db


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
