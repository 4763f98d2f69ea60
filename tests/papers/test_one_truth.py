"""A sheet says the same on the page, in PDF and in Word: its whole text, in the same order."""

import io
import re
import subprocess

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html

from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from interviews.exports.letterhead import Letterhead
from interviews.exports.sheets import describe
from interviews.papers.html import standalone
from tests.exports.make import make_booklet
from tests.exports.reading import tool

MARKDOWN = """### 三步走

3. 先止损
4. 再查因
   - 电话

> 客户原话

*强调* 与 **加粗**

| 时间 | 做什么 |
| --- | --- |
| 前五分钟 | **止损** |
"""
HOUSE = Letterhead(
    "云上客服有限公司", "人力资源部", consent="应聘者同意本卷只用于招聘。", pass_line=65
)
VARIANTS = {
    "candidate": (Sheet.CANDIDATE, {"introduction": MARKDOWN, "letterhead": HOUSE}),
    "practice": (Sheet.PRACTICE, {"internal": False}),
    "answers": (Sheet.ANSWERS, {"interviewer_notes": MARKDOWN}),
    "answers at end": (Sheet.ANSWERS, {"answers_at_end": True}),
    "interviewer": (Sheet.INTERVIEWER, {"introduction": MARKDOWN, "copy": "第 03 份"}),
    "scorecard": (Sheet.SCORECARD, {"letterhead": HOUSE}),
    "scorecard by competency": (Sheet.SCORECARD, {"score_by": "competency"}),
    "scorecard of several": (Sheet.SCORECARD, {"score_by": "candidate"}),
    "summary": (Sheet.SUMMARY, {"letterhead": HOUSE}),
}


def flat(text):
    return "".join(text.split())


def on_page(booklet):
    """What a reader of the page reads: with the marks of its lists, without the sealing line."""
    (paper,) = html.fromstring(standalone(booklet)).xpath("//article")
    for strip in paper.find_class("identity"):
        strip.getparent().remove(strip)
    for one in paper.iter("ol"):
        for number, item in enumerate(one.findall("li"), int(one.get("start", 1))):
            item.text = f"{number}.{item.text or ''}"
    for one in paper.iter("ul"):
        for item in one.findall("li"):
            item.text = f"·{item.text or ''}"
    return paper.text_content()


def in_pdf(booklet, tmp_path):
    """The text of the tagged structure: heads, feet and drawn lines are no part of it."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(write(booklet, "pdf").content)
    done = subprocess.run(
        [tool("pdfinfo"), "-struct-text", path], capture_output=True, check=True, timeout=60
    )
    lines = re.findall(r'^ *"(.*)"$', done.stdout.decode("utf-8", "replace"), re.MULTILINE)
    return "".join(lines)


def in_word(booklet):
    """The text of the body, without what fields show: page numbers."""
    body = docx.Document(io.BytesIO(write(booklet, "docx").content)).element.body
    return "".join(one.text or "" for one in body.iter(qn("w:t")))


def without_page_numbers(text, booklet):
    """Only PDF knows the pages of its contents beforehand: Word has fields, a browser nothing."""
    for contents in (one for one in describe(booklet).blocks if one.kind == "contents"):
        for entry in contents.entries:
            numbered = re.escape(flat(entry.text)) + r"\d"
            front, title, rest = text.partition(contents.title)
            text = front + title + re.sub(numbered, flat(entry.text), rest, count=1)
    return text


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("name", VARIANTS)
def test_a_sheet_has_the_same_text_in_every_rendering(name, count, tmp_path):
    sheet, changes = VARIANTS[name]
    booklet = make_booklet(count, sheet, **changes)

    page = flat(on_page(booklet))

    assert flat(in_word(booklet)) == page
    assert without_page_numbers(flat(in_pdf(booklet, tmp_path)), booklet) == page
