"""The ugly documents d29 to d38."""

from layouts import CN, document, gold, layout, letters, saved
from pool import CHOICE, OPEN


@layout("docx")
def d29_docx_card_tables():
    """An interviewer's guide: a small table a question, labels in the left column."""
    paper, want = document(), []
    paper.add_heading("客服组长面试官手册", 1)
    for item in OPEN[:5]:
        table = paper.add_table(rows=0, cols=2)
        for label, text in (
            ("题目", item["question"]),
            ("参考答案", item["answer"]),
            ("评分要点", item["analysis"]),
            ("追问", item["probes"][0]),
        ):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, text
        paper.add_paragraph("")
        want.append(gold(item, analysis=True))
    return saved(paper), want


@layout("html")
def d30_html_page():
    """A saved web page: navigation, script, ordered list, footer."""
    body, want = "", []
    for n, item in enumerate(OPEN[:5]):
        answer = "".join(f"<p>{text}</p>" for text in item["answer"].splitlines())
        body += f"<h3>{n + 1}、{item['question']}</h3>{answer}"
        want.append(gold(item, n + 1))
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>客服面试题 - "
        "某站</title><script>var a = '1. 为什么？';</script></head><body><nav><a "
        "href='/'>首页</a><a href='/q'>问答</a></nav><div "
        f"class='article'><h1>客服面试题五道</h1>{body}</div><footer>Copyright 2026 某站 "
        "版权所有</footer></body></html>"
    )
    return page, want


@layout("txt")
def d31_english_between():
    """Chinese with English lines and terms between."""
    out, want = ["Customer Service Interview 客服面试"], []
    items = [
        {
            "question": "How do you handle an angry customer? 您如何面对愤怒的客户？",
            "answer": "Stay calm and listen. 先听完，再复述要点，最后给出带时限的方案。",
        },
        {
            "question": "What does CSAT mean, and how would you improve it? CSAT 是什么，怎样提高？",  # noqa: E501
            "answer": "CSAT is the share of satisfied answers. 从响应时间和一次解决入手。",
        },
        {
            "question": "Tell me about a time you missed an SLA. 讲一次没有达成 SLA 的经历。",
            "answer": "We missed the 24h SLA during a sale. 我把积压分级，先答复超时最久的。",
        },
    ]
    for n, item in enumerate(items):
        out += [f"Q{n + 1}. {item['question']}", f"A: {item['answer']}", ""]
        want.append(gold(item, n + 1))
    return "\n".join(out), want


@layout("txt")
def d32_chat_paste():
    """Pasted chat: names and times before what was said."""
    out, want = ["群里整理的题，大家补充哈"], []
    for n, item in enumerate(OPEN[2:7]):
        answer = item["answer"].replace("\n", "")
        out += [f"{n + 1}.{item['question']}", f"参考回答：{answer}"]
        want.append(gold(item | {"answer": answer}, n + 1))
    return "\n".join(out) + "\n", want


@layout("txt")
def d33_many_blocks():
    """第1题（行为类，10分）with 考察目的, 评分点 and 期望 blocks."""
    out, want = ["客服总监结构化面试题本"], []
    for n, item in enumerate(OPEN[:5]):
        out += [
            f"第{n + 1}题（{item['category']}类，10分）",
            item["question"],
            f"考察目的：{item['analysis']}",
            "回答思路：",
            item["answer"],
            "评分点：",
            "①说得具体（4分）；",
            "②次序合理（3分）；",
            "③有结果（3分）。",
            "期望：能说出时间和数字。",
            "",
        ]
        want.append(gold(item, n + 1, score=10, category=item["category"], analysis=True))
    return "\n".join(out), want


@layout("txt")
def d34_cn_numbers():
    """一、二、三、 number the questions themselves."""
    out, want = ["客服面试十问", ""], []
    for n, item in enumerate(OPEN):
        out += [f"{CN[n]}、{item['question']}", item["answer"], ""]
        want.append(gold(item, n + 1))
    return "\n".join(out), want


@layout("txt")
def d35_hard_wrapped():
    """Text copied from a page: lines broken at 36 characters."""
    out, want = [], []
    for n, item in enumerate(OPEN[:6]):
        answer = item["answer"].replace("\n", "")
        for text in (f"{n + 1}. {item['question']}", f"答：{answer}"):
            out += [text[k : k + 36] for k in range(0, len(text), 36)]
        want.append(gold(item | {"answer": answer}, n + 1))
    return "\n".join(out), want


@layout("md")
def d36_md_labels():
    """#### Q1：stem with **考察点：** and **参考回答：** and quotes."""
    out, want = ["# 客服面试问答全集", "", "> 先看题，再看答案。", "", "## 一、沟通", ""], []
    for n, item in enumerate(OPEN[:6]):
        quote = "\n".join(f"> {text}" for text in item["answer"].splitlines())
        out += [
            f"#### Q{n + 1}：{item['question']}",
            "",
            f"**考察点：** {item['analysis']}",
            "",
            "**参考回答：**",
            "",
            quote,
            "",
        ]
        want.append(gold(item, n + 1, analysis=True))
    return "\n".join(out), want


@layout("txt")
def d37_inline_everything():
    """Stem, options, answer and analysis of each question on one line."""
    out, want = ["客服知识小测", "一、选择题（共4题，每题3分）"], []
    for n, item in enumerate(CHOICE):
        options = " ".join(option.replace(".", "、", 1) for option in letters(item))
        answer = f"答案：{item['answer']} 解析：{item['analysis']}"
        out.append(f"{n + 1}、{item['question']} {options} {answer}")
        want.append(gold(item, n + 1, score=3, analysis=True))
    return "\n".join(out), want


@layout("pdf")
def d38_pdf():
    """A PDF with page numbers and wrapped lines."""
    import typst

    want, body = [], "= 客服经理面试题\n\n"
    for n, item in enumerate(OPEN):
        answer = item["answer"].replace("\n", "")
        body += f"{n + 1}\\. {item['question']}\n\n答案：{answer}\n\n"
        body += f"解析：{item['analysis']}\n\n"
        want.append(gold(item | {"answer": answer}, n + 1, analysis=True))
    setup = (
        '#set page(height: 14cm, width: 14cm, numbering: "1 / 1")\n#set text(lang: "zh", '
        'font: "Noto Sans CJK SC", size: 10pt)\n'
    )
    return typst.compile((setup + body).encode()), want
