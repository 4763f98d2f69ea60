"""The panel's summary sheet in Word."""

from interviews.exports.as_docx.elements import paragraph
from interviews.exports.as_docx.furniture import width
from interviews.exports.as_docx.scorecard import form, recommendation
from interviews.exports.as_docx.tables import table
from interviews.exports.wording import FORMS

INTERVIEWERS = 7
MOST_SECTIONS = 6  # more do not fit beside each other


def body(paper):
    """Yield the paragraphs and tables of the summary sheet."""
    yield paragraph(paper["heading"], style="Title")
    yield from form(paper, "记录人")
    yield paragraph("面试官评分", style="Heading1")
    yield _scores(paper)
    yield paragraph("计分", style="Heading1")
    heads = ["去掉一个最高分", "去掉一个最低分", "其余总分之和 ÷ 人数", "最后得分"]
    yield table([width(paper) / 4] * 4, [heads, [""] * 4], height=10)
    yield paragraph(paper["panel_rule"], style="FinePrint")
    yield paragraph(FORMS["verdict"], style="Heading1")
    yield from recommendation(paper, ("组长签名", "监督签名", "日期"), lines=3)


def _scores(paper):
    sections = paper["sections"] if len(paper["sections"]) <= MOST_SECTIONS else []
    share = (width(paper) - 94) / (len(sections) + 1)
    parts = [f"{part['title']}\n{part['points']} 分" for part in sections]
    head = ["序", "面试官", *parts, f"{FORMS['total']}\n{paper['points']} 分", "录用建议", "签名"]
    rows = [[str(number)] + [""] * (len(head) - 1) for number in range(1, INTERVIEWERS + 1)]
    widths = [10, 30] + [share] * (len(sections) + 1) + [24, 30]
    return table(widths, [head, *rows], height=10)
