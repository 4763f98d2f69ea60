"""A heading between two questions is structure; bold at the end of a stem is its answer."""

from interviews.ingest.extract import extract

MARKDOWN = """# 夜班题本

### 渠道转接
1. 你怎样把电话转给二线？
2. 你怎样把聊天转成工单？

### 时间碎片
3. 什么最打断你打字？

### 值班心得
4. 你怎样记住未结的事？
"""


def test_headings_of_any_words_end_the_question_above():
    document = extract("a.md", MARKDOWN.encode())

    assert [(q.question, q.answer, q.section) for q in document.questions] == [
        ("你怎样把电话转给二线？", "", "渠道转接"),
        ("你怎样把聊天转成工单？", "", "渠道转接"),
        ("什么最打断你打字？", "", "时间碎片"),
        ("你怎样记住未结的事？", "", "值班心得"),
    ]


def test_headings_within_an_answer_stay_in_it():
    text = "".join(
        f"## {n}. 你怎样处理第{n}类工单？\n\n### 先看时限{n}\n\n再看金额。\n\n" for n in (1, 2, 3)
    )

    questions = extract("a.md", text.encode()).questions

    assert [q.answer for q in questions] == [f"先看时限{n}\n再看金额。" for n in (1, 2, 3)]


def test_bold_at_the_end_of_the_stems_is_the_answer():
    text = (
        "常识\n1. 接通的来电占全部来电的比例叫**接通率**\n2. 客户挂断前等的时间叫**放弃时长**\n"
        "3. 第一次就办妥的比例叫**首解率**\n"
    )

    questions = extract("a.md", text.encode()).questions

    assert [(q.question, q.answer) for q in questions] == [
        ("接通的来电占全部来电的比例叫", "接通率"),
        ("客户挂断前等的时间叫", "放弃时长"),
        ("第一次就办妥的比例叫", "首解率"),
    ]
