"""The interviewer book and the answer key in Word."""

from interviews.exports.as_docx.blocks import dotted, markdown, numbered, ruled
from interviews.exports.as_docx.elements import ALARM, bookmarked, el, field, paragraph, run
from interviews.exports.as_docx.furniture import width
from interviews.exports.as_docx.tables import table
from interviews.scoring.levels import FIELDS, HEADINGS

NOTES = 4


def interviewer(paper):
    """Yield cover, contents, and a chapter a section."""
    yield from _cover(paper)
    yield from _contents(paper)
    if paper["interviewer_notes"]:
        yield paragraph("给面试官的话", style="Heading1")
        yield from markdown(paper["interviewer_notes"])
    for section in paper["sections"]:
        yield _chapter(section)
        facts = f"共 {section['count']} 题　{section['points']} 分　{section['minutes']} 分钟"
        yield paragraph(facts, style="FinePrint", keep=True)
        if section["note"]:
            yield paragraph(section["note"])
        for item in section["items"]:
            yield from _entry(paper, item)


def answers(paper):
    """Yield the answer key: answers after each question, or all at the end."""
    yield paragraph(paper["heading"], style="Title")
    yield paragraph(f"满分 {paper['points']} 分　　时长 {paper['minutes']} 分钟", style="Subtitle")
    yield from markdown(paper["interviewer_notes"])
    at_end = paper["answers_at_end"]
    for section in paper["sections"]:
        yield paragraph(section["head"], style="Heading1")
        for item in section["items"]:
            yield from [_plain_question(item)] if at_end else _answer(item, item["stem"])
    if at_end:
        yield paragraph("参考答案", style="Heading1", new_page=True)
        for section in paper["sections"]:
            for item in section["items"]:
                yield from _answer(item, item["short"])


def _cover(paper):
    yield paragraph(paper["title"], style="CoverTitle")
    yield paragraph(run(paper["sheet_name"], sans=True, size=15), align="center")
    facts = " · ".join(filter(None, (paper["form_code"], paper["made_on"])))
    yield paragraph(facts, style="Subtitle")
    yield paragraph(run("内部资料　不得外传", bold=True, color=ALARM), align="center")
    yield paragraph()
    yield table([34, 140], [["概况", ""], *paper["statistics"]], lines="rows")
    yield paragraph()
    rows = [["部分", "题数", "分值", "分钟"]]
    for part in paper["sections"]:
        name = f"{part['numeral']}、{part['title']}"
        rows.append([name, str(part["count"]), str(part["points"]), str(part["minutes"])])
    yield table([114, 20, 20, 20], rows, lines="rows")


def _contents(paper):
    """Yield the contents. Page numbers are fields of their own: LibreOffice fills no TOC field."""
    entries = [entry for section in paper["sections"] for entry in _entries(section)]
    stops = [("right", "dot", width(paper))]
    yield paragraph(run("目录", bold=True, size=14), new_page=True)
    for style, text, mark in entries:
        page = field(f"PAGEREF {mark} \\h", "", dirty=True)
        yield paragraph(f"{text}\t", *page, style=style, tabs=stops)


def _entries(section):
    yield "TOC1", f"{section['numeral']}、{section['title']}", _section_mark(section)
    for item in section["items"]:
        yield "TOC2", f"{item['number']}. {item['short']}", _mark(item)


def _chapter(section):
    title = [run(f"{section['numeral']}、{section['title']}", size=15)]
    number = 100_000 + section["items"][0]["number"] if section["items"] else 100_000
    return paragraph(
        *bookmarked(title, _section_mark(section), number), style="Heading1", new_page=True
    )


def _section_mark(section):
    return f"_Toc_section_{section['items'][0]['number'] if section['items'] else 0}"


def _mark(item):
    return f"_Toc_question_{item['number']}"


def _entry(paper, item):
    yield from _head(item, item["stem"])
    if item["analysis"]:
        yield paragraph(run("考察目的　", bold=True, size=9), run(item["analysis"], size=9.5))
    yield from _model_answer(item)
    if item["rubric"]:
        yield paragraph(style="TableText", keep=True)
        yield _rubric(paper, item)
    if item["probes"]:
        yield paragraph("追问", style="Label")
        yield from numbered(item["probes"])
    if item["red_flags"]:
        yield paragraph("雷区", style="RedFlagLabel")
        for line in item["red_flags"]:
            yield paragraph(f"· {line}", style="RedFlag")
    yield paragraph("记录", style="Label")
    yield from ruled(NOTES)


def _answer(item, stem):
    yield from _head(item, stem)
    yield from _model_answer(item)
    if item["rubric"]:
        lines = "；".join(f"{line['criterion']}（{line['weight']} 分）" for line in item["rubric"])
        yield paragraph(run("评分　", bold=True, size=9), run(f"{lines}。", size=9.5))


def _head(item, stem):
    about = [
        item["category"],
        item["difficulty"],
        f"{item['points']} 分",
        f"{item['minutes']} 分钟",
    ]
    about.append("、".join(item["competencies"]))
    tail = run("　　" + "　".join(filter(None, about)))
    yield paragraph(run(item["code"], bold=True, color="000000"), tail, style="Facts")
    title = [run(f"{item['number']}.\t{stem}")]
    yield paragraph(*bookmarked(title, _mark(item), item["number"]), style="Heading2")


def _model_answer(item):
    if item["answer"]:
        yield paragraph("参考答案", style="Label")
        yield from markdown(item["answer"], style="ModelAnswer")
    if item["key_points"]:
        yield paragraph("关键在于", style="Label")
        yield from dotted(item["key_points"])


def _rubric(paper, item):
    first = 30
    other = (width(paper) - first) / 3
    rows = [["评分要点", *HEADINGS]]
    for line in item["rubric"]:
        name = [run(line["criterion"], bold=True), el("r", el("br")), run(f"{line['weight']} 分")]
        cells = [line[field] for field in FIELDS]
        rows.append([[paragraph(*name, style="TableText")], *cells])
    whole = not any(line["long"] for line in item["rubric"])
    keep = "rows" if whole else None
    return table([first, other, other, other], rows, keep=keep, whole=whole)


def _plain_question(item):
    number = run(f"{item['number']}.\t", bold=True)
    code = run(f"　{item['code']}", size=8.5, sans=True)
    text = f"（{item['points']} 分）{item['stem']}"
    element = paragraph(number, text, code, style="Question")
    element.pPr.append(el("keepNext", val="0"))
    return element
