"""Formats of other programs: read as what they are, or refused by name."""

import json
import sqlite3

import pytest

from interviews.ingest.extract import UnreadableDocument, extract
from interviews.ingest.extract.machine import NO_QUESTIONS, OTHER_XML
from tests.ingest.extract.hostile import packed

MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category"><category><text>$course$/top/夜班</text></category></question>
<!-- question: 71  -->
  <question type="multichoice">
    <name><text>接线</text></name>
    <questiontext format="html">
<text>&lt;p dir="ltr"&gt;谁能改地址？&lt;br&gt;&lt;/p&gt;</text>
    </questiontext>
    <generalfeedback format="html"><text></text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade><idnumber>AB-0007</idnumber>
    <answer fraction="0" format="html"><text>前台</text></answer>
    <answer fraction="100" format="html"><text>本人</text></answer>
  </question>
  <question type="truefalse">
    <questiontext format="moodle_auto_format"><text>通话必须录音。</text></questiontext>
    <answer fraction="100" format="moodle_auto_format"><text>true</text></answer>
    <answer fraction="0" format="moodle_auto_format"><text>false</text></answer>
  </question>
</quiz>
"""
GIFT = """// a note
::Q1:: 谁能改地址？ {=本人 ~前台 ~同事}

通话必须录音。{TRUE}

::AB-0003 满意度:: 满意度怎么算\\: {####满意的 ÷ 评价的}
"""
AIKEN = "谁能改地址？\nA. 前台\nB. 本人\nANSWER: B\n\n几点交班？\nA) 七点\nB) 八点\nANSWER: A\n"
ANKI = "#separator:tab\n#html:true\n谁能改地址？\t<b>本人</b>，先核对\n几点交班？\t七点半\n"


def shown(document):
    return [(q.code, q.question, q.options, q.answer) for q in document.questions]


def test_moodle_as_moodle_writes_it():
    document = extract("export.xml", MOODLE.encode())

    assert document.kind == "moodle"
    assert shown(document) == [
        ("AB-0007", "谁能改地址？", ("A. 前台", "B. 本人"), "B"),
        ("", "通话必须录音。", (), "正确"),
    ]
    assert document.questions[0].score == 2.0


def test_gift_with_choices_truths_and_essays():
    assert shown(extract("a.txt", GIFT.encode())) == [
        ("", "谁能改地址？", ("A. 本人", "B. 前台", "C. 同事"), "A"),
        ("", "通话必须录音。", (), "正确"),
        ("AB-0003", "满意度怎么算:", (), "满意的 ÷ 评价的"),
    ]


def test_aiken():
    assert shown(extract("a.txt", AIKEN.encode())) == [
        ("", "谁能改地址？", ("A. 前台", "B. 本人"), "B"),
        ("", "几点交班？", ("A. 七点", "B. 八点"), "A"),
    ]


def test_notes_that_anki_wrote_as_text():
    assert shown(extract("a.txt", ANKI.encode())) == [
        ("", "谁能改地址？", (), "本人，先核对"),
        ("", "几点交班？", (), "七点半"),
    ]


def test_json_of_questions_under_other_keys():
    bank = {"items": [{"question": "谁能改地址？", "choices": ["前台", "本人"], "answer": "B"}]}

    document = extract("a.json", json.dumps(bank).encode())

    assert shown(document) == [("", "谁能改地址？", ("A. 前台", "B. 本人"), "B")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", b'{"servers": [{"port": 80}]}', NO_QUESTIONS),
        ("a.xml", b"<?xml version='1.0'?><rss><item>who?</item></rss>", OTHER_XML),
        ("a.xml", b"<quiz></quiz>", NO_QUESTIONS),
    ],
)
def test_what_holds_no_questions_is_refused_by_name(name, content, reason):
    with pytest.raises(UnreadableDocument) as refused:
        extract(name, content)

    assert refused.value.message.text == reason


def test_a_view_that_calls_itself_notes_is_not_read():
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE col (models text)")
    base.execute("CREATE VIEW notes AS SELECT 1 AS mid, 'a' AS flds, '' AS tags")
    base.commit()

    with pytest.raises(UnreadableDocument):
        extract("a.apkg", packed({"collection.anki2": base.serialize()}))
