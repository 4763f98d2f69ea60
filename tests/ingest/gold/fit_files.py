"""Layouts of other kinds of file on which weights may be tuned."""

from tests.ingest.files.layouts import document, saved, workbook
from tests.ingest.gold.draw import want
from tests.ingest.gold.layouts import layout, pdf, table_file, typst_text, word_table


@layout("fit", "md")
def markdown_headings(draw):
    """## 1. stem, text, a quote with the follow-up."""
    out, wanted = [f"# {draw.title()}", ""], []
    level = draw.one("##", "###")
    numbered = draw.maybe()
    for n, item in enumerate(draw.open(), 1):
        number = f"{n}. " if numbered else ""
        out += [f"{level} {number}{item['question']}", "", item["answer"], ""]
        out += [f"> 追问：{item['probes'][0]}", ""] if draw.maybe() else []
        wanted.append(want(item))
    return out, wanted


@layout("fit", "md")
def markdown_table(draw):
    """| # | 问题 | 答案 |."""
    heads = draw.one(["#", "问题", "参考答案"], ["题型", "面试题", "回答要点"], ["问", "答"])
    out, wanted = (
        [f"# {draw.title()}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"],
        [],
    )
    for n, item in enumerate(draw.open(paragraphs=1), 1):
        first = [item["category"]] if heads[0] == "题型" else [str(n)] if len(heads) == 3 else []
        cells = [*first, item["question"], item["answer"]]
        out.append(f"| {' | '.join(cells)} |")
        wanted.append(want(item, category=item["category"] if heads[0] == "题型" else None))
    return out, wanted


@layout("fit", "csv")
def csv_columns(draw):
    """A comma separated file, its columns in any order, heads of many wordings."""
    heads = {
        "question": draw.one("题目", "面试问题", "问题描述", "提问"),
        "answer": draw.one("答案", "参考答案", "标准回答", "理想回答"),
        "category": draw.one("类型", "题型", "问题分类"),
        "analysis": draw.one("考察点", "考察能力", "目的"),
    }
    order = draw.random.sample(list(heads), 4)
    rows, wanted = [[heads[name] for name in order]], []
    for item in draw.open(draw.size(6, 14)):
        rows.append([item[name] for name in order])
        wanted.append(want(item, category=item["category"]))
    return table_file(rows), wanted


@layout("fit", "xlsx")
def workbook_titled(draw):
    """Two sheets, a title above the head, notes below the rows."""
    sheets, wanted = {}, []
    for name in ("初试", "复试"):
        rows = [[draw.title()], ["序号", "能力项", "题目", "评分要点", "参考回答", "分值"]]
        for n, item in enumerate(draw.open(draw.size(4, 7)), 1):
            rows.append([n, item["analysis"], item["question"], "看过程", item["answer"], 10])
            wanted.append(want(item, score=10))
        sheets[name] = rows
    return workbook(sheets), wanted


@layout("fit", "docx")
def word_numbers(draw):
    """Word's own numbers and bold stems."""
    paper, wanted = document(), []
    paper.add_heading(draw.title(), 0)
    style = draw.one("List Number", None)
    for item in draw.open():
        paper.add_paragraph(style=style).add_run(item["question"]).bold = True
        for text in item["answer"].splitlines():
            paper.add_paragraph(text)
        wanted.append(want(item))
    return saved(paper), wanted


@layout("fit", "docx")
def word_cards(draw):
    """A small table a question, labels in the left column."""
    paper, wanted = document(), []
    paper.add_heading(draw.title(), 1)
    for item in draw.open(draw.size(4, 6)):
        rows = [
            [draw.one("题目", "题目"), item["question"]],
            ["考察要点", item["analysis"]],
            ["参考答案", item["answer"]],
            ["得分", ""],
        ]
        word_table(paper, rows)
        paper.add_paragraph("")
        wanted.append(want(item))
    return saved(paper), wanted


@layout("fit", "html")
def web_page(draw):
    """Headings and paragraphs, a menu and a footer around them."""
    body, wanted = "", []
    tag = draw.one("h2", "h3", "h4")
    for n, item in enumerate(draw.open(), 1):
        text = "".join(f"<p>{part}</p>" for part in item["answer"].splitlines())
        body += f"<{tag}>{n}、{item['question']}</{tag}>{text}"
        wanted.append(want(item))
    page = f"<html><body><nav><a href='/'>首页</a></nav><h1>{draw.title()}</h1>{body}"
    return page + "<footer>版权所有 2026</footer></body></html>", wanted


@layout("fit", "pdf")
def printed_pdf(draw):
    """A printed paper with page numbers."""
    body, wanted = f"= {draw.title()}\n\n", []
    for n, item in enumerate(draw.open(draw.size(6, 10), paragraphs=1), 1):
        body += f"{n}\\. {typst_text(item['question'])}\n\n答：{typst_text(item['answer'])}\n\n"
        wanted.append(want(item))
    page = '#set page(height: 16cm, width: 14cm, numbering: "1 / 1")'
    return pdf(body, page), wanted
