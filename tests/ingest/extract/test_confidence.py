"""How sure a question is and how sure its answer is are two numbers, and nothing is lost unsaid."""

from interviews.ingest.extract import extract
from interviews.ingest.extract.build.whole import NONE_IN_TABLE, NONE_IN_TEXT

STEMS = ("谁来开门？", "几点交班？", "怎样锁柜？", "向谁报修？")


def read(lines):
    return extract("a.txt", "\n".join(lines).encode()).questions


def test_a_labelled_answer_is_surer_than_one_by_its_place():
    labelled = read(f"{n}. {stem}\n答案：问班长。" for n, stem in enumerate(STEMS, 1))
    placed = read(f"{n}. {stem}\n去问班长。" for n, stem in enumerate(STEMS, 1))

    assert [q.answer for q in labelled] == ["问班长。"] * 4
    assert [q.answer for q in placed] == ["去问班长。"] * 4
    assert min(q.answer_confidence for q in labelled) > max(q.answer_confidence for q in placed)


def test_a_question_without_an_answer_has_no_answer_to_be_sure_of():
    questions = read(f"{n}. {stem}" for n, stem in enumerate(STEMS, 1))

    assert [q.answer_confidence for q in questions] == [0.0] * 4
    assert all(q.confidence > 0.85 for q in questions)


def test_a_document_that_gives_nothing_says_why():
    minutes = "\n".join(f"本周客服部完成了第{n}批工单的归档工作，没有异常。" for n in range(40))
    table = "姓名,部门,电话\n" + "张三,客服部,1381234\n" * 40

    [text] = extract("a.txt", minutes.encode()).warnings
    [cells] = extract("a.csv", table.encode()).warnings

    assert (text.text, text.params) == (NONE_IN_TEXT, {"lines": 40})
    assert (cells.text, cells.params) == (NONE_IN_TABLE, {"heads": "姓名、部门、电话"})
