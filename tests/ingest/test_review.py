"""The review desk: what opens, what is edited, taken or not, and what is refused."""

import pytest

from interviews.curation.refusal import Refused
from interviews.ingest.decide.accept import accept, set_aside
from interviews.models import ImportedItem, Question
from tests.ingest.make import make_batch, make_document, make_found, make_items, unlike
from tests.ingest.typed import decide

pytestmark = pytest.mark.django_db
State = ImportedItem.State


def test_a_document_opens_at_its_least_certain_item(client, editor):
    sure, unsure = make_items(2)
    ImportedItem.objects.filter(pk=unsure.pk).update(confidence=0.3)

    response = client.get(sure.document.get_absolute_url())

    assert response.url == unsure.get_absolute_url()


def test_taking_makes_a_draft_that_says_where_it_came_from(client, editor):
    batch = make_batch(source="人事部旧资料", author="李工", rights="open", licence="CC BY 4.0")
    [item] = make_items(1, batch=batch)

    response = decide(client, item, "accept", tags="投诉、补发")

    question = Question.objects.get()
    assert response.url == item.document.get_absolute_url()
    assert (question.code, question.status, question.created_by) == ("IM-0001", "draft", editor)
    assert question.source == "人事部旧资料 | 题.txt L1-1"
    assert (question.author, question.licence) == ("李工", "CC BY 4.0")
    assert [tag.name for tag in question.tags.all()] == ["投诉", "补发"]
    assert question.digest.gap_count > 0
    item.refresh_from_db()
    assert (item.state, item.question, item.decided_by) == (State.DRAFT, question, editor)


def test_text_of_others_becomes_internal_and_its_licence_says_so():
    [item] = make_items(1, batch=make_batch(rights="foreign"))

    question = accept(item, by=None)

    assert question.visibility == "internal"
    assert question.licence != ""


def test_a_draft_names_missing_anchors_as_what_comes_next():
    found = make_found(
        unlike(1),
        rubric=[{"kind": "评分要点", "text": "致歉具体（6分）\n给出时限（4分）"}],
        score=10,
    )
    item = make_document(found).items.get()

    question = accept(item, by=None)

    assert [(c.criterion, c.weight) for c in question.criteria.all()] == [
        ("致歉具体", 6),
        ("给出时限", 4),
    ]
    lacking = [str(gap.message) for gap in question.gaps() if gap.field == "rubric"]
    assert "Criterion 1 lacks an anchor." in lacking


@pytest.mark.parametrize(
    "decision",
    ["accept", "variant", "replace", "reject", "keep", "split", "merge", "question", "save"],
)
def test_what_is_decided_stays_decided(client, editor, decision):
    [item] = make_items(1)
    set_aside(item, State.REJECTED, by=editor)

    response = decide(client, item, decision)

    assert response.status_code == 422
    assert not Question.objects.exists()
    assert ImportedItem.objects.get().state == State.REJECTED


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"stem": ""}, "stem"),
        ({"points": "0"}, "points"),
        ({"points": "many"}, "points"),
        ({"category": "unknown"}, "category"),
        ({"roles": ["nobody"]}, "roles"),
        ({"tags": "长" * 31}, "tags"),
        ({"stem": "字" * 2001}, "stem"),
    ],
)
def test_bad_input_is_said_at_its_field_and_stays_typed(client, editor, fields, wrong):
    [item] = make_items(1)

    response = decide(client, item, "accept", **fields)

    assert response.status_code == 422
    assert wrong in response.context["form"].errors
    assert response.context["form"][wrong].value() == fields[wrong]
    assert not Question.objects.exists()


def test_an_item_that_cannot_be_taken_can_still_be_rejected(client, editor):
    [item] = make_items(1)

    decide(client, item, "reject", stem="")

    assert ImportedItem.objects.get().state == State.REJECTED


def test_without_a_category_it_is_not_taken(client, editor):
    [item] = make_items(1)

    response = decide(client, item, "accept", category="")

    assert response.status_code == 422
    assert not Question.objects.exists()


def test_saving_keeps_what_was_typed_and_the_item_waits(client, editor):
    [item] = make_items(1)

    decide(
        client, item, "save", stem="改过的题干？", points="20", criteria="先止损（12）\n再查因（8）"
    )

    item = ImportedItem.objects.get()
    assert (item.triple["stem"], item.triple["points"], item.state) == (
        "改过的题干？",
        20,
        "waiting",
    )
    assert [(c["criterion"], c["weight"]) for c in item.triple["rubric"]] == [
        ("先止损", 12),
        ("再查因", 8),
    ]


def test_two_people_cannot_take_the_same_item():
    [item] = make_items(1)
    accept(item, by=None)

    with pytest.raises(Refused):
        accept(item, by=None)
    assert Question.objects.count() == 1


def test_codes_are_never_used_again():
    items = make_items(2)
    accept(items[0], by=None).delete()

    assert accept(items[1], by=None).code == "IM-0002"


def test_a_document_of_many_lines_is_shown_in_parts(client, editor):
    lines = [f"第 {n} 行" for n in range(1, 1001)]
    item = make_document(make_found(unlike(1), span=[500, 502]), lines=lines).items.get()

    window = client.get(item.get_absolute_url()).context["source"]
    assert (window.first, window.last, window.total) == (493, 510, 1000)
    assert [line.number for line in window.lines if line.is_here] == [501, 502]

    later = client.get(item.get_absolute_url(), {"line": window.later}).context["source"]
    assert later.first == 511
    assert client.get(item.get_absolute_url(), {"line": "x"}).status_code == 200


def test_an_error_of_a_row_is_corrected_on_the_desk(client, editor):
    faults = [{"field": "类别", "text": "%(word)s is unknown.", "params": {"word": "聊天"}}]
    item = make_document(make_found(unlike(1), category="", faults=faults)).items.get()
    assert (item.standing, item.triple["category"]) == ("error", "")

    decide(client, item, "accept", category="stress", competencies=["客户导向"])

    question = Question.objects.get()
    assert question.category.slug == "stress"
    assert [competency.name for competency in question.competencies.all()] == ["客户导向"]
