"""What a review desk does with a parsed document: by example, split, merge."""

from interviews.ingest.extract import extract, merge, resegment, split

NOTES = "\n".join(
    f"关于{what}的要求\n这里写着一段说明，没有问号，也没有标签。"
    for what in ("排班", "质检", "回访", "晨会")
)


def test_every_line_like_the_example_becomes_a_question():
    document = extract("a.txt", NOTES.encode())

    again = resegment(document, 0)

    assert document.questions == ()
    assert [question.question for question in again.questions] == [
        "关于排班的要求",
        "关于质检的要求",
        "关于回访的要求",
        "关于晨会的要求",
    ]
    assert all(question.answer.startswith("这里写着") for question in again.questions)


def test_splitting_at_a_cursor_makes_two_questions():
    text = "1. 您如何安抚客户？\n答：先听。\n再说。\n您如何收尾？\n约好回访。"
    [question] = extract("a.txt", text.encode()).questions[:1]

    first, second = split(question.with_(answer="先听。\n2. 您如何收尾？\n约好回访。"), 4)

    assert (first.question, first.answer) == ("您如何安抚客户？", "先听。")
    assert (second.question, second.answer, second.number) == ("您如何收尾？", "约好回访。", 2)


def test_merging_keeps_the_first_stem_and_all_text():
    document = extract(
        "a.txt", "1. 您如何安抚客户？\n答：先听。\n2. 您如何收尾？\n答：回访。".encode()
    )
    first, second = document.questions

    merged = merge(first, second)

    assert merged.question == "您如何安抚客户？"
    assert merged.answer == "先听。\n您如何收尾？\n回访。"
    assert merged.span == (0, 4)
