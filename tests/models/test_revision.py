"""The bank's token: another for every state, and no writer waits for another to write it."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from interviews.models import BankRevision, Question
from interviews.models.revision import EVERY
from tests.make import make_question

pytestmark = pytest.mark.django_db


def touch(question):
    Question.objects.filter(pk=question.pk).update(points=10)


def test_a_rolled_back_change_and_the_next_one_share_no_token():
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


def test_every_change_has_a_token_of_its_own_and_old_rows_go():
    question, seen = make_question(), set()

    for _ in range(3 * EVERY):
        touch(question)
        seen.add(BankRevision.objects.current())

    assert len(seen) == 3 * EVERY
    assert BankRevision.objects.count() <= EVERY


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
            for _ in range(2 * EVERY):  # so that earlier rows are taken away as well
                cursor.execute(update, [other.pk])
            cursor.execute("SELECT token FROM interviews_bankrevision")
            seen.append(frozenset(token for (token,) in cursor.fetchall()))
        if connection.vendor == "sqlite":
            touch(one)
    if second is not connection:
        second.close()
    seen.append(BankRevision.objects.current())

    assert len(set(seen)) == 3
