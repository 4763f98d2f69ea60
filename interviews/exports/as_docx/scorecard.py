"""The scorecard in Word: per question or per competency, then totals and a recommendation."""

from interviews.exports.as_docx.blocks import ruled
from interviews.exports.as_docx.elements import box, el, paragraph, run
from interviews.exports.as_docx.furniture import width
from interviews.exports.as_docx.tables import table
from interviews.scoring.levels import FIELDS, HEADINGS, LEVELS, NOT_PROBED


def body(paper):
    """Yield the paragraphs and tables of the scorecard."""
    yield paragraph(paper["heading"], style="Title")
    yield from form(paper, "面试官")
    if paper["score_by"] == "competency":
        for group in paper["competencies"]:
            yield from _competency(paper, group)
    else:
        for section in paper["sections"]:
            yield paragraph(section["head"], style="Heading1")
            for item in section["items"]:
                yield from _question(paper, item)
    yield from _totals(paper)
    for name in ("优势", "顾虑"):
        yield paragraph(name, style="Heading1")
        yield from ruled(2)
    yield paragraph("录用建议", style="Heading1")
    yield from recommendation(paper, ("面试官签名", "复核人签名", "日期"))


def form(paper, person):
    """Yield the head of a form: who, for what, when, from which paper."""
    filled = {"岗位": paper["role"], "试卷": paper["form_code"]}
    for names in (("候选人", "岗位", "轮次"), ("面试日期", person, "试卷")):
        yield _fields(paper, [(name, filled.get(name, "")) for name in names])


def recommendation(paper, signatures, lines=2):
    """Yield the five levels, room for the reason, and signatures, all on one page."""
    share = width(paper) / len(paper["recommendations"])
    stops = [("left", "none", share * part) for part in range(1, 5)]
    pieces = []
    for number, level in enumerate(paper["recommendations"]):
        pieces += [run("\t" if number else ""), box(), run(f" {level}", sans=True)]
    yield paragraph(*pieces, style="FormField", tabs=stops, keep=True)
    yield paragraph("理由", style="FormField", keep=True)
    for line in ruled(lines):
        line.pPr.insert(1, el("keepNext"))
        yield line
    yield paragraph(style="FormField", keep=True)
    yield _fields(paper, [(name, "") for name in signatures])


def _fields(paper, values):
    """Return a line of named blanks, parted by tabs whose leaders are the lines to write on."""
    share = width(paper) / len(values)
    stops, pieces = [], []
    for number, (name, value) in enumerate(values, 1):
        pieces.append(run(f"{name} {value}\t"))
        stops.append(("left", "none" if value else "underscore", share * number - 6))
        if number < len(values):
            pieces.append(run("\t"))
            stops.append(("left", "none", share * number))
    return paragraph(*pieces, style="FormField", tabs=stops)


def _ticks():
    pieces = []
    for level in LEVELS:
        pieces += [box(str(level)), run("  ", size=9)]
    return pieces


def _not_seen():
    return [box(), run(f" {NOT_PROBED}", sans=True, size=8.5)]


def _evidence(paper, points):
    stops = [("right", "none", width(paper))]
    total = run(f"\t本项得分 ＿＿＿＿ / {points}", sans=True, size=9) if points else run("")
    label = run("证据（原话与事实）", sans=True, size=8.5)
    yield paragraph(label, total, style="FinePrint", tabs=stops, keep=True)
    yield from ruled(2)


def _question(paper, item):
    head = run(f"{item['number']}.\t", bold=True)
    tail = run(f"　{item['code']}　{item['points']} 分", sans=True, size=8.5)
    yield paragraph(head, item["told"], tail, style="Question")
    if item["rubric"]:
        yield _anchors(paper, item["rubric"])
    yield from _evidence(paper, item["points"])


def _anchors(paper, lines):
    first, last = 28, 36
    other = (width(paper) - first - last) / 3
    rows = [["评分要点", *HEADINGS, "评分"]]
    for line in lines:
        name = [run(line["criterion"], bold=True), el("r", el("br")), run(f"权重 {line['weight']}")]
        texts = [line[field] for field in FIELDS]
        score = [
            paragraph(*_ticks(), style="TableText", align="center"),
            paragraph(*_not_seen(), style="TableText", align="center"),
        ]
        rows.append([[paragraph(*name, style="TableText")], *texts, score])
    whole = not any(line["long"] for line in lines)
    keep = "next" if whole else None
    return table([first, other, other, other, last], rows, keep=keep, whole=whole)


def _competency(paper, group):
    numbers = "、".join(map(str, group["numbers"]))
    about = run(f"　第 {numbers} 题　{group['points']} 分", sans=True, size=8.5)
    yield paragraph(run(group["name"], bold=True, size=11), about, style="Question")
    if group["anchors"]:
        first = 34
        other = (width(paper) - first) / 3
        rows = [["表现", *HEADINGS]]
        for line in group["anchors"]:
            name = f"{line['number']}. {line['criterion']}"
            rows.append([name, *(line[field] for field in FIELDS)])
        whole = not any(line["long"] for line in group["anchors"])
        keep = "next" if whole else None
        yield table([first, other, other, other], rows, keep=keep, whole=whole)
    score = [*_ticks(), run("    "), *_not_seen()]
    yield paragraph(*score, style="FormField", keep=True)
    yield from _evidence(paper, group["points"])


def _totals(paper):
    by_competency = paper["score_by"] == "competency"
    rows = [["项目", "满分", "得分", f"{NOT_PROBED}的分值"]]
    for part in paper["competencies"] if by_competency else paper["sections"]:
        name = part["name"] if by_competency else f"{part['numeral']}、{part['title']}"
        rows.append([name, str(part["points"]), "", ""])
    rows.append(["总分", str(paper["points"]), "", ""])
    yield paragraph("合计", style="Heading1")
    yield table([82, 26, 26, 40], rows, height=8, keep="next")
    yield paragraph(paper["scoring_rule"], style="FinePrint")
