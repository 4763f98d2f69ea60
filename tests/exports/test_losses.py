import pytest

from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.exports.grading import as_html, paragraph
from tests.exports.make import make_booklet, with_texts

CODE = "Question 1 (CS-0001): a block of code becomes running text."
HELD = "Question 1 (CS-0001): some players take {{客户姓名}} for a field and hide it."


def said(booklet, name):
    return [str(warning) for warning in write(booklet, name).warnings]


@pytest.mark.parametrize("name", ["gift", "moodle", "qti", "anki"])
@pytest.mark.parametrize("answer", ["看：\n\n```\nGET /a\n```", "看：\n\n    GET /a\n    x"])
def test_a_block_of_code_that_is_lost_is_named(name, answer):
    assert said(with_texts(answer=answer), name) == [CODE]


@pytest.mark.parametrize("part", ["stem", "answer"])
def test_a_placeholder_that_a_player_may_run_is_named(part):
    booklet = with_texts(**{part: "您好，{{客户姓名}}，请问您什么时候方便？"})

    assert said(booklet, "qti") == [HELD]


def test_a_candidate_file_has_no_answer_to_lose():
    booklet = with_texts(answer="```\nGET /a\n```")

    assert said(make_booklet(1, Sheet.CANDIDATE, sections=booklet.sections), "gift") == []


@pytest.mark.parametrize(
    "answer", ["1. 甲\n\n    续\n\n    - 丙", "用 `x` 表示", "先止损。\n再查因"]
)
def test_lists_and_paragraphs_are_no_code(answer):
    assert said(with_texts(answer=answer), "gift") == []


def test_a_run_of_blanks_to_write_on_is_kept():
    stem = "单号是    （四位），\n  电话是\t（空）"

    assert as_html(paragraph(stem)) == (
        "<p>单号是 \u00a0\u00a0\u00a0（四位），<br>\u00a0\u00a0电话是 \u00a0\u00a0（空）</p>"
    )
    assert (
        "单号是 \u00a0\u00a0\u00a0（四位）" in write(with_texts(stem=stem), "gift").content.decode()
    )
