"""Readers: what each kind of file gives, and how soon."""

import io

import docx
import pytest

from interviews.ingest.extract import UnreadableDocument, extract, is_archive
from interviews.ingest.extract.read.word import read_docx
from tests.ingest.extract.hostile import W, packed, paragraph, pdf
from tests.ingest.extract.hostile import docx as raw_docx
from tests.ingest.files.layouts import workbook
from tests.office import converted


def numbered(text, level=0):
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_words_automatic_numbers_are_counted_by_level():
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(
            [("chineseCounting", "%1、"), ("decimal", "%2."), ("bullet", "")]
        )
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = numbered("甲") + numbered("a", 1) + numbered("b", 1) + numbered("乙") + numbered("c", 1)
    content = raw_docx(body + numbered("点", 2), **{"word/numbering.xml": numbering})

    assert [line.raw for line in read_docx(content)] == [
        "一、甲",
        "1.a",
        "2.b",
        "二、乙",
        "1.c",
        "• 点",
    ]


def test_deleted_text_and_field_codes_are_not_read():
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:i"
        "nstrText></w:r><w:r><w:t>新</w:t></w:r></w:p>"
    )

    assert [line.raw for line in read_docx(raw_docx(body))] == ["新"]


def test_a_pdf_of_pictures_is_refused_with_advice(monkeypatch):
    monkeypatch.setenv("PATH", "")
    content = pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )

    with pytest.raises(UnreadableDocument, match="Run text recognition"):
        extract("scan.pdf", content)


def test_an_old_word_file_is_converted():
    paper = docx.Document()
    paper.add_paragraph("1. 您如何处理投诉？")
    paper.add_paragraph("答：先听。")
    new = io.BytesIO()
    paper.save(new)

    document = extract("old.doc", converted(new.getvalue(), "docx", "doc"))

    assert [(q.question, q.answer) for q in document.questions] == [("您如何处理投诉？", "先听。")]


def test_a_zip_of_files_is_an_archive_and_a_document_is_not():
    assert is_archive(packed({"a.txt": "x"}))
    assert not is_archive(raw_docx(paragraph("x")))


def test_a_long_text_is_read_whole():
    lines = []
    for n in range(1, 1200):
        lines += [f"{n}. 客户第{n}次说“{n * 7919 % 10007}号单还没到”，您如何处理？"]
        lines += ["答案：" + "先说明已经看到，再给出下一次答复的时间，" * 5 + "并记下承诺。"]
        lines += [f"{k}. 第{k}步要写清责任人和时限，不写空话。" for k in (1, 2, 3)] + [
            "解析：看次序和时限。"
        ]
    content = "\n".join(lines).encode()

    document = extract("a.txt", content)

    assert len(document.questions) == 1199


def test_a_long_word_document_is_read_whole():
    paper = docx.Document()
    for n in range(1, 400):
        paper.add_paragraph(f"{n}. 遇到第{n * 7919 % 997}种投诉时，您会如何处理？")
        paper.add_paragraph("答：" + "先听清楚，再说明能做什么。" * 10)
    out = io.BytesIO()
    paper.save(out)

    document = extract("a.docx", out.getvalue())

    assert len(document.questions) == 399


def test_cells_pasted_into_a_text_are_a_table():
    rows = ["序号\t题目\t答案", "1\t谁来开门？\t班长。", "2\t几点交班？\t八点。"]

    document = extract("a.txt", "\n".join(rows).encode("gb18030"))

    assert [(q.question, q.answer) for q in document.questions] == [
        ("谁来开门？", "班长。"),
        ("几点交班？", "八点。"),
    ]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_sheet_that_libreoffice_saves_is_read_like_the_workbook(kind):
    rows = [
        ["序号", "题目", "答案", "分值"],
        [1, "谁来开门？", "班长。", 2.5],
        [2, "几点？", "八点。", 10],
    ]

    document = extract("a", converted(workbook({"题": rows}), "xlsx", kind))

    assert [(q.number, q.question, q.answer, q.score) for q in document.questions] == [
        (1, "谁来开门？", "班长。", 2.5),
        (2, "几点？", "八点。", 10),
    ]
