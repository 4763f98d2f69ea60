"""The bank's changes: another name for every state, and no writer waits for another to write it."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from interviews.models import BankRevision, Guide, Question, Role
from interviews.models.revision import EVERY, KEPT
from tests.make import make_question

pytestmark = pytest.mark.django_db


def touch(question):
    Question.objects.filter(pk=question.pk).update(points=10)


def noted(change):
    """What `change` notes: keys of questions, None for anything else."""
    before = BankRevision.objects.changes()
    change()
    after = BankRevision.objects.changes()
    return {after[token].question for token in after.keys() - before.keys()}


def test_a_rolled_back_change_and_the_next_one_share_no_name():
    question = make_question()
    before, seen = BankRevision.objects.current(), set()

    for _ in range(3):
        with transaction.atomic():
            touch(question)
            seen.add(BankRevision.objects.current())
            transaction.set_rollback(True)
        assert BankRevision.objects.current() == before
    touch(question)

    assert len(seen | {before, BankRevision.objects.current()}) == 5


def test_every_change_has_a_name_of_its_own_and_old_rows_go():
    question, seen = make_question(), set()

    for _ in range(3 * EVERY):
        touch(question)
        seen.add(BankRevision.objects.current())

    assert len(seen) == 3 * EVERY
    assert BankRevision.objects.count() <= EVERY + KEPT + 1


def test_a_published_question_is_noted_by_its_key_whatever_of_it_changes():
    question, manager = make_question(roles=("lead",)), Role.objects.get(slug="manager")
    internal = make_question(visibility="internal")

    assert noted(lambda: touch(question)) == {question.pk}
    assert noted(lambda: touch(internal)) == {internal.pk}
    assert noted(lambda: question.roles.add(manager)) == {question.pk}
    assert noted(lambda: question.criteria.all().update(criterion="倾听")) == {question.pk}
    assert noted(lambda: Question.objects.filter(pk=question.pk).update(status="retired")) == {
        question.pk
    }


def test_a_write_to_a_draft_notes_nothing():
    draft = make_question(status="draft", tags=("退款",))

    def work_on_it():
        touch(draft)
        draft.roles.clear()
        draft.criteria.all().delete()
        draft.delete()

    assert noted(work_on_it) == set()


def test_what_else_readers_see_is_noted_without_a_key():
    guide = Guide.objects.create(slug="a", title="A", summary="a", body="a")

    assert noted(lambda: Guide.objects.filter(pk=guide.pk).update(title="B")) == {None}
    assert noted(lambda: Role.objects.filter(slug="lead").update(name="班长")) == {None}


@pytest.mark.django_db(transaction=True)
def test_two_open_transactions_change_two_questions():
    """On PostgreSQL, which has many writers; the one of SQLite is the file's."""
    call_command("loaddata", "taxonomy.json", verbosity=0)  # an earlier test may have emptied it
    one, other = make_question(roles=()), make_question(roles=())
    second = connection.copy() if connection.vendor == "postgresql" else connection
    update = f"UPDATE {Question._meta.db_table} SET points = 10 WHERE id = %s"
    seen = [BankRevision.objects.current()]

    with transaction.atomic():
        touch(one)
        with second.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET lock_timeout = 100")
            for _ in range(EVERY + KEPT):  # so that earlier rows are taken away as well
                cursor.execute(update, [other.pk])
            cursor.execute("SELECT count(*), sum(token) FROM interviews_bankrevision")
            seen.append(cursor.fetchone())
        if connection.vendor == "sqlite":
            touch(one)
    if second is not connection:
        second.close()
    seen.append(BankRevision.objects.current())

    assert len(set(seen)) == 3
