"""What was a gate is a weight: nothing that a document marks as a question is thrown away."""

from interviews.ingest.extract import extract

TERMS = ("首问负责制", "服务补救", "静默率", "峰值排班")


def read(text, name="a.txt"):
    return [(q.question, q.answer) for q in extract(name, text.encode()).questions]


def test_a_term_under_a_known_label_is_a_question_though_it_asks_nothing():
    text = "\n".join(f"题目：{term}\n答案：写明来源和时限。" for term in TERMS)

    assert read(text) == [(term, "写明来源和时限。") for term in TERMS]


def test_small_talk_between_questions_is_none():
    pairs = [("你怎样锁柜？", "先关灯。"), ("谁来开门？", "班长。"), ("几点交班？", "八点。")]
    talk = "\n".join(f"老王：{asked}\n小李：{said}" for asked, said in pairs)

    found = read(f"{talk}\n老王：好的。\n小李：嗯。")

    assert [question for question, _ in found] == [asked for asked, _ in pairs]


def test_a_table_of_one_row_is_a_table():
    assert read("题目,答案\n谁来开门？,班长。", "a.csv") == [("谁来开门？", "班长。")]
