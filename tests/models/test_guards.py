"""Rules that only the database keeps: every trigger is in place after the migrations."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from interviews.curation import transitions
from interviews.models import Event, Question, Resemblance, Submission
from interviews.models.guards import GUARDS
from tests.make import make_question

pytestmark = pytest.mark.django_db
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def test_every_guard_stands_after_the_last_migration():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}

    assert set(GUARDS) - standing == set()


def test_a_code_never_changes():
    question = make_question()

    with pytest.raises(DatabaseError, match="question_code_immutable"), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(code="TS-9999")


def test_a_merged_question_is_a_retired_one():
    one, other = make_question(), make_question()

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=one.pk).update(merged_into=other)


def test_a_dismissed_likeness_has_a_reason_and_a_pair_is_kept_once():
    make_question()
    make_question()
    pair = Resemblance.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Resemblance.objects.update(decision="different")
    for first, second in [(pair.first, pair.second), (pair.second, pair.first)]:
        with pytest.raises(IntegrityError), transaction.atomic():
            Resemblance.objects.create(first=first, second=second, ratio=0.8)


def test_a_comment_has_words():
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(question=make_question(), kind="comment", by_name="x")


def test_a_submission_says_for_ever_what_was_submitted():
    question = transitions.submit(make_question(status="draft"), by=None)
    submission = Submission.objects.get(event__question=question)

    with pytest.raises(DatabaseError, match="submission_immutable"), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(triple={})


def test_an_event_is_taken_back_once():
    event = Event.objects.get(question=make_question())
    back = {"question": event.question, "kind": "undone", "by_name": "x", "undoes": event}
    Event.objects.create(**back)

    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(**back)
