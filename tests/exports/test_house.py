"""Whose papers they are, and how that organisation prints: in PDF, in Word and on the page."""

import base64
import io
import re

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.exports.letterhead import Letterhead
from interviews.papers.html import standalone
from tests.exports.make import make_booklet, with_texts
from tests.exports.reading import page_count, pdf_text

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def opened(booklet):
    return docx.Document(io.BytesIO(write(booklet, "docx").content))


def of_house(sheet=Sheet.SCORECARD, count=4, **changes):
    return make_booklet(count, sheet, letterhead=Letterhead(**changes))


def size_of(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        box = [float(edge) for edge in pdf.pages[0].MediaBox]
        return round(box[2] / 72 * 25.4), round(box[3] / 72 * 25.4)


def test_the_logo_stands_on_paper_with_its_name_for_those_who_do_not_see_it():
    booklet = of_house(name="云上客服有限公司", logo=DOT)

    with pikepdf.open(io.BytesIO(write(booklet, "pdf").content)) as pdf:
        pictures = [one for one in pdf.objects if _subtype(one) == "/Image"]
    shapes = opened(booklet).inline_shapes

    assert len(pictures) >= 1
    assert [shape._inline.docPr.get("descr") for shape in shapes] == ["云上客服有限公司"]
    page = standalone(booklet).decode()
    assert re.findall(
        r'<img class="logo" src="data:image/png;base64,(.+?)" alt="(.+?)">', page
    ) == [(base64.b64encode(DOT).decode(), "云上客服有限公司")]


def _subtype(thing):
    return thing.get("/Subtype") if isinstance(thing, pikepdf.Stream) else None


@pytest.mark.parametrize(
    ("paper_size", "sheet", "millimetres"),
    [
        ("a4", Sheet.CANDIDATE, (210, 297)),
        ("a3", Sheet.CANDIDATE, (420, 297)),
        ("us-letter", Sheet.ANSWERS, (216, 279)),
    ],
)
def test_paper_has_the_size_that_the_house_uses(paper_size, sheet, millimetres):
    booklet = of_house(sheet, paper_size=paper_size)

    section = opened(booklet).sections[0]

    assert size_of(write(booklet, "pdf").content) == millimetres
    assert (round(section.page_width.mm), round(section.page_height.mm)) == millimetres


def test_a3_holds_two_pages_beside_each_other():
    small, large = (
        write(of_house(Sheet.CANDIDATE, 8, paper_size=size), "pdf").content for size in ("a4", "a3")
    )

    assert page_count(large) == -(-page_count(small) // 2)
    columns = opened(of_house(paper_size="a3")).sections[0]._sectPr.find(qn("w:cols"))
    assert columns.get(qn("w:num")) == "2"


def test_printed_on_one_side_every_page_has_the_sealing_line(tmp_path):
    booklet = of_house(Sheet.CANDIDATE, 8, two_sided=False)
    content = write(booklet, "pdf").content

    pages = pdf_text(content, tmp_path).split("\f")[:-1]

    assert ["座位号" in page for page in pages] == [True] * len(pages)
    assert opened(booklet).settings.odd_and_even_pages_header_footer is False


def test_the_pass_line_and_totals_out_of_100_are_the_houses(tmp_path):
    with_both = pdf_text(write(of_house(pass_line=65), "pdf").content, tmp_path)
    without = pdf_text(write(of_house(pass_line=0, hundred=False), "pdf").content, tmp_path)

    assert "百分制 65 分" in with_both
    assert "百分制满分" in with_both
    assert "合格线" not in without
    assert "百分制满分" not in without


def test_shares_of_a_hundred_sum_to_it(tmp_path):
    text = pdf_text(write(of_house(count=10), "pdf").content, tmp_path, "-layout")

    rows = re.findall(r"[一二三四]、\S+题\s+(\d+)\s+(\d+)$", text, re.MULTILINE)

    assert sum(int(share) for _, share in rows) == 100
    assert len(rows) == 4


def test_a_copy_has_its_number_on_every_page(tmp_path):
    booklet = make_booklet(8, Sheet.INTERVIEWER, copy="第 03 份")

    pages = pdf_text(write(booklet, "pdf").content, tmp_path).split("\f")[:-1]

    assert ["第 03 份" in page for page in pages] == [True] * len(pages)
    assert "第 03 份" in "".join(opened(booklet).sections[0].header._element.itertext())


def test_large_print_is_a_third_larger():
    usual, large = (opened(make_booklet(2, large=large)).styles for large in (False, True))

    assert large["Normal"].font.size / usual["Normal"].font.size == pytest.approx(1.3, abs=0.03)
    few, many = (
        page_count(write(make_booklet(8, Sheet.ANSWERS, large=large), "pdf").content)
        for large in (False, True)
    )
    assert many > few
    assert (
        'class="paper interviewer marked large"' in standalone(make_booklet(2, large=True)).decode()
    )


def test_consent_and_retention_are_read_before_the_first_question(tmp_path):
    booklet = of_house(Sheet.CANDIDATE, consent="同意只用于招聘。", retention="保存一年。")

    text = pdf_text(write(booklet, "pdf").content, tmp_path, "-raw")

    assert text.index("同意只用于招聘。") < text.index("保存一年。") < text.index("一、行为题")


def test_a_table_in_an_answer_stays_a_table(tmp_path):
    booklet = with_texts(
        answer="先看：\n\n| 时间 | 做什么 |\n| --- | --- |\n| 前五分钟 | **止损** |"
    )

    tables = [[cell.text for row in table.rows for cell in row.cells]
              for table in opened(booklet).tables]  # fmt: skip
    pdf = pdf_text(write(booklet, "pdf").content, tmp_path, "-layout")

    assert ["时间", "做什么", "前五分钟", "止损"] in tables
    assert re.search(r"^ *时间 {3,}做什么$", pdf, re.MULTILINE)
    assert "|" not in pdf
