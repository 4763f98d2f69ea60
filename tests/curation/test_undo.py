"""A bulk step is taken back as a whole: every row as it was, and the record says both."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from interviews.curation import transitions
from interviews.curation.bulk import take_all
from interviews.curation.record import writers
from interviews.curation.refusal import Refused
from interviews.curation.undo import take_back
from interviews.models import BulkStep, Event, Question, Version
from tests.admin.forms import posted
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
Kind = BulkStep.Kind
STEMS = [chr(0x5400 + n * 99) * 30 for n in range(9)]
COLUMNS = (
    *("status", "visibility", "returned_note", "submitted_at", "base_version", "review_due"),
    *("published_at", "created_by_id", "merged_into_id", "current_version"),
)


def rows():
    """All rows as they stand, without the versions' numbers, which only grow."""
    found = Question.objects.order_by("code", F("revises").asc(nulls_first=True)).with_triple()
    return [({name: getattr(row, name) for name in COLUMNS[:-1]}, row.as_triple()) for row in found]


def kinds(question):
    return list(question.events.order_by("pk").values_list("kind", flat=True))


def step_of(kind, by):
    return {
        Kind.SUBMIT: lambda q: transitions.submit(q, by=by, tell=False),
        Kind.SEND_BACK: lambda q: transitions.send_back(q, by=by, reason="再改"),
        Kind.PUBLISH: lambda q: transitions.publish(q, by=by, reason="急用"),
        Kind.RETIRE: lambda q: transitions.retire(q, by=by, note="过时"),
        Kind.MAKE_PUBLIC: lambda q: transitions.show_to(q, "public", by=by),
        Kind.MAKE_INTERNAL: lambda q: transitions.show_to(q, "internal", by=by),
    }[kind]


def take(kind, by, *questions):
    keys = [question.pk for question in questions]
    outcome = take_all(Question.objects.filter(pk__in=keys), step_of(kind, by), kind=kind, by=by)
    assert outcome.refusals == []
    return BulkStep.objects.latest("pk")


def revision_of(question, writer, **changes):
    revision = transitions.revise(question, by=writer)
    Question.objects.filter(pk=revision.pk).update(**changes)
    return revision


@pytest.fixture
def administrator():
    return make_user("root", is_superuser=True)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (Kind.SUBMIT, "draft"),
        (Kind.SEND_BACK, "review"),
        (Kind.PUBLISH, "draft"),
        (Kind.PUBLISH, "review"),
        (Kind.RETIRE, "published"),
        (Kind.MAKE_INTERNAL, "published"),
        (Kind.MAKE_INTERNAL, "draft"),
    ],
)
def test_every_row_stands_as_before(administrator, kind, status):
    questions = [make_question(stem, status=status) for stem in STEMS[:2]]
    Question.objects.filter(status="draft").update(returned_note="锚点太像")
    before = rows()

    bulk = take(kind, administrator, *questions)
    between = rows()
    outcome = take_back(bulk, by=administrator)

    assert between != before
    assert (outcome.done, outcome.refusals) == ([q.code for q in questions], [])
    assert rows() == before
    assert kinds(questions[0])[-1] == "undone"
    last = questions[0].events.latest("pk")
    assert (last.by, last.undoes.kind) == (administrator, kinds(questions[0])[-2])


@pytest.mark.parametrize("status", ["draft", "review"])
def test_an_approved_revision_opens_again_and_the_site_says_what_it_said(
    administrator, writer, status
):
    question = make_question(STEMS[0])
    revision = revision_of(question, writer, answer="新的答案" * 60)
    if status == "review":
        transitions.submit(revision, by=writer)
    before = rows()

    bulk = take(Kind.PUBLISH, administrator, revision)
    question.refresh_from_db()
    assert question.answer == "新的答案" * 60
    take_back(bulk, by=administrator)

    after = rows()
    for row, _triple in (before[1], after[1]):
        del row["base_version"]
    assert after == before
    found = question.revisions.get()
    question.refresh_from_db()
    assert (question.current_version, found.base_version) == (3, 3)
    third = Version.objects.get(question=question, number=3)
    assert (third.author, third.author_name, third.approver) == (None, "", None)
    assert third.as_triple() == Version.objects.get(question=question, number=1).as_triple()
    assert writer in writers(found)


def test_an_approval_that_was_taken_back_leaves_its_author_an_author(administrator):
    both = make_user("both", group="审核人")
    question = make_question(STEMS[0], status="review")
    Question.objects.filter(pk=question.pk).update(created_by=both)

    take_back(take(Kind.PUBLISH, administrator, question), by=administrator)

    question.refresh_from_db()
    assert writers(question) == [both]
    with pytest.raises(Refused, match="你自己的改动"):
        transitions.approve(question, by=both)


def test_what_was_taken_back_can_be_done_again(administrator):
    question = make_question(STEMS[0], status="draft")
    take_back(take(Kind.PUBLISH, administrator, question), by=administrator)

    take(Kind.PUBLISH, administrator, question)

    question.refresh_from_db()
    assert (question.status, question.current_version) == ("published", 1)
    take_back(BulkStep.objects.latest("pk"), by=administrator)
    assert kinds(question) == [
        *("submitted", "published", "undone"),
        *("submitted", "revised", "undone"),
    ]


def test_what_changed_since_is_left_out_and_named(administrator, writer):
    changed, gone, kept = (make_question(stem, status="draft") for stem in STEMS[:3])
    bulk = take(Kind.SUBMIT, administrator, changed, gone, kept)
    transitions.send_back(changed, by=administrator, reason="再改")
    code = gone.code
    transitions.send_back(gone, by=administrator, reason="不要了")
    transitions.discard(gone, by=administrator)
    transitions.comment(kept, "看过了", by=administrator)

    outcome = take_back(bulk, by=administrator)

    assert outcome.done == [kept.code]
    assert outcome.refusals == [
        f"{changed.code} 后来又有改动：保持现状。",
        f"{code}：这份草稿已经不在了，它被通过或删除了。",
    ]
    changed.refresh_from_db()
    assert (changed.status, changed.returned_note) == ("draft", "再改")


def test_what_others_built_upon_stays(administrator, writer):
    revised, target, source = (make_question(stem, status="review") for stem in STEMS[:3])
    bulk = take(Kind.PUBLISH, administrator, revised, target)
    transitions.revise(revised, by=writer)
    transitions.merge(make_question(STEMS[5]), target, by=administrator)

    outcome = take_back(bulk, by=administrator)

    assert outcome.done == []
    assert outcome.refusals == [
        f"{revised.code} 现在有没审完的修订稿：保持现状。",
        f"{target.code} 现在有别的题指向它：保持现状。",
    ]
    assert source.status == "review"


def test_a_draft_that_somebody_saved_since_stays(administrator, client):
    question = make_question(STEMS[0], status="draft")
    bulk = take(Kind.MAKE_INTERNAL, administrator, question)
    question.refresh_from_db()
    form = f"/admin/interviews/question/{question.pk}/change/"
    client.force_login(administrator)
    client.post(form, posted(question, stem=STEMS[1]))

    outcome = take_back(bulk, by=administrator)

    assert outcome.refusals == [f"{question.code} 后来又有改动：保持现状。"]
    question.refresh_from_db()
    assert (question.stem, question.visibility) == (STEMS[1], "internal")


def test_what_was_so_already_is_no_part_of_the_step(administrator):
    internal, public = (
        make_question(STEMS[n], visibility=v) for n, v in enumerate(("internal", "public"))
    )

    bulk = take(Kind.MAKE_INTERNAL, administrator, internal, public)
    take_back(bulk, by=administrator)

    assert list(bulk.changes.values_list("code", flat=True)) == [public.code]
    internal.refresh_from_db()
    assert (internal.visibility, kinds(internal)) == ("internal", ["published"])


def test_it_is_taken_back_once_and_within_fifteen_minutes(administrator, reviewer):
    bulk = take(Kind.RETIRE, administrator, make_question(STEMS[0]))
    take_back(bulk, by=reviewer)
    with pytest.raises(Refused, match="reviewer 已经撤回"):
        take_back(bulk, by=administrator)

    late = take(Kind.RETIRE, administrator, make_question(STEMS[1]))
    BulkStep.objects.filter(pk=late.pk).update(taken_at=timezone.now() - timedelta(minutes=15))
    with pytest.raises(Refused, match="15 分钟"):
        take_back(late, by=administrator)

    assert Event.objects.filter(kind="undone").count() == 1
    assert list(BulkStep.objects.recent()) == []


@pytest.mark.parametrize("kind", [Kind.PUBLISH, Kind.RETIRE, Kind.SEND_BACK, Kind.MAKE_INTERNAL])
def test_who_may_not_take_the_step_may_not_take_it_back(administrator, writer, kind):
    status = {"retire": "published", "make_internal": "published"}.get(kind, "review")
    question = make_question(STEMS[0], status=status)
    bulk = take(kind, administrator, question)
    before = rows()

    if kind == Kind.MAKE_INTERNAL:  # some of such a step may be drafts, which writers change
        assert len(take_back(bulk, by=writer).refusals) == 1
    else:
        with pytest.raises(Refused):
            take_back(bulk, by=writer)

    assert rows() == before
