"""A title that promises advice makes every item less sure, and throws none away."""

from interviews.ingest.extract import extract

LABELLED = """{title}
第一题
请讲讲你怎样让一个新班次在一个月里稳定下来？
参考答案：
我先跟班两天。可以每天碰头一次，例如下班前。避免只盯时长，需要看重来率。
解析：
考察次序。建议听有没有取舍。
"""
UNLABELLED = """夜班客服面试攻略

1. 请简单介绍你自己。
可以从夜班经验讲起，建议一分钟。

2. 你为什么愿意上夜班？
避免只谈补贴，可以谈作息安排。

3. 凌晨系统停了你怎么办？
可以先报告，需要时请值班经理。
"""


def stems(document):
    return [question.question for question in document.questions]


def test_one_labelled_pair_under_a_guides_title_is_found_and_less_sure():
    plain = extract("a.txt", LABELLED.format(title="夜班组长面试题目").encode())
    guide = extract("a.txt", LABELLED.format(title="夜班组长面试技巧与准备").encode())

    assert stems(guide) == stems(plain) == ["请讲讲你怎样让一个新班次在一个月里稳定下来？"]
    assert guide.questions[0].answer == plain.questions[0].answer
    assert guide.questions[0].confidence < plain.questions[0].confidence


def test_unlabelled_advice_below_questions_is_their_answer():
    document = extract("a.txt", UNLABELLED.encode())

    assert stems(document) == [
        "请简单介绍你自己。",
        "你为什么愿意上夜班？",
        "凌晨系统停了你怎么办？",
    ]
    assert document.questions[1].answer == "避免只谈补贴，可以谈作息安排。"


def test_headings_of_advice_are_still_no_questions():
    advice = "\n".join(
        f"{n}. {head}\n面试前应聘者可以多练习，建议提前到场。需要时避免空谈，例如背稿。"
        for n, head in enumerate(("仪表整洁", "语速适中", "了解公司", "准备材料"), 1)
    )

    document = extract("a.txt", f"客服面试准备指南\n{advice}\n".encode())

    assert stems(document) == []
    assert document.guide
