import io
import re
from dataclasses import replace

import pikepdf
import pytest

from interviews.exports import as_pdf
from interviews.exports.booklet import Section, Sheet
from interviews.exports.formats import write
from tests.exports.make import make_booklet, make_item, make_triple, with_texts
from tests.exports.reading import page_count, pdf_text

VARIANTS = {
    "candidate": (Sheet.CANDIDATE, {}),
    "answers": (Sheet.ANSWERS, {}),
    "answers at end": (Sheet.ANSWERS, {"answers_at_end": True}),
    "interviewer": (Sheet.INTERVIEWER, {}),
    "scorecard": (Sheet.SCORECARD, {}),
    "scorecard by competency": (Sheet.SCORECARD, {"score_by": "competency"}),
    "scorecard of several": (Sheet.SCORECARD, {"score_by": "candidate"}),
    "practice": (Sheet.PRACTICE, {}),
    "summary": (Sheet.SUMMARY, {}),
}
MARKDOWN = """## 三步走

3. 先止损
4. 再查因
   - 电话
   - 在线

> 客户原话

*强调* 与 **加粗**"""
FORMS = ("scorecard by competency", "scorecard of several")  # stems are not repeated there
every_variant = pytest.mark.parametrize("variant", VARIANTS)


def paper(variant, count=4):
    sheet, changes = VARIANTS[variant]
    return write(make_booklet(count, sheet, **changes), "pdf").content


@every_variant
def test_a_paper_passes_the_accessibility_checker(variant, tmp_path):
    pdfua = pytest.importorskip("pdfua")
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper(variant))

    report = pdfua.validate(path)

    assert [finding for finding in report.findings if str(finding.severity) != "info"] == []


@pytest.mark.parametrize("count", [1, 30])
@every_variant
def test_the_typesetter_has_nothing_to_warn_of(variant, count):
    sheet, changes = VARIANTS[variant]

    _, warnings = as_pdf.typeset(make_booklet(count, sheet, **changes))

    assert [warning.message for warning in warnings] == []


@every_variant
def test_the_same_booklet_gives_the_same_bytes(variant):
    assert paper(variant) == paper(variant)


@every_variant
def test_only_the_packaged_fonts_are_used_and_they_are_embedded_subsets(variant):
    with pikepdf.open(io.BytesIO(paper(variant))) as pdf:
        fonts = [one for one in pdf.objects if _is(one, "/Font") and "/DescendantFonts" not in one]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        embedded = ["/FontFile2" in f.FontDescriptor or "/FontFile3" in f.FontDescriptor
                    for f in fonts]  # fmt: skip

    assert names <= {"NotoSansCJKsc-Thin", "NotoSerifSC-Regular"}
    assert names
    assert all(embedded)


def _is(thing, kind):
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


@pytest.mark.parametrize(
    ("variant", "count", "pages"),
    [
        ("candidate", 1, 1),
        ("candidate", 30, 14),
        ("candidate", 124, 57),
        ("answers", 30, 14),
        ("interviewer", 1, 1),
        ("interviewer", 30, 32),
        ("interviewer", 124, 128),
        ("scorecard", 1, 1),
        ("scorecard", 10, 4),
        ("scorecard", 30, 11),
        ("scorecard by competency", 30, 1),
        ("summary", 30, 1),
    ],
)
def test_papers_keep_their_number_of_pages(variant, count, pages):
    assert page_count(paper(variant, count)) == pages


def test_page_one_of_a_candidate_sheet_reads_as_an_exam_does(tmp_path):
    text = pdf_text(paper("candidate", 2), tmp_path, "-raw", "-l", "1")

    for expected in (
        "客服经理终面 B 卷 试题卷",
        "满分 25 分",
        "时长 8 分钟",
        "题号",
        "评分人",
        "注意事项",
        "一、行为题：本题共 1 小题，共 10 分",
        "第 1 页（共 1 页）",
        "S-0007 B v2",
    ):
        assert expected in text
    assert re.search(r"1\.\s*（10 分）大促当晚八点", text)


def test_the_sealing_line_stands_on_odd_pages_only(tmp_path):
    content = paper("candidate", 12)

    pages = [pdf_text(content, tmp_path, "-f", n, "-l", n) for n in ("1", "2", "3", "4")]

    assert [all(mark in page for mark in "密封线") for page in pages] == [True, False, True, False]
    assert ["姓名" in page for page in pages[1:]] == [False, True, False]


def test_no_question_of_a_candidate_sheet_is_split(tmp_path):
    booklet = make_booklet(20, Sheet.CANDIDATE)
    content = write(booklet, "pdf").content

    stems = [
        (page, number)
        for page in range(1, page_count(content) + 1)
        for number in re.findall(
            r"^\s*(\d+)\.\s*（\d+ 分）.*?怎么安排？",
            pdf_text(content, tmp_path, "-raw", "-f", str(page), "-l", str(page)),
            re.MULTILINE | re.DOTALL,
        )
    ]

    assert [number for _, number in stems] == [str(item.number) for item in booklet.items]


def test_no_section_head_is_left_alone_at_the_foot_of_a_page(tmp_path):
    for variant in ("candidate", "answers", "scorecard"):
        pages = pdf_text(paper(variant, 44), tmp_path, "-layout").split("\f")
        heads = [page.rpartition("：本题共")[2] for page in pages if "：本题共" in page]
        assert len(heads) == 4
        assert all("大促当晚八点" in after for after in heads), variant


def test_lists_headings_and_quotes_of_an_answer_are_set(tmp_path):
    text = pdf_text(write(with_texts(answer=MARKDOWN), "pdf").content, tmp_path)

    for expected in ("三步走", "3. 先止损", "4. 再查因", "电话", "客户原话", "强调"):
        assert expected in text
    assert "**" not in text


def test_internal_papers_say_so_on_every_page_after_the_cover(tmp_path):
    for variant in VARIANTS:
        content = paper(variant, 8)
        pages = pdf_text(content, tmp_path).split("\f")[:-1]
        shown = ["内部资料" in page for page in pages]
        assert shown == [variant not in ("candidate", "practice")] * len(pages), variant


def test_the_book_has_bookmarks_for_chapters_and_questions():
    with pikepdf.open(io.BytesIO(paper("interviewer", 4))) as pdf, pdf.open_outline() as outline:
        found = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]

    assert found == [
        ("给面试官的话", []),
        ("一、行为题", ["1. 大促当晚八点，你班上 12 人里有 3 人临时请假，排队数…"]),
        ("二、情景题", ["2. 大促当晚八点，你班上 12 人里有 3 人临时请假，排队数…"]),
        ("三、压力题", ["3. 大促当晚八点，你班上 12 人里有 3 人临时请假，排队数…"]),
        ("四、技术题", ["4. 大促当晚八点，你班上 12 人里有 3 人临时请假，排队数…"]),
    ]


def test_metadata_names_the_paper_its_language_and_its_date():
    with pikepdf.open(io.BytesIO(paper("summary"))) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo.Title) == "客服经理终面 B 卷 汇总表"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261121000000")
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_answers_come_after_each_question_or_all_at_the_end(tmp_path):
    each = pdf_text(paper("answers", 2), tmp_path)
    end = pdf_text(paper("answers at end", 2), tmp_path)

    assert each.index("前五分钟先止损") < each.index("二、情景题")
    assert end.index("前五分钟先止损") > end.index("二、情景题")


def test_a_scorecard_has_what_a_panel_signs(tmp_path):
    text = "".join(pdf_text(paper("scorecard"), tmp_path).split())

    for word in ("候选人", "轮次", "面试官签名", "未考察", "证据", "优势", "顾虑", "强烈推荐",
                 "推荐", "待定", "不推荐", "坚决不录用", "理由", "分数不得涂改"):  # fmt: skip
        assert word in text


def test_a_summary_drops_highest_and_lowest_and_keeps_two_decimals(tmp_path):
    text = pdf_text(paper("summary"), tmp_path)

    for word in ("去掉一个最高分", "去掉一个最低分", "保留两位小数", "组长签名", "监督签名"):
        assert word in text


def test_a_character_that_no_font_has_is_shown_and_warned_of(tmp_path):
    export = write(with_texts(answer="先道歉😀再补偿"), "pdf")

    assert "先道歉〓再补偿" in pdf_text(export.content, tmp_path)
    assert [warning.params["code"] for warning in export.warnings] == ["CS-0001"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_ten_thousand_characters_and_hostile_text_still_print(variant, tmp_path):
    sheet, changes = VARIANTS[variant]
    stem = "#panic() $x$ \\u{1} <a> @b *c* _d_ [e] `f` // g ~ ]]> {=~#} \u202e" + "长" * 3000
    triple = make_triple(1, stem=stem, answer="答" * 10_000, probes=("追" * 5000,),
                         red_flags=("雷" * 5000,), key_points=("点" * 5000,))  # fmt: skip
    long = replace(triple.rubric[0], excellent="优" * 10_000)
    triple = replace(triple, rubric=(long, *triple.rubric[1:]))
    sections = (Section('题/\\:"<>\r\n', (make_item(1, triple),), note="[注]"),)
    booklet = make_booklet(1, sheet, title="卷 #1 *a*", sections=sections, **changes)

    text = pdf_text(write(booklet, "pdf").content, tmp_path)

    assert "卷 #1 *a*" in text
    if sheet not in (Sheet.SUMMARY,) and variant not in FORMS:
        assert "#panic() $x$" in text


def test_an_undated_booklet_has_fixed_bytes_too():
    booklet = make_booklet(1, made_on="")

    assert as_pdf.write(booklet) == as_pdf.write(booklet)
