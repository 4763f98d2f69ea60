"""Readers in Taiwan and Hong Kong get papers and files in their script; the bank's own stay."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS, LOSSLESS, write
from interviews.exports.script import in_script
from interviews.papers.html import standalone
from tests.exports.make import make_booklet
from tests.exports.reading import every_text

SIMPLIFIED = set("题试满时长号请评总质问应备签专语线")


@pytest.mark.parametrize("name", sorted(set(FORMATS) - LOSSLESS))
def test_the_stem_is_in_the_script_of_the_reader(name, tmp_path):
    sheets = FORMATS[name].sheets
    sheet = Sheet.INTERVIEWER if Sheet.INTERVIEWER in sheets else sheets[0]
    export = write(make_booklet(2, sheet, language="zh-tw"), name)

    text = "".join(every_text(export.content, tmp_path).split())

    assert "你班上12人裡有3人臨時請假" in text
    assert "你班上12人里有3人临时请假" not in text


@pytest.mark.parametrize("name", sorted(LOSSLESS))
def test_what_is_read_back_stays_as_it_is_stored(name):
    changed, stored = (write(make_booklet(2, language=one), name) for one in ("zh-hk", "zh-hans"))

    assert changed.content == stored.content


@pytest.mark.parametrize("sheet", Sheet)
def test_the_words_of_a_paper_are_in_that_script_too(sheet, tmp_path):
    booklet = make_booklet(4, sheet, language="zh-tw")

    pages = {name: every_text(write(booklet, name).content, tmp_path) for name in ("pdf",)}
    body = docx.Document(io.BytesIO(write(booklet, "docx").content)).element.body
    pages["docx"] = "".join(one.text or "" for one in body.iter(qn("w:t")))
    pages["html"] = standalone(booklet).decode().partition("<article")[2]

    assert {name: SIMPLIFIED & set(text) for name, text in pages.items()} == dict.fromkeys(
        pages, set()
    )


def test_a_traditional_paper_says_so_to_programs():
    booklet = make_booklet(1, language="zh-hk")

    styles = docx.Document(io.BytesIO(write(booklet, "docx").content)).styles.element
    fonts = {one.get(qn("w:eastAsia")) for one in styles.iter(qn("w:rFonts"))}
    languages = {one.get(qn("w:eastAsia")) for one in styles.iter(qn("w:lang"))}

    assert fonts == {"新細明體", "微軟正黑體"}
    assert languages == {"zh-HK"}
    assert '<html lang="zh-Hant-HK">' in standalone(booklet).decode()


def test_the_file_is_named_in_that_script():
    assert write(make_booklet(1, Sheet.CANDIDATE, language="zh-tw"), "pdf").filename == (
        "客服經理終面 B 卷 試題卷.pdf"
    )


def test_simplified_is_left_alone():
    booklet = make_booklet(2)

    assert in_script(booklet, "zh-hans") is booklet
