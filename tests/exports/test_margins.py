"""Fronts and backs: inner margins are wider on paper that is printed on both sides."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn

from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.exports.letterhead import Letterhead
from tests.exports.make import make_booklet
from tests.exports.reading import pdf_text

SHEETS = pytest.mark.parametrize(
    ("sheet", "changes", "margins"),
    [
        (Sheet.INTERVIEWER, {}, (22, 14)),
        (Sheet.ANSWERS, {}, (22, 14)),
        (Sheet.SCORECARD, {}, (19, 11)),
        (Sheet.SCORECARD, {"score_by": "candidate"}, (14, 14)),
    ],
    ids=["book", "answers", "scorecard", "several"],
)


def paper(sheet, changes, two_sided, size="a4"):
    house = Letterhead(two_sided=two_sided, paper_size=size)
    return make_booklet(12, sheet, letterhead=house, **changes)


def left_edges(content, tmp_path):
    """Where the foot of each page begins, in mm."""
    boxes = pdf_text(content, tmp_path, "-bbox")
    pages = boxes.split("<page ")[1:]
    return [round(float(re.search(r'xMin="([\d.]+)".*?>S-0007<', page)[1]) * 25.4 / 72)
            for page in map(_last_line, pages)]  # fmt: skip


def _last_line(page):
    return next(line for line in reversed(page.splitlines()) if ">S-0007<" in line)


@SHEETS
def test_inner_margins_of_a_pdf_are_wider_where_it_is_bound(sheet, changes, margins, tmp_path):
    two = left_edges(write(paper(sheet, changes, True), "pdf").content, tmp_path)
    one = left_edges(write(paper(sheet, changes, False), "pdf").content, tmp_path)

    assert two == [margins[place % 2] for place in range(len(two))]
    assert one == [sum(margins) // 2] * len(two)


@pytest.mark.parametrize(
    ("sheet", "size", "changes", "mirrored", "sides"),
    [
        (Sheet.INTERVIEWER, "a4", {}, True, (22, 14)),
        (Sheet.SCORECARD, "us-letter", {}, True, (22, 14)),
        (Sheet.CANDIDATE, "a4", {}, True, (36, 18)),
        (Sheet.SCORECARD, "a4", {"score_by": "candidate"}, False, (18, 18)),
        (Sheet.INTERVIEWER, "a3", {}, False, (18, 18)),
    ],
)
def test_word_mirrors_the_same_papers(sheet, size, changes, mirrored, sides):
    def shape(two_sided):
        content = write(paper(sheet, changes, two_sided, size), "docx").content
        document = docx.Document(io.BytesIO(content))
        section = document.sections[0]
        is_mirrored = document.settings.element.find(qn("w:mirrorMargins")) is not None
        margins = (section.left_margin, section.right_margin)
        return is_mirrored, tuple(round(margin.mm) for margin in margins)

    assert shape(True) == (mirrored, sides)
    one_sided = sides if sheet == Sheet.CANDIDATE else (18, 18)
    assert shape(False) == (False, one_sided)
