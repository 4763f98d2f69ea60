from interviews.bankfile.check import repetition
from tests.bankfile.make import make_triple

BOTH = ("CS-0001", "CS-0002")
OTHER = {"answer": "甲", "analysis": "甲", "key_points": (), "probes": (), "red_flags": ()}
ANOTHER = OTHER | {"answer": "乙"}


def two(field, first, second):
    return [make_triple("CS-0001", **{field: first}), make_triple("CS-0002", **{field: second})]


def said(findings):
    return [(found.codes, str(found.message)) for found in findings]


def test_different_stems_pass():
    bank = two("stem", "快递晚到三天，客户要求全额退款，你怎么办？", "新人上线第一周，你怎么带？")
    assert said(repetition.near_stems(bank)) == []


def test_stems_that_are_alike_are_named():
    bank = two("stem", "快递晚到三天，客户要求全额退款", "快递晚到五天，客户要求全额退款")
    assert said(repetition.near_stems(bank)) == [(BOTH, "The questions are 93% alike.")]


def test_short_or_different_sentences_pass():
    bank = [
        make_triple("CS-0001", rubric=(), stem="好的。我先核对订单。", **OTHER),
        make_triple("CS-0002", rubric=(), stem="好的。我先核对订单。", **ANOTHER),
    ]
    assert said(repetition.sentences(bank)) == []


def test_a_sentence_of_two_questions_is_named():
    sentence = "我当天就把四十二份工单逐一核对了一遍"
    bank = [
        make_triple("CS-0001", rubric=(), stem=f"{sentence}。", **OTHER),
        make_triple("CS-0002", rubric=(), stem=f"后来呢？{sentence}！", **ANOTHER),
    ]
    assert said(repetition.sentences(bank)) == [(BOTH, f"This sentence is repeated: {sentence}")]


def test_short_phrases_and_names_may_repeat():
    first = "我查了《网络购买商品七日无理由退货暂行办法》，照办。先核对订单号再答复。"
    second = "依《网络购买商品七日无理由退货暂行办法》退款。之后核对订单号再答应。"
    assert said(repetition.phrases(two("answer", first, second))) == []


def test_a_phrase_of_two_answers_is_named_in_full():
    first, second = (
        "起初我在**两小时内给出**书面\n答复方案，他信了。",
        "两小时内给出书面答复方案！行。",
    )
    assert said(repetition.phrases(two("answer", first, second))) == [
        (BOTH, "This phrase is repeated: 两小时内给出书面答复方案"),
    ]


def test_a_phrase_within_one_answer_passes():
    assert said(repetition.phrases([make_triple(answer="先分流再补位再看结构，" * 3)])) == []


def test_answers_that_open_differently_pass():
    assert said(repetition.openings(two("answer", "去年冬天，一位客户", "有一次排班出错"))) == []


def test_answers_that_open_alike_are_named():
    bank = two("answer", "去年冬天，一位客户来电", "**去年冬天**一位老人")
    assert said(repetition.openings(bank)) == [(BOTH, "2 answers open with 去年冬天一位, 1 may.")]
