"""Layouts of other kinds of file that were looked at; nothing is fitted to them."""

from tests.ingest.files.layouts import document, saved, workbook
from tests.ingest.gold.draw import want
from tests.ingest.gold.layouts import layout, pdf, table_file, typst_text, word_table


@layout("tried", "docx")
def interview_form(draw):
    """A form with empty columns for marks and remarks."""
    paper, wanted = document(), []
    paper.add_heading("面试评估表", 1)
    word_table(paper, [["应聘者", "", "日期", ""], ["岗位", "客服", "面试官", ""]])
    rows = [["序号", "提问内容", "回答参考", "得分（1-5）", "备注"]]
    for n, item in enumerate(draw.open(draw.size(5, 8)), 1):
        rows.append([str(n), item["question"], item["answer"], "", ""])
        wanted.append(want(item))
    word_table(paper, rows)
    paper.add_paragraph("综合评价：")
    return saved(paper), wanted


@layout("tried", "tsv")
def no_heads(draw):
    """Tab separated, without a head."""
    rows, wanted = [], []
    for n, item in enumerate(draw.open(draw.size(6, 12), paragraphs=1), 1):
        rows.append([str(n), item["question"], item["answer"]])
        wanted.append(want(item))
    return table_file(rows, "\t"), wanted


@layout("tried", "pdf")
def two_columns(draw):
    """A paper set in two columns."""
    body, wanted = f"#align(center)[*{draw.title()}*]\n#columns(2)[\n", []
    for n, item in enumerate(draw.open(draw.size(6, 10), share_short=0.8, paragraphs=1), 1):
        body += f"{n}\\. {typst_text(item['question'])}\n\n答案：{typst_text(item['answer'])}\n\n"
        wanted.append(want(item))
    return pdf(body + "]", "#set page(height: 24cm, width: 19cm)"), wanted


@layout("tried", "docx")
def headings_without_numbers(draw):
    """A heading a question, body text below, a page of contents first."""
    paper, wanted = document(), []
    items = draw.open()
    paper.add_heading(draw.title(), 1)
    paper.add_paragraph("目录")
    for page, item in enumerate(items, 2):
        paper.add_paragraph(f"{item['question']}\t{page}")
    for item in items:
        paper.add_heading(item["question"], 2)
        for text in item["answer"].splitlines():
            paper.add_paragraph(text)
        wanted.append(want(item))
    return saved(paper), wanted


@layout("tried", "xlsx")
def options_in_columns(draw):
    """题干, A, B, C, D, 正确选项, 解析."""
    rows, wanted = (
        [["题干", "A", "B", "C", "D", draw.one("正确选项", "答案", "标准答案"), "解析"]],
        [],
    )
    for item in draw.choice(draw.size(5, 10)):
        rows.append([item["question"], *item["options"], item["answer"], item["analysis"]])
        wanted.append(want(item))
    return workbook({"题库": rows}), wanted


@layout("tried", "html")
def folded_page(draw):
    """A frequently-asked page: div class=q and class=a, a side bar of links."""
    body, wanted = "", []
    for item in draw.open(paragraphs=1):
        body += f"<div class='q'>{item['question']}</div><div class='a'>{item['answer']}</div>"
        wanted.append(want(item))
    side = "".join(f"<li><a href='/{n}'>相关文章{n}</a></li>" for n in range(5))
    page = f"<!doctype html><html><body><h1>{draw.title()}</h1>{body}<aside><ul>{side}</ul></aside>"
    return page + "</body></html>", wanted


@layout("tried", "md")
def nested_bullets(draw):
    """- **stem** with the answer as nested bullets."""
    out, wanted = [f"# {draw.title()}", ""], []
    for item in map(draw.listed, draw.open(share_short=0)):
        out.append(f"- **{item['question']}**")
        lines = [text.lstrip("0123456789.①②③④⑤⑥⑦⑧（）") for text in item["answer"].splitlines()]
        out += [f"  - {text}" for text in lines]
        wanted.append(want(item, answer="\n".join(lines)))
    return out, wanted
