"""Whatever comes in: nothing raises but the one error, nothing is lost that is not logged."""

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.ingest.extract import UnreadableDocument, document_from, extract
from interviews.ingest.extract.clean import clean, repair_passes, repaired
from interviews.ingest.extract.clean.edits import undo
from interviews.ingest.extract.document import Line

PIECES = st.sampled_from(
    [
        "第一题",
        "1.",
        "2、",
        "（3）",
        "Q1:",
        "答案:",
        "解析：",
        "追问",
        "A.甲",
        "B.乙",
        "？",
        "?",
        "。",
        "\n",
        "\n\n",
        "#",
        "**",
        "|",
        "---",
        "一、情景题(共2题,每题5分)",
        "您如何处理投诉",
        "客(kè)戶(hù)應(yīng)",
        "?，F(xiàn)在",
        "⾯试",
        "１",
        "\x00",
        "\u3000",
        "<b>",
        "<table>",
        "<td>",
        "參考答案",
        "务",
        "第_1页",
        "温馨提示",
        "\ufeff",
        "```",
        "(",
        ")",
        "“",
        "”",
        "客服",
        "😀",
        "\ud7ff",
        "0",
        " ",
    ]
)
TEXTS = st.lists(PIECES | st.characters(codec="utf-8"), max_size=60).map("".join)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a.docx", "a.pdf", ""])


@settings(max_examples=150, deadline=None)
@given(TEXTS, NAMES)
def test_any_text_is_parsed_or_refused(text, name):
    try:
        document = extract(name, text.encode())
    except UnreadableDocument:
        return
    assert document_from(json.loads(json.dumps(document.as_dict()))) == document
    for question in document.questions:
        assert 0 <= question.span[0] < question.span[1] <= len(document.lines)
        assert 0 <= question.confidence <= 1


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"%PDF-1.4\n",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"<html>",
            b"\xff\xfe",
        ]
    ),
    NAMES,
)
def test_any_bytes_are_parsed_or_refused(content, head, name):
    with suppress(UnreadableDocument):
        extract(name, head + content)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_change_of_a_line_can_be_undone(text):
    passes = repair_passes([text])

    steps, result = repaired(text, passes)

    for edits in reversed(steps):
        result = undo(result, edits)
    assert result == text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_normalising_twice_changes_nothing_more(text):
    _, once = repaired(text, repair_passes([text]))

    assert repaired(once, repair_passes([once]))[1] == once


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_cleaning_keeps_every_source_character(texts):
    cleaned, _ = clean([Line(text * 9) for text in texts])

    assert "".join(line.raw for line in cleaned) == "".join(text * 9 for text in texts)
