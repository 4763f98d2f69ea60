"""Layouts written after the strangers' were mended, to see whether the mending reaches further."""

from tests.ingest.files.layouts import document, saved, workbook
from tests.ingest.gold.draw import CN, flat, want
from tests.ingest.gold.layouts import layout, pdf, typst_text, word_table

GREEK = "αβγδεζηθ"


@layout("later")
def training_slides(draw):
    """Slides turned into text: a page's number, a title, the question as a bullet, notes."""
    out, wanted = [], []
    for n, item in enumerate(draw.open(draw.size(4, 7), share_short=0.7, paragraphs=1), 1):
        out += [f"Slide {n}", f"面谈环节 {n}", f"• {item['question']}", "讲者备注"]
        out += [item["answer"], ""]
        wanted.append(want(item))
    return out, wanted


@layout("later", "docx")
def two_up_cards(draw):
    """Cards in Word of one column: the stem in the first row, 好回答 and 差回答 in the others."""
    paper, wanted = document(), []
    paper.add_paragraph("面试官随身卡")
    for item in draw.open(draw.size(3, 6), share_short=0.6, paragraphs=1):
        rows = [[item["question"]], [f"好回答：{item['answer']}"], ["差回答：不清楚，没遇到过。"]]
        word_table(paper, rows)
        paper.add_paragraph("")
        wanted.append(want(item))
    return saved(paper), wanted


@layout("later", "xlsx")
def survey_export(draw):
    """An export of a form: long heads with numbers, a stamp of time, one row a proposer."""
    rows = [
        [
            "提交时间",
            "您的姓名",
            "1. 您建议面试时问什么？*",
            "2. 什么样的回答您会满意？",
            "3. 适合哪个岗位",
        ]
    ]
    wanted = []
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0.6, paragraphs=1), 1):
        rows.append([f"2026/3/{n} 10:0{n % 10}", draw.one("王", "李", "赵") + "经理"])
        rows[-1] += [item["question"], item["answer"], draw.one("坐席", "组长", "经理")]
        wanted.append(want(item))
    return workbook({"Form1": rows}), wanted


@layout("later")
def numbered_letters(draw):
    """α) β) γ) as numbers, → before the answer."""
    out, wanted = [draw.title(), ""], []
    for mark, item in zip(
        GREEK, draw.open(draw.size(4, 8), share_short=0.7, paragraphs=1), strict=False
    ):
        out += [f"{mark}) {item['question']}", f"→ {flat(item['answer'])}"]
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("later", "pdf")
def framed_guide(draw):
    """A printed guide: a frame a question, Scenario, Ask the candidate, What great sounds like."""
    out, wanted = ["= Hiring guide: team lead, support"], []
    for n, item in enumerate(draw.english(draw.size(4, 6)), 1):
        body = [f"*Interview item {n}*", f"*Ask the candidate:* {typst_text(item['question'])}"]
        body += [f"*What great sounds like:* {typst_text(item['answer'])}"]
        body += ["*What poor sounds like:* It is not my job."]
        out.append("#block(stroke: 1pt, inset: 6pt)[" + "\n\n".join(body) + "]")
        wanted.append(want(item))
    return pdf("\n\n".join(out)), wanted


@layout("later")
def telephone_notes(draw):
    """Notes of a call: 主管说 this, 我记 that, short lines, times in front."""
    out, wanted = ["电话沟通记录 3月5日", "主题：主管推荐的面试题", ""], []
    for n, item in enumerate(draw.open(draw.size(4, 7), share_short=0.9, paragraphs=1)):
        out += [
            f"14:{n:02} 可以问他：{item['question']}",
            f"14:{n:02} 希望他说：{flat(item['answer'])}",
        ]
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("later", "md")
def nested_toc(draw):
    """Chapters as headings, questions as quotes, answers below, a line of dashes between."""
    out, wanted = [f"# {draw.title()}", ""], []
    for k, name in enumerate(("接待", "投诉")):
        out += [f"## 第{CN[k]}章 {name}", ""]
        for item in draw.open(draw.size(2, 4), share_short=0.5, paragraphs=2):
            out += [f"> {item['question']}", "", item["answer"], "", "---", ""]
            wanted.append(want(item))
    return out, wanted


@layout("later", "html")
def help_page(draw):
    """A page of frequent questions: dt and dd, a class and an anchor each, a search box above."""
    out, wanted = ["<html><body><form>搜索</form><h1>面试官常用问题</h1><dl>"], []
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0.6, paragraphs=2), 1):
        paragraphs = "".join(f"<p>{text}</p>" for text in item["answer"].splitlines())
        out += [f'<dt id="q{n}"><a href="#q{n}">{item["question"]}</a></dt><dd>{paragraphs}</dd>']
        wanted.append(want(item))
    return "\n".join([*out, "</dl></body></html>"]), wanted
