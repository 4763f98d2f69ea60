"""CSV and Excel: what is written, read back by another program, and never run by one."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest
import python_calamine
from lxml import etree

from interviews.bankfile.triple import Criterion, Triple
from interviews.exports.as_csv import criterion_headings
from interviews.exports.booklet import Sheet
from interviews.exports.columns import COLUMNS, slugs
from interviews.exports.formats import write
from interviews.exports.workbook import CUT, MOST
from interviews.scoring.levels import ANCHORS
from interviews.text.cells import live
from interviews.text.normalise import clean
from tests.exports.make import make_booklet, make_triple, with_texts
from tests.exports.reading import pdf_text
from tests.office import converted

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "'=1"]
FORMULAS += ["＝1", "＋1", "－1", "＠SUM(A1)"]


def sheets(content):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def csv_rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def triples_from_xlsx(content, labels):
    rows = sheets(content)
    head, *questions = rows["题目"]
    return [
        Triple(**_fields(dict(zip(head, row, strict=True)), labels),
               rubric=_rubric(row[0], rows["评分细则"][1:]))
        for row in questions
    ]  # fmt: skip


def _rubric(code, rows):
    lines = [row for row in rows if row[0] == code]
    groups = [lines[start : start + len(ANCHORS)] for start in range(0, len(lines), len(ANCHORS))]
    return tuple(Criterion(g[0][1], int(g[0][2]), *(row[5] for row in g)) for g in groups)


def _fields(row, labels):
    return {one.name: one.parse(str(row[one.heading]), labels) for one in COLUMNS}


def triples_from_csv(content, labels):
    rows = [{name: live(cell) for name, cell in row.items()} for row in csv_rows(content)]
    return [Triple(**_fields(row, labels), rubric=_numbered(row)) for row in rows]


def _numbered(row):
    names = criterion_headings(9)
    groups = [names[start : start + 5] for start in range(0, len(names), 5)]
    cells = [[row[name] for name in group] for group in groups if row.get(group[0])]
    return tuple(Criterion(c[0], int(c[1]), *c[2:]) for c in cells)


@pytest.mark.parametrize("labels", [True, False])
@pytest.mark.parametrize(("name", "read"), [("xlsx", triples_from_xlsx), ("csv", triples_from_csv)])
def test_a_bank_comes_back_as_it_went(name, read, labels):
    booklet = make_booklet(8)
    booklet = booklet if labels else replace(booklet, labels=None)

    found = read(write(booklet, name).content, slugs(booklet))

    assert found == [replace(item.triple, samples=()) for item in booklet.items]  # as it is said


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize(("name", "read"), [("xlsx", triples_from_xlsx), ("csv", triples_from_csv)])
def test_text_like_a_formula_comes_back_as_text(name, read, text):
    booklet = with_texts(stem=text, answer=text, probes=(text,))

    (found,) = read(write(booklet, name).content, slugs(booklet))

    kept = clean(text)
    assert (found.stem, found.answer, found.probes) == (kept, kept, (kept,))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_begins_as_a_formula_does(text):
    content = write(with_texts(stem=text, code=text, answer=text, tags=(text,)), "csv").content

    cells = [cell for row in csv_rows(content) for cell in row.values()]

    starts = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    assert [cell for cell in cells if cell.startswith(starts)] == []


def test_a_code_that_looks_like_a_month_is_no_date_in_a_csv():
    row = csv_rows(write(with_texts(code="MAR-2026", tags=("3-5",)), "csv").content)[0]

    assert (row["编号"], row["标签"]) == ("'MAR-2026", "'3-5")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(text):
    booklet = make_booklet(1, title=text, form_code=text, sections=with_texts(stem=text).sections)

    with zipfile.ZipFile(io.BytesIO(write(booklet, "xlsx").content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets" in name]

    assert parts
    assert not [part for part in parts if b"<f>" in part or b"<f " in part]


def test_the_workbook_has_its_four_sheets_and_a_row_for_each_level():
    found = sheets(write(make_booklet(2), "xlsx").content)

    assert list(found) == ["说明", "题目", "评分细则", "字典"]
    assert len(found["题目"]) == 1 + 2
    assert len(found["评分细则"]) == 1 + 2 * 3 * 3
    assert found["评分细则"][1][:5] == ["CS-0001", "止损的次序与时限", 4.0, "优秀", 5.0]
    assert ["岗位", "经理", "manager"] in found["字典"]


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_a_candidate_gets_no_column_of_a_secret(name):
    content = write(make_booklet(1, Sheet.CANDIDATE), name).content

    heads = sheets(content)["题目"][0] if name == "xlsx" else list(csv_rows(content)[0])

    assert heads == [column.heading for column in COLUMNS if not column.secret]
    if name == "xlsx":
        assert list(sheets(content)) == ["说明", "题目", "字典"]


def test_a_text_longer_than_a_cell_is_cut_and_named():
    export = write(with_texts(answer="答" * (MOST + 1)), "xlsx")

    cell = sheets(export.content)["题目"][1][11]
    assert len(cell) == MOST
    assert cell.endswith(CUT)
    assert [str(warning) for warning in export.warnings] == [
        "Question 1 (CS-0001): 参考答案 is longer than an Excel cell and was cut."
    ]


def test_a_level_longer_than_a_cell_is_named_too():
    triple = make_triple(1)
    long = replace(triple.rubric[0], poor="不" * (MOST + 1))

    export = write(with_texts(rubric=(long,)), "xlsx")

    assert [warning.params["field"] for warning in export.warnings] == ["评分细则"]


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_an_empty_booklet_is_an_import_template(name):
    content = write(make_booklet(0), name).content

    heads = sheets(content)["题目"][0] if name == "xlsx" else _csv_heads(content)

    assert heads == [column.heading for column in COLUMNS]


def _csv_heads(content):
    return next(csv.reader([content.decode("utf-8-sig")]))


def test_libreoffice_opens_the_workbook(tmp_path):
    pdf = converted(write(make_booklet(2), "xlsx").content, "xlsx", "pdf")

    assert "止损的次序与时限" in pdf_text(pdf, tmp_path)


def test_a_printed_workbook_shows_every_word_at_a_size_to_read(tmp_path):
    booklet = make_booklet(6)
    pdf = converted(write(booklet, "xlsx").content, "xlsx", "pdf")

    pages = [page for page in pdf_text(pdf, tmp_path).split("\f") if "CS-0001" in page]
    printed = ["".join(page.split()) for page in pages]

    heads = (
        "状态",
        "题目",
        "考察目的",
        "雷区",
        "来源",
        "评分要点",
    )  # the first beside the code, a page each
    assert [head for head, page in zip(heads, printed, strict=True) if head not in page] == []
    assert booklet.items[0].triple.answer[-8:] in printed[1]  # to its last words


def test_the_table_of_questions_is_set_up_for_paper():
    with zipfile.ZipFile(io.BytesIO(write(make_booklet(2), "xlsx").content)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet2.xml"))
        names = etree.fromstring(archive.read("xl/workbook.xml"))

    assert dict(sheet.find("{*}pageSetup").attrib) == {
        "paperSize": "9",
        "scale": "85",
        "orientation": "landscape",
    }
    assert [one.get("id") for one in sheet.iter("{*}brk")] == ["10", "12", "15", "17"]
    assert "题目!$A:$A,题目!$1:$1" in {one.text for one in names.iter("{*}definedName")}
    assert sheet.findtext(".//{*}oddFooter") == "&L题目&R第 &P 页，共 &N 页"
    heights = [float(row.get("ht", 15)) for row in sheet.iter("{*}row")]
    assert [height > 100 for height in heights] == [False, True, True]


def test_the_same_booklet_gives_the_same_workbook():
    assert write(make_booklet(3), "xlsx") == write(make_booklet(3), "xlsx")
