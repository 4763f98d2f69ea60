"""Markdown, JSON and the bank file."""

import json

import pytest

from interviews.bankfile.read import read_bank
from interviews.bankfile.triple import SECRETS, triple_from
from interviews.exports.as_markdown import escaped
from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.text.markdown import plain
from interviews.text.nested import map_texts, texts
from tests.exports.make import make_booklet, make_item


def test_the_bank_file_gives_back_the_bank():
    booklet = make_booklet(8)

    content = write(booklet, "bankfile").content

    assert read_bank(content, "bank.yaml") == [item.triple for item in booklet.items]


def test_json_gives_back_the_bank_and_the_paper():
    booklet = make_booklet(8)

    paper = json.loads(write(booklet, "json").content)
    items = [item for section in paper["sections"] for item in section["items"]]

    assert [triple_from(item["question"]) for item in items] == [
        item.triple for item in booklet.items
    ]
    assert [(item["number"], item["points"], item["version"]) for item in items] == [
        (item.number, item.points, item.version) for item in booklet.items
    ]
    assert (paper["form_code"], paper["points"]) == ("S-0007 B v2", booklet.points)


def test_json_for_candidates_has_no_key_for_a_secret():
    paper = json.loads(write(make_booklet(1, Sheet.CANDIDATE), "json").content)

    question = paper["sections"][0]["items"][0]["question"]
    assert not set(question) & set(SECRETS)
    assert "interviewer_notes" not in paper


def test_markdown_reads_as_a_paper():
    text = write(make_booklet(1), "markdown").content.decode()

    assert text.startswith(
        "# 客服经理终面 B 卷 面试官手册\n\n满分 10 分 · 时长 4 分钟 · S-0007 B v2\n"
    )
    assert "## 一、行为题：本题共 1 小题，共 10 分\n\n### 1. 大促当晚八点" in text
    assert "| 评分要点 | 权重 | 优秀（5） | 合格（3） | 不足（1） |\n| --- |" in text
    assert "**雷区**\n\n- 私自关闭等候入口" in text


def test_the_answer_key_has_answers_and_no_rubric():
    text = write(make_booklet(1, Sheet.ANSWERS), "markdown").content.decode()

    assert "**参考答案**" in text
    assert "止损的次序与时限" not in text
    assert "雷区" not in text


@pytest.mark.parametrize(
    "text",
    ["# 头", "- 项", "1. 项", "2) 项", "> 引", "*强* **调** _下_ `码`", "[链](http://a)", "a|b",
     "<b>粗</b>", "~~删~~", "\\*", "=== ", "+ 加"],
)  # fmt: skip
def test_the_marks_of_markdown_are_only_text(text):
    assert plain(escaped(text)) == text.strip()


def test_every_text_of_a_booklet_can_be_changed_and_nothing_else():
    item = make_item(3)

    changed = map_texts(item, str.upper)

    assert changed.triple.code == "CS-0003"
    assert changed.triple.source == "ORIGINAL"
    assert (changed.number, changed.version) == (3, 2)
    assert texts(changed) == [text.upper() for text in texts(item)]
    assert map_texts(make_booklet(1), str.upper).sheet is Sheet.INTERVIEWER
