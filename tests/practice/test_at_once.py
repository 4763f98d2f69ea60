"""The same thing sent eight times at once is done once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection

from interviews.models import Attempt, Card, Learner
from interviews.practice.attempts import Answer, begin, mark
from tests.make import make_question

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work, n=8):
    def alone(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as pool:
        return list(pool.map(alone, range(n)))


@pytest.fixture
def question():
    call_command("loaddata", "taxonomy.json", verbosity=0)
    return make_question()


if connection.vendor == "postgresql":  # SQLite in memory has one writer, who is refused at once

    def test_one_answer_sent_eight_times_is_one_attempt(question):
        learner = Learner.objects.create()

        made = at_once(lambda number: begin(learner, question, Answer("the key", "mind")).pk)

        assert len(set(made)) == 1
        assert Attempt.objects.count() == 1

    def test_of_eight_marks_at_once_one_stands(question):
        learner = Learner.objects.create()
        attempt = begin(learner, question, Answer("the key", "mind"))

        taken = at_once(lambda number: mark(attempt, [1 + number % 5] * 3, []))

        assert sorted(taken) == [False] * 7 + [True]
        attempt.refresh_from_db()
        card = Card.objects.get()
        assert (card.attempts, card.percent) == (1, attempt.percent)

    def test_eight_answers_to_one_question_marked_at_once_are_all_counted(question):
        learner = Learner.objects.create()
        made = [begin(learner, question, Answer(f"key {n}", "mind")) for n in range(8)]

        assert all(at_once(lambda number: mark(made[number], [3, 3, 3], [])))

        assert Card.objects.get().attempts == 8
