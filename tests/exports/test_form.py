"""The scorecard that is filled in on a screen."""

import io

import pikepdf
import pypdfium2
import pytest

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS, write
from tests.exports.filling import Filled
from tests.exports.make import make_booklet
from tests.exports.reading import page_count, pdf_text

every_way = pytest.mark.parametrize("score_by", ["question", "competency", "candidate"])


def form(count=2, score_by="question"):
    return write(make_booklet(count, Sheet.SCORECARD, score_by=score_by), "form").content


def fields(content):
    """Name, kind and choices of each field."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            (str(one.T), str(one.FT), [str(value) for value in one.get("/Opt", ())])
            for one in pdf.Root.AcroForm.Fields
        ]


def test_a_card_by_question_asks_for_all_that_is_written_on_paper():
    levels = ["5", "4", "3", "2", "1", "未考察"]
    flag = "私自关闭等候入口或挂断来电来“提高”接通水平"

    found = fields(form(1))

    assert found == [
        *((name, "/Tx", []) for name in ("候选人", "身份核验", "轮次", "面试日期", "面试官")),
        ("第 1 题　止损的次序与时限", "/Btn", levels),
        ("第 1 题　用数据判断", "/Btn", levels),
        ("第 1 题　顾到队伍", "/Btn", levels),
        (f"第 1 题　雷区　{flag}", "/Btn", []),
        ("第 1 题　扣分信号　只会催促，讲不出先做哪一件", "/Btn", []),
        ("第 1 题　本项得分", "/Tx", []),
        ("第 1 题　证据（原话与事实）", "/Tx", []),
        ("优势", "/Tx", []),
        ("顾虑与雷区", "/Tx", []),
        ("录用建议", "/Btn", ["强烈推荐", "推荐", "待定", "不推荐", "坚决不录用"]),
        ("录用建议　理由", "/Tx", []),
        *((name, "/Tx", []) for name in ("面试官签名", "复核人签名", "日期")),
    ]


def test_a_card_of_several_candidates_has_a_field_in_each_cell():
    names = [name for name, _, _ in fields(form(2, "candidate"))]

    assert "3　候选人" in names
    assert "10　录用建议" in names
    assert len(names) == len(set(names))


def test_sums_are_fields_named_by_row_and_column():
    names = [name for name, _, _ in fields(form(2))]

    assert [name for name in names if name.startswith(("一、", "总分"))] == [
        f"{row}　{column}"
        for row in ("一、行为题", "总分")
        for column in ("得分", "未考察的分值", "百分制得分")
    ]


@every_way
def test_it_prints_as_the_card_does(score_by, tmp_path):
    booklet = make_booklet(10, Sheet.SCORECARD, score_by=score_by)
    filled, printed = write(booklet, "form").content, write(booklet, "pdf").content

    texts = ["".join(pdf_text(one, tmp_path).split()) for one in (filled, printed)]
    assert sorted(texts[0]) == sorted(texts[1])  # readers order what stands beside each other
    assert page_count(filled) == page_count(printed)


@every_way
def test_it_passes_the_accessibility_checker(score_by, tmp_path):
    pdfua = pytest.importorskip("pdfua")
    path = tmp_path / "form.pdf"
    path.write_bytes(form(2, score_by))

    report = pdfua.validate(path)

    assert [finding for finding in report.findings if str(finding.severity) != "info"] == []


@every_way
def test_nothing_in_it_runs_and_no_mark_is_left(score_by):
    with pikepdf.open(io.BytesIO(form(2, score_by))) as pdf:
        things = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]

    named = {key for thing in things for key in thing.keys()}  # noqa: SIM118  keys of a dictionary
    assert named & {"/JS", "/AA", "/OpenAction", "/Launch", "/URI", "/XFA"} == set()
    assert {str(thing.Subtype) for thing in things if thing.get("/Type") == "/Annot"} == {"/Widget"}


def test_what_is_typed_and_ticked_is_seen_on_the_page():
    def ink(content):
        pdf = pypdfium2.PdfDocument(content)
        pdf.init_forms()
        return sum(bytes(pdf[0].render(may_draw_forms=True).buffer))

    empty = form(1)
    with pikepdf.open(io.BytesIO(empty)) as pdf:
        by_name = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        by_name["候选人"].V = pikepdf.String("王小明 88")
        choice = by_name["第 1 题　用数据判断"]
        choice.V = choice.Kids[1].AS = pikepdf.Name("/1")
        file = io.BytesIO()
        pdf.save(file)

    assert ink(file.getvalue()) < ink(empty)


def test_what_a_browsers_reader_types_and_ticks_is_there_for_other_programs(tmp_path):
    """PDFium, which Chrome and Edge have, fills and saves; Poppler and a parser read."""
    path = tmp_path / "filled.pdf"
    with Filled(form(1)) as card:
        card.typed("候选人", "王小明")
        card.typed("第 1 题　本项得分", "8765")
        card.ticked("第 1 题　用数据判断", 1)
        card.ticked("第 1 题　雷区", 0)
        card.saved(path)

    with pikepdf.open(path) as pdf:
        values = {str(one.T): str(one.V) for one in pdf.Root.AcroForm.Fields if "/V" in one}
    flag = next(name for name in values if "雷区" in name)
    assert values == {
        "候选人": "王小明",
        "第 1 题　本项得分": "8765",
        "第 1 题　用数据判断": "/1",
        flag: "/Yes",
    }
    assert "8765" in pdf_text(path.read_bytes(), tmp_path)


def test_the_same_booklet_gives_the_same_form():
    assert form() == form()


def test_it_is_offered_for_the_scorecard_only():
    assert FORMATS["form"].sheets == (Sheet.SCORECARD,)
    assert [str(loss) for loss in FORMATS["form"].loses] == [
        "Tags, source, author and licence are not printed.",
        "Sums are filled in by hand: the file runs nothing.",
        "Fill it in with a browser: LibreOffice does not draw Chinese that is typed into a PDF.",
    ]
