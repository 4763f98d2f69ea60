"""The reader is shown at the desk what is what; what people edited stays; each step is undone."""

import pytest

from interviews.curation.refusal import Refused
from interviews.ingest.decide import review
from interviews.ingest.decide.accept import accept
from interviews.ingest.decide.gestures import undo_last
from interviews.ingest.decide.reading import show
from interviews.ingest.draft.parse import parse
from interviews.ingest.intake.store import put_up
from interviews.models import ImportedItem
from tests.ingest.make import PAPER, make_batch, make_found, make_items
from tests.ingest.typed import decide

pytestmark = pytest.mark.django_db
TALK = """客服面试
甲 跨部门协作
先约时间，再对齐目标，最后写进工单。
乙 班次交接
逐条交接，写进工单，当面确认。
（三）旺季排班
先看历史单量，再排班次。
附注
以上仅供内部参考。
"""


def read(text, name="题.txt"):
    return put_up(make_batch(), name, "0" * 64, 1, parse(name, text.encode()))


def stems(document):
    return [item.stem for item in document.items.waiting().in_order()]


def whole(document):
    fields = ("place", "start", "end", "triple", "confidence", "state", "found")
    return list(document.items.in_order().values_list(*fields))


def test_what_a_person_edited_keeps_its_text_when_the_document_is_read_again():
    document = read(PAPER)
    first, second = document.items.in_order()
    review.save(first, first.triple | {"stem": "有人改过的题干？"}, by=None)

    show(document, "question", [second.start], by=None)

    assert stems(document) == [
        "有人改过的题干？",
        "直播间里有人刷屏要求十倍赔偿，还有半小时才下播，你会怎么办？",
    ]


def test_what_was_set_for_many_is_an_edit_too():
    document = read(PAPER)
    review.set_many(document.items.all(), {"points": 35}, by=None)

    with pytest.raises(Refused):
        show(document, "question", [document.items.first().start], by=None)

    assert [item.triple["points"] for item in document.items.all()] == [35, 35]


def test_several_examples_add_up():
    document = read(TALK)
    show(document, "question", [1], by=None)
    one = {item.start for item in document.items.in_order()}
    show(document, "question", [5], by=None)
    two = {item.start for item in document.items.in_order()}

    assert (5 in one, {1, 3, 5} - two) == (False, set())


def test_a_heading_is_no_question_and_no_part_of_an_answer():
    text = PAPER + "3. 其他说明与补充内容\n以下由人事部门填写。\n"
    document = read(text)
    line = text.splitlines().index("3. 其他说明与补充内容")

    show(document, "heading", [line], by=None)

    answers = [item.triple["answer"] for item in document.items.in_order()]
    assert len(answers) == 2
    assert "其他说明" not in "".join(answers)


def test_lines_that_belong_to_the_answer_are_in_it_and_start_nothing(client, editor):
    text = PAPER.rstrip() + "\n3. 当天把结果写进工单，你会怎么写？\n"
    document = read(text)
    line = len(text.splitlines()) - 1
    second = document.items.get(stem_line(text, "直播间"))

    response = decide(client, second, "answer", line=[line])

    item = document.items.waiting().get(start=second.start)
    assert response.url == item.get_absolute_url()
    assert "当天把结果写进工单，你会怎么写？" in item.triple["answer"]
    assert document.items.filter(start=line).count() == 0


def stem_line(text, words):
    from django.db.models import Q

    at = next(n for n, line in enumerate(text.splitlines()) if words in line)
    return Q(start=at)


def test_lines_are_added_to_the_answer_of_an_edited_question(client, editor):
    document = read(PAPER)
    first, second = document.items.in_order()
    first = review.save(first, first.triple | {"answer": "我改过的答案。"}, by=editor)

    decide(client, first, "answer", line=[second.start - 1])

    first.refresh_from_db()
    assert first.triple["answer"] == "我改过的答案。\n评分要点：致歉具体；给出时限"


def test_the_last_step_is_undone_exactly():
    document = read(PAPER)
    before = whole(document)
    show(document, "heading", [document.items.in_order()[1].start], by=None)
    assert whole(document) != before

    assert undo_last(document).kind == "heading"

    assert whole(document) == before


def test_steps_are_undone_one_after_the_other(client, editor):
    document = read(PAPER)
    before = whole(document)
    first = document.items.in_order().first()
    review.merge(first, by=editor)
    joined = whole(document)
    first.refresh_from_db()
    at = first.triple["answer"].index("十分钟")
    review.split_text(first, "answer", at, by=editor)

    undo_last(document)
    assert whole(document) == joined
    undo_last(document)
    assert whole(document) == before


def test_undoing_leaves_what_was_decided_or_edited_since():
    document = read(PAPER)
    first, second = document.items.in_order()
    show(document, "question", [first.start, second.start], by=None)
    first, second = document.items.in_order()
    review.save(first, first.triple | {"stem": "改在重读之后？"}, by=None)

    undo_last(document)

    assert stems(document)[0] == "改在重读之后？"
    assert document.items.count() == 2


def test_a_join_that_was_edited_since_is_not_undone(client, editor):
    first, second = make_items(2)
    review.merge(first, by=editor)
    first.refresh_from_db()
    review.save(first, first.triple | {"answer": "合并之后又改过。"}, by=editor)
    first.refresh_from_db()

    response = decide(client, first, "undo")

    assert response.status_code == 422
    second.refresh_from_db()
    assert second.state == ImportedItem.State.MERGED
    assert ImportedItem.objects.get(pk=first.pk).triple["answer"] == "合并之后又改过。"


def test_nothing_is_left_to_undo(client, editor):
    [item] = make_items(1)

    response = decide(client, item, "undo")

    said = response.context["form"].non_field_errors()
    assert (response.status_code, len(said)) == (422, 1)


@pytest.mark.parametrize("kind", ["question", "heading", "answer"])
@pytest.mark.parametrize("line", [["99"], ["x"], ["-1"], ["9" * 30]])
def test_lines_that_are_not_there_are_refused(client, editor, kind, line):
    [item] = make_items(1)
    before = whole(item.document)

    assert decide(client, item, kind, line=line).status_code == 422
    assert whole(item.document) == before


def test_a_question_that_waits_elsewhere_is_found_there_after_reading_again():
    document = read(PAPER)
    other = put_up(make_batch(), "又.txt", "1" * 64, 1, parse("又.txt", PAPER.encode()))
    assert {item.state for item in other.items.all()} == {"known"}

    show(document, "question", [item.start for item in document.items.all()], by=None)

    assert document.items.waiting().count() == 2
    assert [item.twin for item in other.items.in_order()] == list(document.items.in_order())


def test_an_edited_question_is_split_where_the_line_stands_in_it():
    text = PAPER.replace("评分要点：致歉具体；给出时限", "十天后呢，你怎么回访？")
    document = read(text)
    first = document.items.in_order().first()
    review.save(first, first.triple | {"answer": "新写的答案。\n十天后呢，你怎么回访？"}, by=None)

    second = review.split_line(first, first.start + 2, by=None)

    first.refresh_from_db()
    assert (first.triple["answer"], second.triple["stem"]) == (
        "新写的答案。",
        "十天后呢，你怎么回访？",
    )


def test_what_was_taken_is_not_read_again():
    document = read(PAPER)
    first, second = document.items.in_order()
    accept(first, by=None)

    show(document, "question", [second.start], by=None)

    states = list(document.items.in_order().values_list("state", flat=True))
    assert states == ["draft", "waiting"]


def test_a_file_that_says_itself_what_is_a_question_is_not_read_again(client, editor):
    from tests.ingest.make import make_document

    item = make_document(make_found("题？"), kind="bank", lines=["题？"]).items.get()

    assert decide(client, item, "question", line=[0]).status_code == 422
    assert ImportedItem.objects.get().pk == item.pk
