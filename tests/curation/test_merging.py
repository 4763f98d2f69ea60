"""What one question may be to another, and what the database itself refuses."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.models import Question, Version
from tests.make import make_question

pytestmark = pytest.mark.django_db


def refusal(step, *arguments, **words):
    with pytest.raises(Refused) as caught:
        step(*arguments, **words)
    return str(caught.value)


def test_merging_retires_one_and_points_it_to_the_other(reviewer):
    one, other, older = make_question(), make_question(), make_question()
    transitions.merge(older, one, by=reviewer)

    transitions.merge(one, other, by=reviewer)

    one.refresh_from_db()
    older.refresh_from_db()
    assert (one.status, one.merged_into, older.merged_into) == ("retired", other, other)
    assert refusal(transitions.merge, other, other, by=reviewer)


def test_the_database_refuses_to_change_or_delete_a_version():
    make_question()

    with pytest.raises(DatabaseError, match="version_immutable"), transaction.atomic():
        Version.objects.update(note="x")
    with pytest.raises(DatabaseError, match="version_indelible"), transaction.atomic():
        Version.objects.all()._raw_delete("default")


def test_the_database_keeps_one_code_and_one_open_revision_and_none_on_the_site():
    question = make_question()
    revision = transitions.revise(question, by=None)
    copies = [
        Question(code=question.code, category=question.category, stem="x"),
        Question(code=question.code, category=question.category, stem="x", revises=question),
    ]
    for copy in copies:
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=revision.pk).update(status="retired")


def test_a_question_with_an_open_revision_is_not_merged(writer, reviewer):
    one, other = make_question(), make_question()
    transitions.revise(one, by=writer)

    assert one.code in refusal(transitions.merge, one, other, by=reviewer)


def test_a_draft_that_others_lead_to_is_not_deleted():
    survivor = make_question()
    one = make_question()
    transitions.merge(one, survivor, by=None)
    Question.objects.filter(pk=survivor.pk).update(status="draft", current_version=None)

    assert survivor.code in refusal(transitions.discard, survivor, by=None)
