"""The picture of a question on paper and in files."""

import io
import json
import zipfile
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from django.contrib.staticfiles import finders
from docx.oxml.ns import qn
from PIL import Image

from interviews.bankfile.pictures import prepare
from interviews.bankfile.read import read_file
from interviews.exports.booklet import Section, Sheet
from interviews.exports.formats import FORMATS, write
from interviews.exports.sheets import describe
from interviews.exports.sheets.blocks import Frame, Picture
from tests.exports.make import make_booklet, make_item, make_triple
from tests.exports.reading import every_text
from tests.exports.schema import faults
from tests.office import converted

ALT = "一张排班表：三人请假"
SHOWING = (Sheet.CANDIDATE, Sheet.PRACTICE, Sheet.ANSWERS, Sheet.INTERVIEWER)
HOLDING = ("pdf", "docx", "json", "bankfile")


def a_picture(size=(640, 360)):
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, "PNG")
    return prepare(file.getvalue())


def shown(sheet=Sheet.INTERVIEWER, picture=None, **changes):
    """A booklet of two questions, of which the second has a picture."""
    picture = picture or a_picture()
    triples = (
        make_triple(1),
        make_triple(2, picture=picture.name, picture_alt=ALT),
    )
    items = tuple(make_item(number, triple) for number, triple in enumerate(triples, 1))
    pictures = {picture.name: picture.content}
    sections = (Section("情景题", items),)
    return make_booklet(2, sheet, sections=sections, pictures=pictures, **changes)


def drawn(blocks):
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Frame):
            yield from drawn(block.blocks)


@pytest.mark.parametrize("sheet", Sheet)
def test_the_sheets_that_ask_show_it_once(sheet):
    found = [(one.alt, one.width, one.size) for one in drawn(describe(shown(sheet)).blocks)]

    width = 75 if sheet == Sheet.INTERVIEWER else 107
    assert found == [(ALT, width, (640, 360))] * (sheet in SHOWING)


def test_answers_at_the_end_repeat_no_picture():
    found = list(drawn(describe(shown(Sheet.ANSWERS, answers_at_end=True)).blocks))

    assert len(found) == 1


@pytest.mark.parametrize(
    ("size", "width"), [((60, 40), 10), ((1600, 400), 140), ((800, 1600), 45), ((1, 900), 1)]
)
def test_it_is_as_large_as_it_is_sharp_and_leaves_room_for_the_question(size, width):
    (one,) = drawn(describe(shown(Sheet.CANDIDATE, a_picture(size))).blocks)

    assert one.width == width
    assert one.on_page[0] == round(width * 96 / 25.4)


@pytest.mark.parametrize("sheet", SHOWING)
def test_a_pdf_holds_it_with_its_words_and_passes_the_checker(sheet, tmp_path):
    pdfua = pytest.importorskip("pdfua")
    path = tmp_path / "paper.pdf"
    path.write_bytes(write(shown(sheet), "pdf").content)

    with pikepdf.open(path) as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)
                  and one.get("/Subtype") == "/Image"]  # fmt: skip
        sizes = [(int(one.Width), int(one.Height)) for one in images]
    assert (640, 360) in sizes
    assert ALT in every_text(path.read_bytes(), tmp_path)
    report = pdfua.validate(path)
    assert [finding for finding in report.findings if str(finding.severity) != "info"] == []


@pytest.mark.parametrize("sheet", SHOWING)
def test_word_holds_it_with_its_words(sheet):
    content = write(shown(sheet), "docx").content

    document = docx.Document(io.BytesIO(content))
    (drawing,) = document.element.body.iter(qn("wp:docPr"))
    assert drawing.get("descr") == ALT
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        media = [archive.read(name) for name in archive.namelist() if "/media/" in name]
    assert media == [a_picture().content]


def test_equal_booklets_give_equal_bytes():
    for name in HOLDING:
        assert write(shown(), name).content == write(shown(), name).content


def test_a_bank_file_and_json_hold_it_whole():
    picture = a_picture()

    bank = read_file(write(shown(), "bankfile").content, "bank.yaml")
    paper = json.loads(write(shown(Sheet.CANDIDATE), "json").content)

    assert bank.triples[1].picture_alt == ALT
    assert bank.pictures == [picture]
    assert {one["name"]: b64decode(one["content"]) for one in paper["pictures"]} == {
        picture.name: picture.content
    }
    assert faults(paper, json.loads(Path(finders.find("schema/paper.json")).read_text())) == []
    question = paper["sections"][0]["items"][1]["question"]
    assert (question["picture"], question["picture_alt"]) == (picture.name, ALT)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {*HOLDING, "form", "xlsx", "anki"}))
def test_what_cannot_hold_it_says_so_and_puts_its_words_there(name, tmp_path):
    export = write(shown(), name)

    assert [str(warning) for warning in export.warnings if "picture" in str(warning)] == [
        "Question 2 (CS-0002): its picture is left out; what it shows stands in words."
    ]
    assert ALT in every_text(export.content, tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_without_a_picture_nothing_is_said(name):
    sheet = FORMATS[name].sheets[-1]

    export = write(make_booklet(2, sheet), name)

    assert [str(warning) for warning in export.warnings if "picture" in str(warning)] == []


def test_a_picture_that_is_gone_leaves_the_rest_of_the_paper():
    booklet = replace(shown(), pictures={})

    assert list(drawn(describe(booklet).blocks)) == []
    assert write(booklet, "pdf").content


@pytest.mark.proof
@pytest.mark.parametrize("sheet", [Sheet.CANDIDATE, Sheet.INTERVIEWER])
def test_libreoffice_shows_all_of_it(sheet):
    content = converted(write(shown(sheet), "docx").content, "docx", "pdf")

    with pypdfium2.PdfDocument(content) as pdf:
        dots = max(_teal(page.render(scale=1).to_pil().convert("RGB")) for page in pdf)
    across = 75 if sheet == Sheet.INTERVIEWER else 107  # mm
    area = (across / 25.4 * 72) * (across * 360 / 640 / 25.4 * 72)
    assert 0.95 * area < dots < 1.05 * area


def _teal(page):
    """How many dots of a drawn page have the colour of the picture, as office programs keep it."""
    return sum(
        count
        for count, (red, green, blue) in page.getcolors(1 << 20)
        if red < 12 and abs(green - 128) < 12 and abs(blue - 128) < 12
    )
