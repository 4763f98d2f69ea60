"""An item beside the question of the bank that it is like."""

import pytest

from interviews.models import ImportedItem, Question
from tests.ingest.make import make_document, make_found, make_items, unlike
from tests.ingest.typed import decide
from tests.make import make_question

pytestmark = pytest.mark.django_db
State = ImportedItem.State


def test_a_near_duplicate_is_shown_beside_the_bank(client, editor):
    question = make_question(
        "客户说昨天答应的补发没有发出，系统里没有记录，你怎么处理？", code="TS-0007"
    )
    stem = "客户说昨天答应的补发没有发出，系统里查不到记录，你怎么处理？"
    item = make_document(make_found(stem)).items.get()

    assert (item.standing, item.similar_to) == ("similar", question)
    page = client.get(item.get_absolute_url()).content.decode()
    assert "TS-0007" in page
    assert "<ins>查不到</ins>" in page or "<ins>" in page


def test_keeping_the_bank_s_own_makes_nothing(client, editor):
    make_question(unlike(1) + "甲")
    item = make_document(make_found(unlike(1))).items.get()

    decide(client, item, "keep")

    item.refresh_from_db()
    assert (item.state, Question.objects.count()) == (State.KEPT, 1)


def test_a_variant_is_a_draft_of_its_own(client, editor):
    make_question(unlike(1) + "甲")
    item = make_document(make_found(unlike(1))).items.get()

    decide(client, item, "variant")

    item.refresh_from_db()
    assert item.state == State.VARIANT
    assert item.question.status == "draft"


def test_replacing_writes_over_a_draft_what_the_document_states(client, editor):
    question = make_question(unlike(1) + "甲", status="draft")
    item = make_document(make_found(unlike(1))).items.get()

    decide(client, item, "replace")

    question.refresh_from_db()
    assert (question.stem, question.answer) == (unlike(1), "先听完，再核对记录，当天回电。")
    assert len(question.red_flags) == 1


def test_replacing_without_a_similar_question_is_refused(client, editor):
    [item] = make_items(1)

    assert decide(client, item, "replace").status_code == 422


def test_another_order_of_tags_is_no_difference(client, editor):
    question = make_question(unlike(1), tags=("工单", "退款"))
    triple = question.as_triple().as_dict() | {"tags": ["退款", "工单"], "minutes": 5}
    found = make_found(unlike(1), triple=triple, fields=["tags", "minutes"])
    item = make_document(found).items.get()

    beside = client.get(item.get_absolute_url()).context["beside"]

    assert (beside.is_changed, [difference.name for difference in beside.differences]) == (
        True,
        ["minutes"],
    )


LEVELS = {"excellent": "十分钟内分流", "adequate": "想到分流", "poor": "先追责"}


def test_anchors_of_a_table_are_seen_at_the_desk_and_stand_in_the_draft(client, editor):
    row = {"kind": "止损的次序", "weight": "15", **LEVELS, "text": "…"}
    item = make_document(make_found(unlike(1), rubric=[row])).items.get()

    page = client.get(item.get_absolute_url()).content.decode()
    decide(client, item, "accept")

    assert "<p><b>优秀</b>　十分钟内分流</p>" in page
    line = Question.objects.get().criteria.get()
    assert (line.criterion, line.weight, line.excellent) == ("止损的次序", 15, "十分钟内分流")


def test_replacing_takes_a_rubric_that_has_its_anchors(client, editor):
    question = make_question(unlike(1) + "甲", code="TS-0007")
    row = {"kind": "止损的次序", "weight": "15", **LEVELS, "text": "…"}
    item = make_document(make_found(unlike(1), rubric=[row])).items.get()

    decide(client, item, "replace")

    revision = question.revisions.get()
    assert [line.poor for line in revision.criteria.all()] == ["先追责"]
