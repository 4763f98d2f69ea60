"""Word and Excel as they are seen: hidden text left out, boxes in place, numbers as shown."""

import datetime
import io

import pytest
import xlsxwriter

from interviews.ingest.extract import UnreadableDocument, extract
from interviews.ingest.extract.build.whole import HIDDEN
from interviews.ingest.extract.package import TWICE
from tests.ingest.extract.hostile import docx, paragraph

RUN = "<w:r><w:t>{}</w:t></w:r>"


def test_hidden_text_is_left_out_and_said():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>（草稿）</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>几点</w:t></w:r>"
    body = f"<w:p>{RUN.format('1. 夜班')}{hidden}{shown}{RUN.format('交班？')}</w:p>"

    document = extract("a.docx", docx(body + paragraph("答案：七点半。")))

    assert [(q.question, q.answer) for q in document.questions] == [("夜班几点交班？", "七点半。")]
    assert [(m.text, m.params) for m in document.warnings] == [(HIDDEN, {"count": 1})]
    assert [line.raw for line in document.lines if line.dropped] == ["（草稿）"]


def test_a_text_box_that_begins_an_item_waits_for_the_one_before_it():
    box = "".join(map(paragraph, ("2. 谁锁门？", "答案：组长。")))
    anchor = f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{RUN.format('1. 几点交班？')}{anchor}</w:p>" + paragraph("答案：七点半。")

    document = extract("a.docx", docx(body + paragraph("3. 谁开门？") + paragraph("答案：班长。")))

    assert [(q.number, q.answer) for q in document.questions] == [
        (1, "七点半。"),
        (2, "组长。"),
        (3, "班长。"),
    ]


def test_numbers_come_as_their_cells_show_them():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["题目", "参考答案", "工号", "生效", "占比", "时长"])
        sheet.write_row(1, 0, ["几成接通算合格？", "八成五。"])
        for column, value, form in (
            (2, 42, "00000"),
            (3, datetime.date(2026, 3, 15), "yyyy年m月d日"),
            (4, 0.855, "0.0%"),
            (5, 0.1 + 0.2, "General"),
        ):
            sheet.write(1, column, value, book.add_format({"num_format": form}))

    [question] = extract("a.xlsx", out.getvalue()).questions

    assert question.extra == {
        "工号": "00042",
        "生效": "2026年3月15日",
        "占比": "85.5%",
        "时长": "0.3",
    }


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    import zipfile

    content = io.BytesIO(docx(paragraph("1. 几点交班？")))
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("word/document.xml", "<w:document/>")

    with pytest.raises(UnreadableDocument) as refused:
        extract("a.docx", content.getvalue())

    assert refused.value.message.text == TWICE
