"""Options are options, however they are lettered, and no part of the answer."""

import pytest

from interviews.ingest.extract import extract

STEMS = ("先问客户什么？", "哪句话不该说？", "谁来签字？")


def read(lines, name="a.txt"):
    return extract(name, "\n".join(lines).encode()).questions


@pytest.mark.parametrize(
    "letters",
    [("A：", "B：", "C："), ("A.", "B.", "C."), ("甲、", "乙、", "丙、"), ("a)", "b)", "c)")],
)
def test_lettered_lines_are_options(letters):
    lines = []
    for number, stem in enumerate(STEMS, 1):
        lines += [f"{number}、{stem}"]
        lines += [f"{letter}第{word}种" for letter, word in zip(letters, "一二三", strict=True)]
        lines += ["答案：B"]

    questions = read(lines)

    assert [q.question for q in questions] == list(STEMS)
    assert [len(q.options) for q in questions] == [3, 3, 3]
    assert questions[0].options[1] == f"{letters[1]}第二种"
    assert [q.answer for q in questions] == ["B", "B", "B"]


def test_options_on_one_line_with_colons():
    lines = []
    for number, stem in enumerate(STEMS, 1):
        lines += [f"{number}. {stem}", "A：姓名 B：单号 C：心情", "答案：B"]

    assert read(lines)[2].options == ("A：姓名", "B：单号", "C：心情")


def test_a_colon_after_a_is_an_answer_where_no_b_follows():
    questions = read(["Q：几点交班？", "A：七点半。", "Q：谁来开门？", "A：班长。"])

    assert [(q.question, q.answer) for q in questions] == [
        ("几点交班？", "七点半。"),
        ("谁来开门？", "班长。"),
    ]


def test_true_and_false_are_the_options_of_a_judgement():
    lines = []
    for number, stem in enumerate(("通话必须录音。", "客户可以看工单。", "夜班不用交接。"), 1):
        lines += [f"{number}. {stem}", "正确", "错误", "答案：错误"]

    questions = read(lines)

    assert [q.options for q in questions] == [("正确", "错误")] * 3
    assert [q.answer for q in questions] == ["错误"] * 3
