"""The steps of a question: who may take them, when, and what stands written afterwards."""

from datetime import date

import pytest
from django.db import transaction

from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.models import Event, Question, Version
from tests.make import make_admin, make_question, make_user

pytestmark = pytest.mark.django_db

OTHER_STEM = "大促当晚排队数从十五涨到六十，班上三人请假，你接下来一小时怎么安排？"


def refusal(step, *arguments, **words):
    with pytest.raises(Refused) as caught:
        step(*arguments, **words)
    return str(caught.value)


def test_a_draft_goes_to_review_and_to_the_site_with_its_first_version(writer, reviewer):
    question = make_question(status="draft")
    Question.objects.filter(pk=question.pk).update(created_by=writer)

    transitions.submit(question, by=writer)
    published = transitions.approve(question, by=reviewer, note="好题")

    version = Version.objects.get(question=question)
    assert (published.status, published.current_version) == ("published", 1)
    assert (version.number, version.author, version.approver) == (1, writer, reviewer)
    assert (version.note, version.as_triple()) == ("好题", published.as_triple())
    kinds = list(Event.objects.filter(question=question).values_list("kind", "by_name"))
    assert kinds == [("published", "reviewer"), ("submitted", "writer")]


def test_a_question_is_to_be_read_again_after_the_months_of_the_setting(settings, reviewer):
    settings.REVIEW_MONTHS = 14
    question = make_question(status="review")

    published = transitions.approve(question, by=reviewer)

    months = (published.review_due.year - date.today().year) * 12
    assert months + published.review_due.month - date.today().month in (14, 15)


def test_an_incomplete_question_cannot_be_submitted_and_says_why(writer):
    question = make_question(status="draft", analysis="", tags=())

    with pytest.raises(Refused) as caught:
        transitions.submit(question, by=writer)

    assert [gap.field for gap in caught.value.gaps] == ["analysis", "tags"]


def test_the_author_of_a_change_cannot_approve_it(settings):
    author = make_user("both", group="题库编辑")
    author.groups.add(*make_user("x", group="审核人").groups.all())
    question = make_question(status="draft")
    Question.objects.filter(pk=question.pk).update(created_by=author)
    transitions.submit(question, by=author)

    assert question.code in refusal(transitions.approve, question, by=author)

    settings.FOUR_EYES = False
    assert transitions.approve(question, by=author).status == "published"


def test_an_administrator_may_approve_an_own_change_with_a_reason_on_record():
    admin = make_admin()
    question = make_question(status="draft")
    Question.objects.filter(pk=question.pk).update(created_by=admin)
    transitions.submit(question, by=admin)

    assert question.code in refusal(transitions.approve, question, by=admin)
    transitions.approve(question, by=admin, reason="周末只有我在")

    assert Version.objects.get(question=question).note == "周末只有我在"


def test_a_published_question_stays_on_the_site_until_its_revision_is_approved(writer, reviewer):
    question = make_question("客户说昨天答应的退款没有到账，系统里查不到，你怎么做？")
    revision = transitions.revise(question, by=writer)
    revision.stem = OTHER_STEM
    revision.save()

    transitions.submit(revision, by=writer)
    question.refresh_from_db()
    assert question.stem.startswith("客户说昨天")
    transitions.approve(revision, by=reviewer)

    question.refresh_from_db()
    assert (question.stem, question.current_version) == (OTHER_STEM, 2)
    assert not Question.objects.filter(revises=question).exists()
    assert Question.objects.search("排队数").get() == question
    stems = [v.as_triple().stem for v in question.versions.order_by("number")]
    assert stems[0].startswith("客户说昨天")
    assert stems[1] == OTHER_STEM


def test_one_question_has_one_open_revision(writer):
    question = make_question()

    assert transitions.revise(question, by=writer) == transitions.revise(question, by=writer)


def test_a_revision_of_an_outdated_text_is_refused_until_it_was_compared(writer, reviewer):
    question = make_question()
    revision = transitions.revise(question, by=writer)
    transitions.submit(revision, by=writer)
    transitions.show_to(question, "internal", by=reviewer)

    assert question.code in refusal(transitions.approve, revision, by=reviewer)
    transitions.send_back(revision, by=reviewer, reason="先对照 v2")
    transitions.submit(revision, by=writer)

    assert transitions.approve(revision, by=reviewer).current_version == 3


def test_review_sends_back_with_a_reason_that_submission_clears(writer, reviewer):
    question = make_question(status="review")

    refusal(transitions.send_back, question, by=reviewer, reason=" ")
    refusal(transitions.send_back, question, by=writer, reason="我改主意了")
    sent_back = transitions.send_back(question, by=reviewer, reason="锚点太像")
    assert (sent_back.status, sent_back.returned_note) == ("draft", "锚点太像")

    assert transitions.submit(question, by=writer).returned_note == ""


def test_a_writer_takes_the_own_submission_back(writer):
    question = make_question(status="draft")
    Question.objects.filter(pk=question.pk).update(created_by=writer)
    transitions.submit(question, by=writer)

    assert transitions.send_back(question, by=writer, reason="漏了一句").status == "draft"


def test_a_retired_question_keeps_its_versions_and_can_be_reopened(reviewer):
    question = make_question()

    assert transitions.retire(question, by=reviewer, note="流程已改").status == "retired"
    assert transitions.reopen(question, by=reviewer).status == "draft"
    assert question.versions.count() == 1


def test_a_question_with_an_open_revision_is_not_retired(writer, reviewer):
    question = make_question()
    transitions.revise(question, by=writer)

    assert question.code in refusal(transitions.retire, question, by=reviewer)


def test_restoring_a_version_makes_a_draft_of_it(writer, reviewer):
    question = make_question()
    first = question.versions.get()
    transitions.show_to(question, "internal", by=reviewer)

    draft = transitions.restore(first, by=writer)

    assert (draft.revises, draft.visibility, draft.status) == (question, "public", "draft")
    question.refresh_from_db()
    assert question.visibility == "internal"


@pytest.mark.parametrize("status", ["draft", "review", "published", "retired"])
def test_steps_that_do_not_fit_the_state_are_refused(status, reviewer):
    question = make_question(status=status)
    admin = make_admin()
    allowed = {
        "draft": {"submit", "discard"},
        "review": {"send_back", "approve"},
        "published": {"retire", "revise", "confirm"},
        "retired": {"reopen"},
    }
    words = {"send_back": {"reason": "x"}}

    done = set()
    steps = ["submit", "send_back", "approve", "retire", "reopen", "revise", "confirm", "discard"]
    for name in steps:
        try:
            with transaction.atomic():
                getattr(transitions, name)(question, by=admin, **words.get(name, {}))
                done.add(name)
                raise Refused(None)
        except Refused:
            pass

    assert done == allowed[status]


def test_a_question_that_was_on_the_site_cannot_be_deleted():
    question = make_question()
    admin = make_admin()
    transitions.retire(question, by=admin)
    transitions.reopen(question, by=admin)

    assert question.code in refusal(transitions.discard, question, by=admin)


def test_discarding_a_draft_takes_it_out_of_the_search_too():
    question = make_question("独一无二的月光题干，讲一个从没讲过的故事？", status="draft")

    transitions.discard(question, by=None)

    assert not Question.objects.search("月光").exists()


def test_the_second_of_two_approvers_is_told(reviewer):
    question = make_question(status="review")
    stale = Question.objects.get(pk=question.pk)
    transitions.approve(question, by=reviewer)

    assert question.code in refusal(transitions.approve, stale, by=make_admin())
    assert question.versions.count() == 1


def test_an_approval_of_what_lost_its_completeness_is_refused(reviewer):
    question = make_question(status="review")
    Question.objects.filter(pk=question.pk).update(analysis="")

    assert "考察目的" in refusal(transitions.approve, question, by=reviewer)


def test_an_empty_comment_is_refused_and_a_comment_names_its_version(writer):
    question = make_question()

    refusal(transitions.comment, question, " ", by=writer)
    revision = transitions.revise(question, by=writer)
    event = transitions.comment(revision, "第二个锚点太像", by=writer)

    assert (event.question, event.version, event.note) == (question, 1, "第二个锚点太像")


def test_showing_a_question_to_whom_it_is_shown_already_writes_no_version(reviewer):
    question = make_question()

    transitions.show_to(question, "public", by=reviewer)

    assert question.versions.count() == 1


def test_a_draft_changes_its_visibility_without_a_version(writer):
    question = make_question(status="draft")

    assert transitions.show_to(question, "internal", by=writer).visibility == "internal"
    assert question.versions.count() == 0


def test_a_step_with_a_draft_that_is_gone_is_refused(writer, reviewer):
    question = make_question()
    revision = transitions.revise(question, by=writer)
    transitions.discard(revision, by=writer)

    assert question.code in refusal(transitions.submit, revision, by=writer)
