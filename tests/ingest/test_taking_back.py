"""A whole batch taken back, all at once or as time allows."""

import pytest

from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.take import take, take_many
from interviews.ingest.decide.undo import undo
from interviews.models import ImportedItem, Question
from tests.ingest.corrected import corrected, export, receive
from tests.ingest.make import (
    PAPER,
    make_batch,
    make_items,
    unlike,
)
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db


def test_what_was_taken_back_may_come_again():
    [first] = receive("a.txt", PAPER.encode())
    undo(first.document.batch, by=None)

    [again] = receive("a.txt", PAPER.encode())

    assert again.message is None
    assert again.document.items.waiting().count() == 2


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


def test_taking_back_lets_the_same_question_wait_again_where_it_came_first():
    [first] = make_items(1)
    [second] = make_items(1)
    accept(second, by=None)

    undo(second.document.batch, by=None)

    first.refresh_from_db()
    assert (first.state, first.question, first.decided_at) == ("waiting", None, None)
    assert accept(first, by=None).stem == unlike(0)


def test_nothing_is_taken_from_what_was_taken_back(client):
    batch = make_batch()
    [item] = make_items(1, batch=batch)
    client.force_login(make_user(group="题库编辑"))

    client.post(f"/imports/{batch.pk}/undo/")
    client.post(f"/imports/{batch.pk}/take/")

    assert not Question.objects.exists()
    assert client.get(batch.get_absolute_url()).context["batch"].undone_at is not None


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
