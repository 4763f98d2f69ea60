"""Tables that people made themselves: nothing lost, nothing made up, columns named and kept."""

import pytest

from interviews.ingest.intake.receive import Receiver
from interviews.models import ColumnMap, ImportBatch, ImportedItem, Role, SourceDocument
from tests.ingest.make import FORM
from tests.ingest.typed import decide
from tests.make import make_user

pytestmark = pytest.mark.django_db
HOME_MADE = """题目,答案,岗位,分值,类别,难度,备注
客户要求当面道歉，你怎么办？,先听他说完再道歉并登记。,前台小哥,abc,行为,中等,来自老王
,只有答案没有题目的一行。,客服专员,5,情景,难,x
客户骂人，你怎么回？,先听再查，当天回电。,客服专员、组长,5,聊天,神级,y
"""
ODD = """甲,乙,丙
请说明一次跨部门协作,先约时间再对齐目标并写进工单。,综合
请说明一次班次交接的经过,逐条交接并写进工单当面确认。,综合
"""
NEXT_ODD = "甲,乙,丙\n请介绍一次升级处理的经过,先安抚再升级并跟进到底。,投诉\n"
TABLE = """| 题目 | 答案 |
|---|---|
| 请说明一次跨部门协作 | 先约时间。 |
| 客户骂人，你怎么回？ | 先听。 |
"""
COPIED = "题目\t答案\r\n请说明一次协作\t先约。\r\n客户骂人怎么回\t先听。\r\n"
PASTED = [TABLE, TABLE.replace("\n", "\r\n"), COPIED, COPIED.replace("\t", ",")]
NO_QUESTION, TWO_QUESTIONS = ("", "answer", ""), ("question", "question", "")


@pytest.fixture
def editor(client):
    client.cookies["language"] = "en"
    user = make_user("editor", group="题库编辑")
    client.force_login(user)
    return user


def receive(text, name="表.csv"):
    [received] = Receiver(ImportBatch(source="人事部", rights="own")).receive(name, text.encode())
    return received.document


def columns_of(document, *fields, **more):
    chosen = {f"t0-c{n}": field for n, field in enumerate(fields)}
    return chosen | {"remember": "on"} | more


def test_what_is_not_understood_is_said_per_row_and_lowers_the_certainty():
    items = receive(HOME_MADE, "客服专员题库.csv").items.in_order()

    said = [[(d["field"], d["params"]["word"]) for d in item.doubts] for item in items]
    assert said == [
        [("岗位", "前台小哥"), ("分值", "abc")],
        [],
        [("类别", "聊天"), ("难度", "神级")],
    ]
    assert [item.triple["roles"] for item in items] == [[], [], ["specialist", "lead"]]
    assert [item.triple["difficulty"] for item in items] == [3, 2, 2]
    assert all(item.confidence < 0.75 and item.answer_confidence < 0.75 for item in items)
    assert [item.row for item in items] == [2, 3, 4]


def test_a_row_without_a_question_waits_with_its_error(client, editor):
    document = receive(HOME_MADE)
    lost = document.items.get(row=3)

    assert (lost.standing, lost.stem, lost.triple["answer"]) == (
        "error",
        "",
        "只有答案没有题目的一行。",
    )
    page = client.get(f"/imports/documents/{document.pk}/items/").content.decode()
    assert "题目: The question has no text." in page
    decide(client, lost, "save", stem="补上的题目？", category="stress")
    lost.refresh_from_db()
    assert (lost.standing, lost.stem) == ("new", "补上的题目？")


def test_a_sheet_of_themes_and_blank_rows_gives_no_rows_without_a_question():
    text = HOME_MADE + ",,,,,,\n投诉处理,,,,,,\n"

    assert receive(text).items.count() == 3


def test_a_role_of_the_bank_s_own_is_known():
    Role.objects.create(slug="quality", name="质检员", english_name="Quality", order=9)

    items = receive(HOME_MADE.replace("前台小哥", "质检员")).items.in_order()

    assert items[0].triple["roles"] == ["quality"]


def test_columns_without_a_meaning_are_kept_and_shown(client, editor):
    item = receive(HOME_MADE).items.in_order()[0]

    shown = client.get(item.get_absolute_url())

    assert shown.context["extra"] == [("岗位", "前台小哥"), ("备注", "来自老王")]
    assert "来自老王" in shown.content.decode()


def test_the_form_is_filled_in_as_the_table_is_read(client, editor):
    document = receive(HOME_MADE)

    [table] = client.get(f"/imports/documents/{document.pk}/columns/").context["form"].tables
    table = table["columns"]

    assert [(c["field"].label, c["field"].value()) for c in table] == [
        ("题目", "question"),
        ("答案", "answer"),
        ("岗位", "role"),
        ("分值", "score"),
        ("类别", "category"),
        ("难度", "difficulty"),
        ("备注", ""),
    ]
    assert table[6]["samples"] == ["来自老王", "x", "y"]


def test_named_columns_read_the_table_again_and_the_next_of_that_shape(client, editor):
    document = receive(ODD)
    address = f"/imports/documents/{document.pk}/columns/"

    response = client.post(address, columns_of(document, "question", "answer", "tags"))

    assert response.url == f"/imports/documents/{document.pk}/items/"
    items = document.items.in_order()
    assert [(i.stem, i.triple["answer"], i.triple["tags"]) for i in items] == [
        ("请说明一次跨部门协作", "先约时间再对齐目标并写进工单。", ["综合"]),
        ("请说明一次班次交接的经过", "逐条交接并写进工单当面确认。", ["综合"]),
    ]
    following = receive(
        "甲,乙,丙\n请介绍一次升级处理的经过,先安抚再升级并跟进到底。,投诉\n", "后.csv"
    )
    [item] = following.items.all()
    assert (item.stem, item.triple["answer"], item.triple["tags"]) == (
        "请介绍一次升级处理的经过",
        "先安抚再升级并跟进到底。",
        ["投诉"],
    )


def test_naming_columns_keeps_edits_and_can_be_undone(client, editor):
    document = receive(HOME_MADE)
    first = document.items.in_order()[0]
    decide(client, first, "save", stem="有人改过的题干？")
    before = list(document.items.in_order().values_list("triple", flat=True))
    chosen = columns_of(document, "question", "analysis", "role", "", "category", "", "answer")

    client.post(f"/imports/documents/{document.pk}/columns/", chosen)
    changed = document.items.in_order()
    assert [changed[0].stem, changed[2].triple["answer"]] == ["有人改过的题干？", "y"]

    client.post(f"/imports/documents/{document.pk}/items/", {"decision": "undo"})
    assert list(document.items.in_order().values_list("triple", flat=True)) == before
    document.refresh_from_db()
    assert document.parsed["columns"] == []


def test_what_is_remembered_can_be_forgotten(client, editor):
    document = receive(ODD)
    chosen = columns_of(document, "answer", "question", "")
    client.post(f"/imports/documents/{document.pk}/columns/", chosen)
    [one] = ColumnMap.objects.all()
    assert (one.heads, one.fields, one.made_by) == (
        ["甲", "乙", "丙"],
        ["answer", "question", ""],
        editor,
    )
    assert "乙 → question" in client.get("/imports/columns/").content.decode()

    client.post(f"/imports/columns/{one.pk}/forget/")

    assert not ColumnMap.objects.exists()


def test_columns_that_are_not_to_be_remembered_are_not(client, editor):
    document = receive(ODD)
    chosen = columns_of(document, "question", "answer", "", remember="")

    client.post(f"/imports/documents/{document.pk}/columns/", chosen)

    assert not ColumnMap.objects.exists()
    assert document.items.count() == 2


@pytest.mark.parametrize("fields", [NO_QUESTION, TWO_QUESTIONS, ("x", "", "")])
def test_exactly_one_column_holds_the_question(client, editor, fields):
    document = receive(ODD)

    response = client.post(
        f"/imports/documents/{document.pk}/columns/", columns_of(document, *fields)
    )

    assert response.status_code == 422
    assert response.context["form"].errors


@pytest.mark.parametrize("n", [1, 15])
def test_the_remembered_columns_ask_as_often_for_many(
    client, editor, n, django_assert_max_num_queries
):
    for number in range(n):
        heads = [f"列{number}", "乙"]
        ColumnMap.objects.create(heads_digest=str(number), heads=heads, fields=["question", ""])

    with django_assert_max_num_queries(7):
        client.get("/imports/columns/")


def test_the_template_is_linked_and_comes_back_as_itself(client, editor):
    assert "/imports/template.xlsx" in client.get("/imports/").content.decode()
    response = client.get("/imports/template.xlsx")
    content = b"".join(response.streaming_content)

    [received] = Receiver(ImportBatch(source="人事部", rights="own")).receive("模板.xlsx", content)

    assert not received.is_refused
    assert (received.found, SourceDocument.objects.get().kind) == (0, "xlsx")


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_table_is_read_as_it_is_from_a_file(client, editor, text):
    client.post("/imports/", FORM | {"text": text})

    assert [bool(item.triple["answer"]) for item in ImportedItem.objects.all()] == [True, True]
