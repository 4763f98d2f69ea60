import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from interviews.exports.booklet import Section, Sheet
from interviews.exports.compose import compose
from interviews.exports.formats import write
from tests import starter
from tests.exports.make import LABELS, make_booklet, make_item, make_triple, with_texts
from tests.exports.reading import page_count, pdf_text
from tests.exports.test_pdf import FORMS, MARKDOWN, VARIANTS, every_variant
from tests.office import converted


def paper(variant, count=4):
    sheet, changes = VARIANTS[variant]
    return write(make_booklet(count, sheet, **changes), "docx").content


def opened(variant, count=4):
    return docx.Document(io.BytesIO(paper(variant, count)))


@every_variant
def test_libreoffice_opens_and_converts_it(variant, tmp_path):
    pdf = converted(paper(variant, 2), "docx", "pdf")

    text = pdf_text(pdf, tmp_path)
    assert "客服经理终面 B 卷" in text
    assert f"（共 {page_count(pdf)} 页）" in text


@every_variant
def test_the_same_booklet_gives_the_same_bytes(variant):
    assert paper(variant) == paper(variant)


@every_variant
def test_every_style_in_use_is_defined_and_names_a_chinese_font(variant):
    document = opened(variant)
    defined = {style.style_id: style for style in document.styles}

    used = {one.get(qn("w:val")) for one in document.element.iter(qn("w:pStyle"), qn("w:rStyle"))}

    assert used <= set(defined)
    for name in used:
        fonts = defined[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "微软雅黑")
        assert not [key for key in fonts.attrib if key.endswith("Theme")]


@every_variant
def test_no_part_falls_back_to_a_font_of_the_theme(variant):
    with zipfile.ZipFile(io.BytesIO(paper(variant))) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}

    japanese = r"\w+Theme=|ja-JP|Jpan|ＭＳ|<a:ea typeface=\"\""
    found = {name: re.findall(japanese, text) for name, text in parts.items()}

    assert {name: places for name, places in found.items() if places} == {}


@every_variant
def test_no_property_of_a_paragraph_stands_there_twice(variant):
    doubled = [
        [child.tag for child in properties]
        for properties in opened(variant).element.iter(qn("w:pPr"))
        if len({child.tag for child in properties}) != len(properties)
    ]

    assert doubled == []


def test_the_default_language_is_chinese():
    defaults = opened("summary").styles.element.find(f".//{qn('w:rPrDefault')}")

    assert [one.get(qn("w:eastAsia")) for one in defaults.iter(qn("w:lang"))] == ["zh-CN"]


@every_variant
def test_pages_are_numbered_by_fields(variant):
    footer = opened(variant).sections[0].footer._element

    assert [one.text.strip() for one in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("variant", ["interviewer", "scorecard"])
def test_table_heads_repeat_rows_stay_whole_and_widths_agree(variant):
    tables = opened(variant).tables

    assert tables
    for table in tables:
        rows = list(table._tbl.iter(qn("w:tr")))
        grid = [one.get(qn("w:w")) for one in table._tbl.iter(qn("w:gridCol"))]
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert all([w.get(qn("w:w")) for w in row.iter(qn("w:tcW"))] == grid for row in rows)


def test_candidate_questions_are_kept_whole():
    body = opened("candidate").element.body
    lines = [one for one in body.iter(qn("w:p")) if one.style == "AnswerLine"]
    followed = [one.getnext().style == "AnswerLine" for one in lines]

    kept = [one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for one in lines]
    assert kept == followed


def test_the_sealing_strip_is_in_the_head_of_odd_pages_only():
    section = opened("candidate").sections[0]
    settings = opened("candidate").settings.element

    odd = "".join(section.header._element.itertext())
    assert [name in odd for name in ("岗位", "姓名", "编号", "日期", "密", "封", "线")] == [
        True
    ] * 7
    assert "".join(section.even_page_header._element.itertext()) == ""
    assert settings.find(qn("w:mirrorMargins")) is not None
    assert settings.find(qn("w:evenAndOddHeaders")) is not None


def test_libreoffice_prints_the_sealing_strip_on_odd_pages(tmp_path):
    pdf = converted(paper("candidate", 12), "docx", "pdf")

    pages = [pdf_text(pdf, tmp_path, "-f", n, "-l", n) for n in ("1", "2", "3")]

    assert ["密" in page for page in pages] == [True, False, True]


def test_no_candidate_question_is_split_in_libreoffice(tmp_path):
    pages = pdf_text(converted(paper("candidate", 12), "docx", "pdf"), tmp_path)

    found = [page.count("大促当晚八点") - page.count("怎么安排") for page in pages.split("\f")]
    assert set(found) == {0}


def test_contents_show_page_numbers_in_libreoffice(tmp_path):
    pdf = converted(paper("interviewer", 2), "docx", "pdf")

    text = pdf_text(pdf, tmp_path, "-f", "2", "-l", "2", "-layout")

    assert re.findall(r"…\.*(\d+)$", text, re.MULTILINE) == ["3", "4"]


def test_properties_name_the_paper_and_nothing_of_the_program():
    properties = opened("summary").core_properties

    assert (properties.title, properties.author) == ("客服经理终面 B 卷 汇总表", "客服面试题库")
    assert (properties.comments, properties.created.year) == ("", 2026)


@every_variant
def test_hostile_text_is_kept_and_the_file_still_opens(variant):
    sheet, changes = VARIANTS[variant]
    triple = make_triple(1, stem="]]> {=~#} 😀 \u202e <w:p> &amp; \x01\x0b\ufffe" + "长" * 10_000,
                         answer="答" * 10_000)  # fmt: skip
    triple = replace(triple, rubric=(replace(triple.rubric[0], excellent="优" * 10_000),))
    sections = (Section("题", (make_item(1, triple),)),)
    booklet = make_booklet(1, sheet, title='a/\\:"<>\r\nb', sections=sections, **changes)

    content = write(booklet, "docx").content

    document = docx.Document(io.BytesIO(content))
    text = "".join(document.element.body.itertext())
    assert document.core_properties.title.startswith('a/\\:"<>\nb')
    if sheet != Sheet.SUMMARY and variant not in FORMS:
        assert "]]> {=~#} 😀 \u202e <w:p> &amp; " in text


@pytest.mark.parametrize("field", ["answer", "interviewer_notes"])
def test_lists_headings_and_quotes_are_set(field):
    booklet = make_booklet(1, interviewer_notes=MARKDOWN)
    booklet = with_texts(answer=MARKDOWN) if field == "answer" else booklet

    document = docx.Document(io.BytesIO(write(booklet, "docx").content))
    lines = [" ".join(one.text.split()) for one in document.paragraphs]

    for expected in ("三步走", "3. 先止损", "4. 再查因", "· 电话", "客户原话", "强调 与 加粗"):
        assert expected in lines


def test_a_zip_reader_finds_no_damage():
    with zipfile.ZipFile(io.BytesIO(paper("interviewer"))) as archive:
        assert archive.testzip() is None


@pytest.mark.proof
def test_a_question_of_the_book_has_one_page_in_libreoffice(tmp_path):
    triples = starter.triples()[::4]
    booklet = compose(triples, title="题库", labels=LABELS, sheet=Sheet.INTERVIEWER)

    pdf = converted(write(booklet, "docx").content, "docx", "pdf")

    pages = pdf_text(pdf, tmp_path, "-layout").split("\f")[:-1]
    shown = [re.findall(r"^\s*(CS-\d{4})", page, re.MULTILINE) for page in pages]
    assert [codes for codes in shown if codes] == [[item.triple.code] for item in booklet.items]
    overleaf = [place for place, codes in enumerate(shown) if not codes]
    assert overleaf[:2] == [0, 1]  # the cover and the contents
    assert len(overleaf[2:]) <= 1  # one answer is longer than a page
