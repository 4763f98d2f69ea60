"""Sealed layouts of other kinds of file."""

from tests.ingest.files.layouts import document, saved, workbook
from tests.ingest.gold.draw import want
from tests.ingest.gold.layouts import layout, pdf, table_file, typst_text


@layout("sealed", "docx")
def competency_lists(draw):
    """A heading a competency, bullets are its questions, a line to mark on; no answers."""
    paper, wanted = document(), []
    paper.add_heading("客服主管面试提纲", 1)
    for name in ("客户导向", "团队管理", "结果意识")[: draw.size(2, 3)]:
        paper.add_heading(name, 2)
        for item in draw.open(draw.size(3, 5), share_short=0.8):
            paper.add_paragraph(item["question"], style="List Bullet")
            wanted.append(want(item, answer=False))
        paper.add_paragraph("评分：1  2  3  4  5")
    return saved(paper), wanted


@layout("sealed", "csv")
def english_columns(draw):
    """Scenario, Ideal response, Score weighting."""
    rows, wanted = [["Ref", "Interview scenario", "Ideal response", "Score weighting", "Owner"]], []
    for n, item in enumerate(draw.english(draw.size(6, 12)), 1):
        rows.append([f"R{n}", item["question"], item["answer"], str(draw.size(1, 3) * 5), "HR"])
        wanted.append(want(item))
    return table_file(rows), wanted


@layout("sealed", "xlsx")
def grouped_rows(draw):
    """Rows that name a group between the rows of questions; unknown heads."""
    rows, wanted = [["考核项目", "发问（示例）", "理想表现", "权重%"]], []
    for name in ("服务意识", "抗压能力"):
        rows.append([f"■ {name}"])
        for item in draw.open(draw.size(3, 6), paragraphs=1):
            rows.append([name, item["question"], item["answer"], draw.one(10, 20)])
            wanted.append(want(item))
    return workbook({"结构化": rows}), wanted


@layout("sealed", "md")
def numbered_bold(draw):
    """1. **stem** and an indented answer, with a rule between groups."""
    out, wanted = [f"## {draw.title()}", ""], []
    for n, item in enumerate(draw.open(), 1):
        out.append(f"{n}. **{item['question']}**")
        out += ["", *[f"   {text}" for text in item["answer"].splitlines()], ""]
        out += ["---", ""] if n % 4 == 0 else []
        wanted.append(want(item))
    return out, wanted


@layout("sealed", "html")
def page_of_lists(draw):
    """An ordered list; the answer is a paragraph within each item."""
    body, wanted = "", []
    for item in draw.open():
        text = "<br>".join(item["answer"].splitlines())
        body += f"<li><strong>{item['question']}</strong><p>{text}</p></li>"
        wanted.append(want(item))
    page = f"<html><body><div><h2>{draw.title()}</h2><ol>{body}</ol></div>"
    return page + "<div>上一篇：面试着装</div></body></html>", wanted


@layout("sealed", "pdf")
def exam_pdf(draw):
    """A printed exam with a head and a foot on every page and long wrapped stems."""
    body, wanted = f"= {draw.title()}\n\n", []
    for n, item in enumerate(draw.open(draw.size(6, 10), share_short=0.2, paragraphs=1), 1):
        body += f"第{n}题 {typst_text(item['question'])}\n\n"
        body += f"【参考答案】{typst_text(item['answer'])}\n\n"
        wanted.append(want(item))
    page = (
        "#set page(height: 18cm, width: 13cm, header: [某某公司人力资源部 内部资料], "
        "footer: context [第 #counter(page).display() 页])"
    )
    return pdf(body, page), wanted


@layout("sealed", "rtf")
def rich_text(draw):
    """Saved as rich text by an old editor: code page escapes, bold stems."""

    def escaped(text):
        return "".join(
            c
            if c.isascii() and c not in "\\{}"
            else "".join(f"\\'{b:02x}" for b in c.encode("gbk", "ignore"))
            for c in text
        )

    body, wanted = "", []
    for n, item in enumerate(draw.open(), 1):
        item = item | {"answer": item["answer"].encode("gbk", "ignore").decode("gbk")}
        item["question"] = item["question"].encode("gbk", "ignore").decode("gbk")
        body += f"{{\\b {escaped(f'{n}、' + item['question'])}}}\\par\n"
        body += "".join(f"{escaped(text)}\\par\n" for text in item["answer"].splitlines())
        wanted.append(want(item))
    head = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}\n"
    return head + f"\\pard\\f0\\fs24 {escaped(draw.title())}\\par\n{body}}}", wanted
