"""A form says the same on the page, in PDF and in Word."""

import html
import io
import re

import docx
import pytest
from django.utils.translation import override

from interviews.exports import wording
from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.papers.html import standalone
from interviews.scoring.levels import HEADINGS, NOT_PROBED
from tests.exports.make import make_booklet
from tests.exports.reading import pdf_text

RATED = [*HEADINGS, NOT_PROBED, "54321"]
CARD = ["未考察的分值", "总分", "本项得分", "面试日期", *wording.RECOMMENDATIONS]
SHEETS = {
    "scorecard": ({}, [*RATED, *CARD, "评分要点", wording.SCORING_RULES["question"]]),
    "by competency": (
        {"score_by": "competency"},
        [*RATED, *CARD, "表现", wording.SCORING_RULES["competency"]],
    ),
    "summary": ({}, ["总分", "面试日期", "合议结论", *wording.RECOMMENDATIONS, wording.PANEL_RULE]),
}


def flat(text):
    return "".join(text.split())


def on_page(booklet, tmp_path):
    with override("zh-hans"):
        page = standalone(booklet).decode()
    return html.unescape(re.sub("<style.*?</style>|<[^>]+>", "", page, flags=re.DOTALL))


def in_pdf(booklet, tmp_path):
    return pdf_text(write(booklet, "pdf").content, tmp_path)


def in_word(booklet, tmp_path):
    document = docx.Document(io.BytesIO(write(booklet, "docx").content))
    return "".join(document.element.body.itertext())


@pytest.mark.parametrize("rendered", [on_page, in_pdf, in_word])
@pytest.mark.parametrize("name", SHEETS)
def test_a_form_has_the_same_labels_scale_and_rules_in_every_rendering(name, rendered, tmp_path):
    changes, said = SHEETS[name]
    sheet = Sheet.SUMMARY if name == "summary" else Sheet.SCORECARD

    text = flat(rendered(make_booklet(4, sheet, **changes), tmp_path))

    assert [line for line in said if flat(line) not in text] == []
