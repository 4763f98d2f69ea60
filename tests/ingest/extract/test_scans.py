"""Pages that are pictures: read by Tesseract where it is installed, with a doubt."""

import shutil

import pytest

from interviews.ingest.extract import UnreadableDocument, extract, extract_safely
from interviews.ingest.extract.build.pictures import READ_FROM_PICTURE
from interviews.ingest.extract.build.whole import PICTURE_PAGES, READ_PAGES, UNREAD_PAGES
from interviews.ingest.extract.read import scan
from tests.ingest.extract.matching import key
from tests.ingest.extract.scanning import scan_of
from tests.ingest.gold.layouts import pdf

needs_tesseract = pytest.mark.skipif(not scan.reader(), reason="Tesseract is not installed")
PAGE = "#set page(width: 12cm, height: 9cm)"
PAIRS = {
    "客户要求当场退款，你会怎样处理？": "先核对订单，再说明期限，最后告诉客户多久到账。",
    "你怎样帮助新同事？": "陪他接听三天电话，每天下班前一起复盘。",
    "系统突然中断，你先做什么？": "登记客户的电话和问题，恢复之后逐个回电。",
}


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    """However busy the machine is."""
    monkeypatch.setattr(scan, "SECONDS", 120)


def paper(pairs, label="答案："):
    lines = [f"{n}、{stem}\n\n{label}{text}" for n, (stem, text) in enumerate(pairs.items(), 1)]
    return pdf("\n\n".join(lines), PAGE)


def pairs_in(document):
    return {key(question.question): key(question.answer) for question in document.questions}


def keys(pairs):
    return {key(stem): key(answer) for stem, answer in pairs.items()}


def warnings(document):
    return [tuple(warning) for warning in document.warnings]


@needs_tesseract
def test_a_scan_askew_and_with_grain_is_read_and_doubted():
    sure = extract("a.pdf", paper(PAIRS)).questions
    document = extract_safely("a.pdf", scan_of(paper(PAIRS), skew=0.7, grain=30))

    assert pairs_in(document) == keys(PAIRS)
    assert warnings(document) == [(READ_PAGES, {"count": 1})]
    for question, before in zip(document.questions, sure, strict=True):
        assert question.doubts == ({"field": "", "text": READ_FROM_PICTURE, "params": {"page": 1}},)
        assert 0.3 < question.confidence < before.confidence
        assert 0.3 < question.answer_confidence < before.answer_confidence


@needs_tesseract
def test_a_scan_on_its_side_with_a_stamp_of_text_is_read():
    content = scan_of(paper(PAIRS), turned=90, stamp="由某某扫描软件生成")
    document = extract("a.pdf", content)

    assert pairs_in(document) == keys(PAIRS)
    assert [line.raw for line in document.lines if not line.seen] == ["由某某扫描软件生成"]


@needs_tesseract
def test_an_english_scan_is_read_as_english():
    pairs = {
        "How do you calm an angry customer?": "First they finish, then it is my turn to repeat it.",
        "What would you do first in a new team?": "Listen to ten calls with each agent.",
    }

    assert pairs_in(extract("a.pdf", scan_of(paper(pairs, "Answer: ")))) == keys(pairs)


TEXT_PAGE = """
= 客服面试题

1、谁来开门？

答案：当天的值班班长来开门，并且检查所有的门窗和电源，再开灯。

2、几点交班？

答案：早上八点和晚上八点，交班要当面说清楚没有办完的事情。
#pagebreak()
"""


def mixed():
    third = pdf("3、你怎样帮助新同事？\n\n答案：陪他接听三天电话。", PAGE)
    return scan_of(third, text_pages=TEXT_PAGE)


@needs_tesseract
def test_only_the_pages_that_are_pictures_are_read_as_pictures():
    document = extract("a.pdf", mixed())

    assert [question.question for question in document.questions] == [
        *("谁来开门？", "几点交班？"),
        "你怎样帮助新同事?",
    ]
    assert [len(question.doubts) for question in document.questions] == [0, 0, 1]
    assert warnings(document) == [(READ_PAGES, {"count": 1})]


def test_without_tesseract_a_page_that_is_a_picture_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    document = extract("a.pdf", mixed())

    assert [question.question for question in document.questions] == ["谁来开门？", "几点交班？"]
    assert warnings(document) == [(PICTURE_PAGES, {"count": 1, "page": 2})]


@needs_tesseract
def test_pages_without_a_letter_are_refused_with_advice():
    with pytest.raises(UnreadableDocument, match="No text could be recognised"):
        extract("a.pdf", scan_of(pdf("#line(length: 3cm)", PAGE)))


@needs_tesseract
def test_pages_for_which_the_time_is_too_short_are_named(monkeypatch):
    monkeypatch.setattr(scan, "SECONDS", 0)

    assert warnings(extract("a.pdf", mixed())) == [(UNREAD_PAGES, {"count": 1, "page": 2})]
    with pytest.raises(UnreadableDocument, match="Split it into smaller files"):
        extract("a.pdf", scan_of(paper(PAIRS)))


def test_a_program_without_chinese_is_not_used(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")

    assert shutil.which("tesseract") == str(program)
    assert scan.reader() is None
