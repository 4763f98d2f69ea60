"""The Excel forms, reckoned by another program from what an interviewer would type."""

import csv
import io
import zipfile
from decimal import Decimal

from lxml import etree

from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.scoring.results import Mark, result_of
from tests.exports.make import make_booklet, with_texts
from tests.office import converted

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def typed(content, cells):
    """The workbook as if `cells` had been typed into it and nothing had been reckoned yet."""
    source = zipfile.ZipFile(io.BytesIO(content))
    sheet = etree.fromstring(source.read(SHEET))
    for cell in sheet.iter(f"{{{MAIN}}}c"):
        if cell.find(f"{{{MAIN}}}f") is not None:
            cell.remove(cell.find(f"{{{MAIN}}}v"))
        if cell.get("r") in cells:
            _type(cell, cells[cell.get("r")])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, etree.tostring(sheet) if name == SHEET else source.read(name))
    return file.getvalue()


def _type(cell, value):
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        holder = etree.SubElement(cell, f"{{{MAIN}}}is")
        etree.SubElement(holder, f"{{{MAIN}}}t").text = value
    else:
        etree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)


AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76"


def rows(content):
    """The first sheet as LibreOffice reckons and shows it."""
    return list(csv.reader(io.StringIO(converted(content, "xlsx", AS_SHOWN).decode())))


def formulas(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = etree.fromstring(archive.read(SHEET))
    return [one.text for one in sheet.iter(f"{{{MAIN}}}f")]


def test_a_scorecard_adds_up_as_the_site_does():
    booklet = make_booklet(2, Sheet.SCORECARD)
    points = [Decimal(weight) for item in booklet.items for weight in item.weights]
    levels = [5, 3, None, 1, 4, 2]
    places = [9, 10, 11, 13, 14, 15]  # three criteria under each question
    cells = {f"D{at}": level or "未考察" for at, level in zip(places, levels, strict=True)}
    result = result_of(map(Mark, points, levels))

    found = rows(typed(write(booklet, "xlsx").content, cells))

    sums = {row[1]: row[4] for row in found}
    assert Decimal(sums["总分"]) == result.points
    assert Decimal(sums["计入的满分"]) == result.maximum
    assert Decimal(sums["百分制"]) == result.out_of_100
    assert sums["还没评的要点"].strip(".") == "0"
    reached = "达到" if result.out_of_100 >= 60 else "未达到"
    assert sums["合格线（百分制 60 分）"] == reached


def test_an_empty_scorecard_says_how_much_is_open():
    found = rows(typed(write(make_booklet(2, Sheet.SCORECARD), "xlsx").content, {}))

    sums = {row[1]: row[4].strip(".") for row in found}
    assert (sums["总分"], sums["还没评的要点"]) == ("0", "6")


def test_a_summary_ranks_the_candidates_and_drops_two_of_five():
    totals = {"C8": 80, "D8": 82.5, "E8": 90, "F8": 70, "G8": 88}
    cells = {"B8": "甲", **totals, "B9": "乙", "C9": 90, "D9": 81}

    found = rows(typed(write(make_booklet(1, Sheet.SUMMARY), "xlsx").content, cells))

    by_name = {row[1]: row[9:11] for row in found}
    assert by_name["甲"] == ["83.5", "2."] or by_name["甲"] == ["83.5", "2"]
    assert [cell.strip(".") for cell in by_name["乙"]] == ["85.5", "1"]


def test_no_text_of_a_scorecard_becomes_a_formula():
    export = write(make_booklet(1, Sheet.SCORECARD), "xlsx")
    evil = with_texts(stem="=1+1", rubric=())
    booklet = make_booklet(1, Sheet.SCORECARD, title="=1+1", sections=evil.sections)

    assert export.filename == "客服经理终面 B 卷 评分表.xlsx"
    assert formulas(write(booklet, "xlsx").content) == [
        "IF(ISNUMBER(-D9),C9*D9/5,0)",
        "SUM(E8:E9)",
        '(SUM(C8:C9)-SUMIF(D8:D9,"未考察",C8:C9))',
        'IF((SUM(C8:C9)-SUMIF(D8:D9,"未考察",C8:C9))=0,"",ROUND(SUM(E8:E9)'
        '/(SUM(C8:C9)-SUMIF(D8:D9,"未考察",C8:C9))*100,2))',
        'IF(ISNUMBER(E13),IF(E13>=60,"达到","未达到"),"")',
        'SUMPRODUCT((C8:C9<>"")*(D8:D9=""))',
    ]


def test_a_scorecard_prints_on_a4_across_with_its_heads_on_each_page():
    with zipfile.ZipFile(
        io.BytesIO(write(make_booklet(9, Sheet.SCORECARD), "xlsx").content)
    ) as archive:
        sheet = etree.fromstring(archive.read(SHEET))
        names = etree.fromstring(archive.read("xl/workbook.xml"))

    setup = dict(sheet.find("{*}pageSetup").attrib)
    assert setup == {"paperSize": "9", "orientation": "landscape", "fitToHeight": "0"}
    assert "评分表!$7:$7" in {one.text for one in names.iter("{*}definedName")}
    assert "内部资料" in sheet.findtext(".//{*}oddFooter")
    assert sheet.find("{*}sheetProtection") is not None
