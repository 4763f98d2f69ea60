"""The candidate sheet in Word."""

from interviews.exports.as_docx.blocks import markdown
from interviews.exports.as_docx.elements import el, paragraph, run
from interviews.exports.as_docx.furniture import width
from interviews.exports.as_docx.tables import table

NUMBER_WIDTH = 14


def body(paper):
    """Yield the paragraphs and tables of the sheet."""
    yield paragraph(paper["heading"], style="Title")
    yield paragraph(f"满分 {paper['points']} 分　　时长 {paper['minutes']} 分钟", style="Subtitle")
    for band in paper["bands"]:
        yield _score_grid(paper, band)
        yield paragraph(style="TableText")
    yield from markdown(paper["introduction"])
    yield table([width(paper)], [[_notices(paper)]], head=False)
    for section in paper["sections"]:
        yield paragraph(section["head"], style="Heading1")
        if section["note"]:
            yield paragraph(section["note"], keep=True)
        for item in section["items"]:
            yield from _question(item)
    yield paragraph("（全卷完，请检查有无漏答）", style="FinePrint", align="center")


def _score_grid(paper, band):
    share = (width(paper) - NUMBER_WIDTH) / len(band)
    rows = [["题号", *band], ["得分", *("" for _ in band)]]
    cells = [[_middle(cell, bold=not number) for cell in row] for number, row in enumerate(rows)]
    return table([NUMBER_WIDTH] + [share] * len(band), cells, height=8)


def _middle(text, bold):
    return [paragraph(run(text, bold=bold, size=9.5), style="TableText", align="center")]


def _notices(paper):
    lines = [
        paragraph(f"{number}.\t{line}", style="Numbered")
        for number, line in enumerate(paper["notices"], 1)
    ]
    return [paragraph(run("注意事项", bold=True), style="FormField"), *lines]


def _question(item):
    number = run(f"{item['number']}.\t", bold=True)
    yield paragraph(number, f"（{item['points']} 分）{item['stem']}", style="Question")
    for line in range(item["lines"]):
        yield paragraph(style="AnswerLine", keep=line < item["lines"] - 1)
    yield el("p", el("pPr", el("pStyle", val="TableText")))
