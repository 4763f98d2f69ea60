"""Labels are known by the words in them, in either language, alone on a line or not."""

import pytest

from interviews.ingest.extract import extract

STEMS = ("请讲一次你安抚客户的经历。", "客户要见经理，你怎么办？", "你怎么看待夜班？")


def read(lines, name="a.md"):
    return extract(name, "\n".join(lines).encode()).questions


@pytest.mark.parametrize("label", ["评估要点", "面试评估维度", "优秀候选人的表现", "本题评判依据"])
def test_what_is_judged_is_no_answer(label):
    lines = []
    for number, stem in enumerate(STEMS, 1):
        lines += [f"{number}. {stem}", f"{label}：", "- 倾听", f"- 结果{number}"]

    questions = read(lines)

    assert [q.question for q in questions] == list(STEMS)
    assert [q.answer for q in questions] == ["", "", ""]
    assert questions[1].rubric == ({"kind": label, "text": "- 倾听\n- 结果2"},)


def test_numbered_probes_under_their_label_are_no_questions():
    lines = []
    for number, stem in enumerate(STEMS[:2], 1):
        lines += [f"### 题目{number}：换班", f"**问题**：{stem}", "**考官可能的深挖追问**：", ""]
        lines += ["1. 为什么没有早说？", "2. 后来怎样避免？", ""]

    questions = read(lines)

    assert [q.question for q in questions] == list(STEMS[:2])
    assert [q.probes for q in questions] == [("为什么没有早说？", "后来怎样避免？")] * 2
    assert [q.answer for q in questions] == ["", ""]


def test_a_known_word_inside_a_longer_one_is_not_the_known_word():
    questions = read(
        f"{n}. {stem}、正确答案:先核对、错误答案:拒绝、不理" for n, stem in enumerate(STEMS[1:], 1)
    )

    assert [(q.question, q.answer) for q in questions] == [(stem, "先核对") for stem in STEMS[1:]]
    assert questions[0].rubric == ({"kind": "雷区", "text": "拒绝、不理"},)


def test_languages_named_before_a_text_are_no_labels_of_parts():
    lines = []
    for number in (1, 2):
        lines += [f"{number}. **问题：**", f"   - 中文：你怎样交第{number}班？"]
        lines += ["   - English: How do you hand over?", "", "**参考答案：**"]
        lines += ["   - 中文：写清楚。", "   - English: I write it down.", ""]

    questions = read(lines)

    assert [q.question for q in questions] == [
        f"你怎样交第{number}班？\nHow do you hand over?" for number in (1, 2)
    ]
    assert [q.answer for q in questions] == ["写清楚。\nI write it down."] * 2


def test_numbers_go_on_past_a_thousand():
    lines = []
    for number in range(998, 1003):
        lines += [f"{number}. 遇到第{number}种情形你怎么办？", "答案：先听完。"]

    questions = read(lines, "a.txt")

    assert [q.number for q in questions] == list(range(998, 1003))
    assert questions[-1].question == "遇到第1002种情形你怎么办？"
