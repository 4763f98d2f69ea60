"""The borders between items: split at the cursor or a line, joined, found by example."""

import pytest

from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.reading import show
from interviews.ingest.draft.parse import parse
from interviews.ingest.intake.store import put_up
from interviews.models import ImportedItem
from tests.ingest.make import PAPER, make_batch, make_document, make_found, make_items, unlike
from tests.ingest.typed import decide

pytestmark = pytest.mark.django_db
State = ImportedItem.State


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
