import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.text.markdown import render
from tests.exports.make import make_booklet, with_texts
from tests.exports.reading import tool

NODE = Path(__file__).parent / "node"
INSTALLED = Path(__file__).parents[2] / "var" / "gift-reader"


@pytest.fixture(scope="module")
def read():
    """The npm parser of GIFT, installed from its lock into var/ when it is not there yet."""
    node, npm = tool("node"), tool("npm")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "read.js"):
        shutil.copy(NODE / name, INSTALLED)
    if not (INSTALLED / "node_modules" / "gift-pegjs").exists():
        command = [npm, "ci", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, timeout=300)
        if done.returncode:
            pytest.skip(f"npm could not install the GIFT reader: {done.stderr[-300:]}")

    def run(content):
        done = subprocess.run(
            [node, "read.js"], cwd=INSTALLED, input=content, capture_output=True, timeout=60,
            env={**os.environ, "LANG": "C.UTF-8"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


def one_line(text):
    return re.sub(r"[ \n]+", " ", text).strip()


def text_of(html):
    import html as entities

    return entities.unescape(re.sub("<[^>]+>", "", html))


def test_a_foreign_reader_finds_every_essay_in_its_category(read):
    found = read(write(make_booklet(4), "gift").content)

    assert [one["type"] for one in found] == ["Category", "Essay"] * 4
    assert found[0]["title"] == "客服经理终面 B 卷/行为题"


def test_stem_answer_id_and_tags_come_back(read):
    booklet = make_booklet(4)

    essays = [one for one in read(write(booklet, "gift").content) if one["type"] == "Essay"]

    assert [(one["id"], tuple(one["tags"])) for one in essays] == [
        (item.triple.code, item.triple.tags) for item in booklet.items
    ]
    assert [text_of(one["stem"]["text"]) for one in essays] == [
        item.triple.stem for item in booklet.items
    ]
    assert [one["globalFeedback"]["text"] for one in essays] == [
        one_line(f"<div>{render(item.triple.answer)}</div>") for item in booklet.items
    ]
    assert {one["globalFeedback"]["format"] for one in essays} == {"html"}


@pytest.mark.parametrize(
    "text",
    [
        "{=~#}",
        "a:b::c \\ {T} {1:SA:=x}",
        "// 不是注释",
        "$CATEGORY: x",
        "]]> <b> &amp; 😀 \u200fابج",
        "多行\n\n\n空行",
        "\\{ \\n \\\\",
        "->",
        "=" * 500,
        "您好，{{客户姓名}}，您的单号是　　　　（四位）",
    ],
)
def test_the_marks_of_gift_are_only_text(read, text):
    _, essay = read(write(with_texts(stem=text, answer=f"答 {text}"), "gift").content)

    assert essay["type"] == "Essay"
    assert one_line(text_of(re.sub("<br>", " ", essay["stem"]["text"]))) == one_line(text)


def test_wide_blanks_to_fill_in_stay_as_wide_as_they_were():
    content = write(with_texts(stem="先说“您好”，再填　　　　（称呼）。"), "gift").content.decode()

    assert "<p>先说“您好”，再填　　　　（称呼）。</p>" in content


def test_a_candidate_file_asks_and_does_not_answer(read):
    _, essay = read(write(make_booklet(1, Sheet.CANDIDATE), "gift").content)

    assert essay["type"] == "Essay"
    assert essay["globalFeedback"] is None


def test_there_is_no_blank_line_inside_a_question():
    content = write(with_texts(stem="一\n\n二", answer="三\n\n四"), "gift").content.decode()

    assert len(content.strip().split("\n\n")) == 2
