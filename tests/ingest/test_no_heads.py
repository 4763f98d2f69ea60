"""Tables whose first row is a question: somebody says so, and which column is what."""

import pytest

from interviews.ingest.intake.receive import Receiver
from interviews.models import ColumnMap, ImportBatch
from tests.make import make_user

pytestmark = pytest.mark.django_db
TWO_ROWS = """综合,请说明一次跨部门协作的经过,先约时间再写进工单
夜班,请介绍一次升级处理的经过,先安抚再跟进到底
"""
FIVE_ROWS = "".join(
    f"{n},你在第{n}周怎样安排夜班？,按季度轮换{n}次，提前一周排好，当面说清。,要写进工单并说明理由\n"
    for n in range(1, 6)
)


@pytest.fixture
def editor(client):
    client.cookies["language"] = "en"
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    return user


def receive(text):
    [received] = Receiver(ImportBatch(source="人事部", rights="own")).receive(
        "表.csv", text.encode()
    )
    return received.document


def name(client, document, *fields, **more):
    chosen = {f"t0-c{n}": field for n, field in enumerate(fields)} | {"remember": "on"} | more
    return client.post(f"/imports/documents/{document.pk}/columns/", chosen)


def triples(document):
    return [(item.stem, item.triple["answer"]) for item in document.items.in_order()]


def test_the_first_row_of_a_table_without_heads_is_a_question_too(client, editor):
    document = receive(TWO_ROWS)

    name(client, document, "tags", "question", "answer", **{"t0-bare": "on"})

    assert triples(document) == [
        ("请说明一次跨部门协作的经过", "先约时间再写进工单"),
        ("请介绍一次升级处理的经过", "先安抚再跟进到底"),
    ]
    assert ColumnMap.objects.count() == 0  # by nothing would the next file be known


def test_a_table_read_without_heads_can_be_read_in_another_way(client, editor):
    document = receive(FIVE_ROWS)
    [table] = client.get(f"/imports/documents/{document.pk}/columns/").context["form"].tables
    assert table["bare"].value() is True
    assert triples(document)[0][1] == "按季度轮换1次，提前一周排好，当面说清。"

    name(client, document, "number", "question", "analysis", "answer", **{"t0-bare": "on"})

    assert triples(document) == [
        (f"你在第{n}周怎样安排夜班？", "要写进工单并说明理由") for n in range(1, 6)
    ]


def test_a_first_row_may_be_said_to_be_heads(client, editor):
    document = receive(FIVE_ROWS)

    name(client, document, "number", "question", "answer", "")

    assert [stem for stem, _ in triples(document)] == [
        f"你在第{n}周怎样安排夜班？" for n in range(2, 6)
    ]
