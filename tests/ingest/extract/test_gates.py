"""What was a gate is a weight: nothing that a document marks as a question is thrown away."""

import struct
import zlib

import pytest

from interviews.ingest.extract import UnreadableDocument, extract
from interviews.ingest.extract.build.whole import COUNTS_DIFFER, OTHER_SHEETS
from tests.ingest.files.layouts import workbook
from tests.ingest.gold.layouts import pdf

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


def test_another_sheet_is_left_out_only_where_nothing_in_it_asks():
    rows = [["题目", "答案"], ["谁来开门？", "班长。"], ["几点交班？", "八点。"]]
    staff = [["张三", "夜班"], ["李四", "早班"]]
    loose = [["补充"], ["1. 你怎样锁柜？"], ["2. 你向谁报修？"]]

    document = extract("a.xlsx", workbook({"题": rows, "人": staff, "更多": loose}))

    assert [q.question for q in document.questions] == [
        *("谁来开门？", "几点交班？"),
        *("你怎样锁柜？", "你向谁报修？"),
    ]
    assert (OTHER_SHEETS, {"count": 2}) in [tuple(warning) for warning in document.warnings]


def test_a_picture_with_one_line_of_text_is_a_scan(monkeypatch):
    monkeypatch.setenv("PATH", "")
    picture = ", ".join(map(str, _grey_png()))
    scan = pdf(f"#image(bytes(({picture})), width: 12cm)\n由某某扫描软件生成")

    with pytest.raises(UnreadableDocument, match="pictures of pages"):
        extract("a.pdf", scan)
    assert len(extract("a.pdf", pdf("1\\. 谁来开门？\n\n答：班长。")).questions) == 1


def _grey_png():
    def chunk(kind, content):
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x99" * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_count_in_the_title_is_compared_with_what_was_found():
    text = "客服面试题库（共5题）\n1. 谁来开门？\n答案：班长。\n2. 几点交班？\n答案：八点。\n"
    document = extract("a.txt", text.encode())

    assert [tuple(warning) for warning in document.warnings] == [
        (COUNTS_DIFFER, {"section": "客服面试题库（共5题）", "declared": 5, "found": 2})
    ]
