"""Each step leaves the whole row as it ought to be: what it writes, and what it clears."""

from datetime import UTC, date, datetime

import pytest

from interviews.curation import transitions
from interviews.curation.duplicates import note_pairs
from interviews.curation.record import review_day, writers
from interviews.curation.refusal import Refused
from interviews.models import Event, Question, Resemblance
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db

FIELDS = (
    *("status", "current_version", "base_version", "returned_note", "submitted_at"),
    *("review_due", "merged_into_id", "published_at"),
)
FIRST = datetime(2024, 1, 31, 8, tzinfo=UTC)


def row(question):
    return Question.objects.values_list(*FIELDS).get(pk=question.pk)


def edition(question):
    return Question.objects.values_list("edition", flat=True).get(pk=question.pk)


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2026, 12, 5), 12, (2027, 12, 5)),
        ((2026, 3, 29), 12, (2027, 3, 28)),
    ],
)
def test_the_day_of_the_next_reading_is_one_that_every_month_has(monkeypatch, today, months, day):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(*today))

    assert review_day(months) == date(*day)


def test_a_submission_notes_when_and_over_which_version_and_clears_why_it_was_sent_back(writer):
    question = make_question()
    revision = transitions.revise(question, by=writer)
    Question.objects.filter(pk=revision.pk).update(returned_note="锚点太像", base_version=None)

    before = datetime.now(UTC)
    transitions.submit(revision, by=writer)

    revision.refresh_from_db()
    assert (revision.status, revision.base_version, revision.returned_note) == ("review", 1, "")
    assert before <= revision.submitted_at <= datetime.now(UTC)


def test_an_approval_clears_the_submission_and_leaves_the_first_day_on_the_site(reviewer):
    question = make_question()
    Question.objects.filter(pk=question.pk).update(
        status="review", published_at=FIRST, submitted_at=FIRST, returned_note="锚点太像"
    )

    root = transitions.approve(question, by=reviewer)

    assert row(question) == ("published", 1, None, "", None, root.review_due, None, FIRST)


def test_an_approved_revision_leaves_the_day_on_the_site_and_takes_its_row_away(writer, reviewer):
    question = make_question()
    Question.objects.filter(pk=question.pk).update(published_at=FIRST)
    revision = transitions.revise(question, by=writer)
    Question.objects.filter(pk=revision.pk).update(minutes=4)
    transitions.submit(revision, by=writer)

    root = transitions.approve(revision, by=reviewer)

    assert row(question) == ("published", 2, None, "", None, root.review_due, None, FIRST)
    assert list(Question.objects.values_list("pk", "minutes")) == [(question.pk, 4)]


def test_an_approval_makes_every_open_form_outdated(reviewer):
    question = make_question(status="review")
    before = edition(question)

    transitions.approve(question, by=reviewer)

    assert edition(question) == before + 1


@pytest.mark.parametrize("step", ["retire", "reopen", "show_to"])
def test_each_step_over_the_text_on_the_site_makes_open_forms_outdated(step, reviewer):
    question = make_question(status="retired" if step == "reopen" else "published")
    before = edition(question)
    arguments = ["internal"] if step == "show_to" else []

    getattr(transitions, step)(question, *arguments, by=reviewer)

    assert edition(question) == before + 1


def test_an_approval_notes_what_the_question_reads_like(reviewer):
    other = make_question()
    question = make_question(status="review")
    Resemblance.objects.all().delete()

    transitions.approve(question, by=reviewer)

    pairs = list(Resemblance.objects.values_list("first", "second", "decision"))
    assert pairs == [(other.pk, question.pk, "open")]


def test_retiring_closes_the_open_pairs_and_keeps_what_was_decided(reviewer):
    question, other, third = make_question(), make_question(), make_question()
    decided = Resemblance.objects.get(first=question, second=other)
    transitions.decide(decided, "variant", by=reviewer)

    transitions.retire(question, by=reviewer, note="流程已改")

    pairs = list(Resemblance.objects.order_by("first").values_list("first", "second", "decision"))
    assert pairs == [(question.pk, other.pk, "variant"), (other.pk, third.pk, "open")]
    published_at = Question.objects.get(pk=question.pk).published_at
    assert row(question) == ("retired", 1, None, "", None, None, None, published_at)


def test_a_reopened_question_leads_nowhere_and_is_on_the_site_no_more(reviewer):
    question, survivor = make_question(), make_question()
    transitions.merge(question, survivor, by=reviewer)
    assert Question.objects.get(pk=question.pk).merged_into == survivor

    transitions.reopen(question, by=reviewer, note="又要用了")

    published_at = Question.objects.get(pk=question.pk).published_at
    assert row(question) == ("draft", 1, None, "", None, None, None, published_at)
    log = question.events.values_list("kind", "by_name", "note")
    assert log[0] == ("reopened", "reviewer", "又要用了")


def test_the_author_of_a_version_is_who_changed_the_text_last(writer, reviewer):
    question = make_question(status="draft")
    second = make_user("second", group="题库编辑")
    Question.objects.filter(pk=question.pk).update(created_by=writer)
    for person in (writer, second):
        Event.objects.create(question=question, kind="changed", by=person, by_name=str(person))
    transitions.submit(question, by=writer)

    transitions.approve(question, by=reviewer)

    version = question.versions.get()
    assert (version.author, version.author_name) == (second, "second")
    assert (version.approver, version.approver_name) == (reviewer, "reviewer")


def test_who_only_comments_or_reviews_has_not_written(writer, reviewer):
    question = make_question(status="draft")
    Question.objects.filter(pk=question.pk).update(created_by=writer)
    question.refresh_from_db()
    transitions.comment(question, "好", by=reviewer)
    transitions.submit(question, by=writer)
    transitions.send_back(question, by=reviewer, reason="锚点太像")

    assert writers(question) == [writer]


def test_a_question_that_was_once_on_the_site_is_not_discarded_and_nothing_of_it_changes():
    question = make_question()
    transitions.retire(question, by=None)
    transitions.reopen(question, by=None)
    before = row(question)

    with pytest.raises(Refused) as refused:
        transitions.discard(question, by=None)

    assert str(refused.value) == f"{question.code} 上过站点，只能停用，不能删除。"
    assert row(question) == before


def test_a_revision_is_no_pair_of_the_question_that_it_revises(writer):
    question = make_question()
    revision = transitions.revise(question, by=writer)

    note_pairs([revision])

    assert not Resemblance.objects.exists()
