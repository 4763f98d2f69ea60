"""Repairs: each kind, and that each is logged."""

import pytest

from interviews.ingest.extract import extract
from interviews.ingest.extract.clean import clean
from interviews.ingest.extract.clean.edits import Edit, apply, source_positions, undo
from interviews.ingest.extract.clean.glued import break_places
from interviews.ingest.extract.document import Line
from interviews.ingest.extract.encoding import decode

NOTED = "客(kè)戶(hù)服務(wù)與應(yīng)對。"


def cleaned(*texts):
    lines, changes = clean([Line(text) for text in texts])
    return [line.text for line in lines], [(change.kind, change.sure) for change in changes]


def test_kangxi_radicals_and_wide_digits_become_ordinary():
    assert cleaned("⾯试⻚１２") == (["面试页12"], [("radical", True), ("digit", True)])


def test_quotes_and_wide_punctuation_stay():
    text = "他说：“您好，（请坐）！”"

    assert cleaned(text) == ([text], [])


def test_traditional_becomes_simplified_and_pinyin_notes_go():
    texts, changes = cleaned(NOTED, "看著客戶說話")

    assert texts == ["客户服务与应对。", "看着客户说话"]
    assert changes == [("pinyin", True), ("traditional", True), ("traditional", True)]


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("先聽完?，F(xiàn)在再說", "先听完。现在再说"),
        ("確??蛻糁獣院罄m(xù)進展", "确保客户知晓后续进展"),
    ],
)
def test_bytes_read_out_of_step_are_read_again(damaged, meant):
    texts, changes = cleaned(NOTED, "這樣才能確保。", damaged)

    assert texts[2] == meant
    assert ("damage", True) in changes


def test_a_real_question_mark_is_no_damage():
    texts, _ = cleaned(NOTED, "您如何應(yīng)對?请說明")

    assert texts[1] == "您如何应对?请说明"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_an_encoding_is_recognised(encoding):
    text = "1. 客人在店里大声争吵，你怎么做？\n答：先分开，再问原因。\n" * 3
    if encoding == "big5":
        text = "1. 客人在店裡大聲爭吵，你怎麼做？\n答：先分開，再問原因。\n" * 3

    assert decode(text.encode(encoding))[0] == text


def test_edits_can_be_undone_and_followed():
    text = "abcdef"
    edits = [Edit(1, "bc", "X", "k"), Edit(4, "e", "EEE", "k")]

    assert apply(text, edits) == "aXdEEEf"
    assert undo("aXdEEEf", edits) == text
    assert source_positions(edits, [0, 2, 6]) == [0, 3, 5]


def test_a_short_line_is_never_broken():
    assert break_places("1.甲？2.乙？答案:丙") == []


def test_the_site_around_a_document_is_dropped_with_reasons():
    text = (
        "题库_第1页\n下载本文档\n1. 您如何处理投诉？\n答：先听。\n温馨提示\n• 1. "
        "本站所有资源如无特殊说明，侵权必究。\n0/150"
    )

    document = extract("a.txt", text.encode())

    assert [question.question for question in document.questions] == ["您如何处理投诉？"]
    assert [line["reason"] for line in document.as_dict()["dropped"]] == [
        "site",
        "site",
        "legal note",
        "legal note",
        "site",
    ]
