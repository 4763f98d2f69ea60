"""The review desk: edit, split, join, read again by example, take or not."""

import pytest

from interviews.curation.refusal import Refused
from interviews.ingest.decide.accept import accept, set_aside
from interviews.ingest.decide.reading import show
from interviews.ingest.draft.parse import parse
from interviews.ingest.intake.store import put_up
from interviews.models import ImportedItem, Question
from tests.ingest.make import PAPER, make_batch, make_document, make_found, make_items, unlike
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db
State = ImportedItem.State


@pytest.fixture
def editor(client):
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    return user


def typed(item, **fields):
    """What the form of `item` sends when nothing was changed but `fields`."""
    triple = item.triple
    criteria = "\n".join(f"{line['criterion']}（{line['weight']}）" for line in triple["rubric"])
    return {
        **{name: triple[name] for name in ("stem", "category", "points", "difficulty", "minutes")},
        **{name: triple[name] for name in ("roles", "answer", "analysis")},
        **{n: "\n".join(triple[n]) for n in ("key_points", "probes", "red_flags")},
        "tags": "、".join(triple["tags"]),
        "competencies": triple["competencies"],
        "criteria": criteria,
        **fields,
    }


def decide(client, item, decision, **fields):
    return client.post(item.get_absolute_url(), typed(item, decision=decision, **fields))


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


def test_splitting_at_the_cursor_makes_a_second_question(client, editor):
    answer = "先道歉，再查单。\n客户要求当面退钱，你怎么办？\n答案：请他出示订单，按流程退。"
    item = make_document(make_found(unlike(1), answer=answer)).items.get()

    decide(client, item, "split", split_field="answer", split_at=answer.index("客户要求"))

    first, second = ImportedItem.objects.in_order()
    assert first.triple["answer"] == "先道歉，再查单。"
    assert second.triple["stem"] == "客户要求当面退钱，你怎么办？"
    assert second.triple["answer"] == "请他出示订单，按流程退。"
    assert second.triple["category"] == first.triple["category"]


def test_splitting_at_a_line_of_the_source(client, editor):
    lines = [
        "1. 客户要求当面道歉，你怎么办？",
        "答案：可以。",
        "2. 客户骂人，你怎么回？",
        "答案：先听。",
    ]
    item = make_document(make_found(lines[0], span=[0, 4]), lines=lines).items.get()

    decide(client, item, "split", line=2)

    first, second = ImportedItem.objects.in_order()
    assert (first.start, first.end, second.start, second.end) == (0, 2, 2, 4)
    assert second.triple["stem"] == "客户骂人，你怎么回？"
    assert second.triple["answer"] == "先听。"


@pytest.mark.parametrize(
    "fields",
    [{}, {"line": 0}, {"line": 99}, {"line": "x"}, {"split_field": "answer", "split_at": 9999}],
)
def test_a_split_that_leaves_nothing_is_refused(client, editor, fields):
    [item] = make_items(1)

    assert decide(client, item, "split", **fields).status_code == 422
    assert ImportedItem.objects.count() == 1


def test_joining_puts_the_next_question_below_the_answer(client, editor):
    first, second = make_items(2)

    decide(client, first, "merge")

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.triple["answer"].endswith(second.triple["stem"] + "\n" + second.triple["answer"])
    assert (first.start, first.end, second.state) == (0, 2, State.MERGED)


def test_the_last_question_has_nothing_to_join(client, editor):
    [item] = make_items(1)

    assert decide(client, item, "merge").status_code == 422


def test_lines_like_the_marked_one_become_questions_and_decisions_stay():
    document = put_up(make_batch(), "题.txt", "0" * 64, 1, parse("题.txt", PAPER.encode()))
    first, second = document.items.in_order()
    accept(first, by=None)

    show(document, "question", [second.start], by=None)

    states = list(document.items.in_order().values_list("state", flat=True))
    assert states[0] == State.DRAFT
    assert document.items.waiting().first().triple["stem"].startswith("直播间里有人刷屏")


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


def test_many_get_role_category_and_points(client, editor):
    items = make_items(3)
    address = f"/imports/documents/{items[0].document_id}/items/"

    client.post(
        address,
        {"items": [items[0].pk, items[2].pk], "role": "lead", "points": "20", "decision": "set"},
    )

    triples = [item.triple for item in ImportedItem.objects.in_order()]
    assert [(t["roles"], t["points"]) for t in triples] == [
        (["lead"], 20),
        (["specialist"], 15),
        (["lead"], 20),
    ]
    assert {t["category"] for t in triples} == {"situational"}


def test_many_are_taken_or_rejected_at_once(client, editor):
    items = make_items(4)
    address = f"/imports/documents/{items[0].document_id}/items/"

    client.post(address, {"items": [items[0].pk, items[1].pk], "decision": "accept"})
    client.post(address, {"items": [items[2].pk, items[3].pk], "decision": "reject"})

    states = list(ImportedItem.objects.in_order().values_list("state", flat=True))
    assert states == ["draft", "draft", "rejected", "rejected"]


def test_ticking_nothing_is_said(client, editor):
    items = make_items(1)

    response = client.post(
        f"/imports/documents/{items[0].document_id}/items/", {"decision": "accept"}
    )

    assert response.status_code == 422
    assert "items" in response.context["form"].errors


def test_taking_the_certain_ones_leaves_the_doubtful(client, editor):
    certain, doubtful, bare = make_items(3)
    ImportedItem.objects.filter(pk=doubtful.pk).update(confidence=0.5)
    ImportedItem.objects.filter(pk=bare.pk).update(triple=bare.triple | {"category": ""})

    client.post(f"/imports/{certain.document.batch_id}/take/")

    assert list(ImportedItem.objects.in_order().values_list("state", flat=True)) == [
        "draft",
        "waiting",
        "waiting",
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


@pytest.mark.parametrize("n", [3, 30])
def test_the_desk_and_the_table_ask_as_often_for_many_items_as_for_few(
    client, editor, n, django_assert_max_num_queries
):
    items = make_items(n)

    with django_assert_max_num_queries(12):
        client.get(items[0].get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(f"/imports/documents/{items[0].document_id}/items/")
    with django_assert_max_num_queries(8):
        client.get(items[0].document.batch.get_absolute_url())


def test_where_nothing_was_found_one_line_shows_what_a_question_looks_like(client, editor):
    lines = [
        "资料",
        "甲 跨部门协作",
        "先约时间，再对齐目标。",
        "乙 班次交接",
        "逐条交接，写进工单。",
    ]
    content = "\n".join(lines).encode()
    document = put_up(make_batch(), "题.txt", "0" * 64, 1, parse("题.txt", content))
    document.items.all().delete()
    address = f"/imports/documents/{document.pk}/items/"
    assert "甲 跨部门协作" in client.get(address).content.decode()

    assert client.post(address, {"decision": "question"}).status_code == 422
    assert client.post(address, {"decision": "question", "line": 99}).status_code == 422
    client.post(address, {"decision": "question", "line": 1})

    stems = [item.stem for item in document.items.in_order()]
    assert any(stem.endswith("跨部门协作") for stem in stems)


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
