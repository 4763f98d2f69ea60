"""The ugly documents d15 to d28."""

import io

from layouts import document, gold, layout, q_and_a, saved, workbook
from pool import OPEN


@layout("txt")
def d15_type_then_timu():
    """1.情境题(10分) then 题目:, answers as -第一步: items."""
    names = ["情境题", "冲突处理题", "合规意识题", "应急题"]
    items = [OPEN[1], OPEN[4], OPEN[6], OPEN[9]]
    out, want = (
        [
            "2026年客服经理面试题及能力评估含答案",
            "一、情景面试题(共4题,每题10分,总分40分)",
            "考察重点:现场处置、沟通与复盘。",
        ],
        [],
    )
    for n, (name, item) in enumerate(zip(names, items, strict=True)):
        steps = item["answer"].replace("\n", "\n-")
        out += [f"{n + 1}.{name}(10分)", f"题目:{item['question']}", "答案:", f"-{steps}"]
        want.append(gold(item | {"answer": f"-{steps}"}, n + 1, score=10, category="情景"))
    return "\n".join(out), want


@layout("txt")
def d16_list_only():
    """Sections of numbered questions, no answers at all."""
    out, want = (
        ["客服经理面试提纲", "一、行为面试题(3题,每题8分,共24分)", "考察点:过往经验、职业素养"],
        [],
    )
    for n, item in enumerate([OPEN[0], OPEN[5], OPEN[8]]):
        out.append(f"{n + 1}.{item['question']}")
        want.append(gold(item, n + 1, score=8, category="行为", answer=False))
    out += ["二、情景模拟题(4题,每题10分,共40分)"]
    for n, item in enumerate([OPEN[1], OPEN[4], OPEN[6], OPEN[9]]):
        out.append(f"{n + 1}.{item['question']}")
        want.append(gold(item, n + 1, score=10, category="情景", answer=False))
    return "\n".join(out), want


@layout("txt")
def d17_plain_list():
    """One question a line, nothing else."""
    items = [OPEN[k] for k in (1, 2, 3, 4, 6, 7, 9)]
    return "\n".join(item["question"] for item in items), [
        gold(item, answer=False) for item in items
    ]


@layout("txt")
def d18_faq_blank_lines():
    """A question line, the answer below, blank lines between."""
    out, want = ["客服岗位问答", ""], []
    for item in [OPEN[k] for k in (1, 3, 4, 6, 7, 9)]:
        text = item["answer"].replace("\n", "")
        out += [item["question"], text, ""]
        want.append(gold(item | {"answer": text}))
    return "\n".join(out), want


@layout("txt")
def d19_repeated_section():
    """The whole section again, tails cut; the copies are marked."""
    out, want = ["客服经理面试题", "一、情景题(共3题,每题10分)"], []
    items = [OPEN[1], OPEN[4], OPEN[9]]
    for n, item in enumerate(items):
        out += [f"{n + 1}.{item['question']}", f"答案:{item['answer']}"]
        want.append(gold(item, n + 1, score=10, category="情景", duplicate_of=None))
    out.append("一、情景题(共3题,每题10分)")
    for n, item in enumerate(items):
        short = item["answer"].splitlines()[0]
        out += [f"{n + 1}.{item['question']}", f"答案:{short}"]
        want.append(
            gold(item | {"answer": short}, n + 1, score=10, category="情景", duplicate_of=n)
        )
    return "\n".join(out), want


@layout("txt")
def d20_cut_off():
    """A preview copy that stops in the middle of the last answer."""
    out, want = ["客服专员面试题（共20题）"], []
    for n, item in enumerate(OPEN[:4]):
        answer = item["answer"] if n < 3 else item["answer"][: len(item["answer"]) - 14]
        out += [f"第{n + 1}题：{item['question']}", f"参考答案：{answer}"]
        want.append(gold(item | {"answer": answer}, n + 1, truncated=n == 3))
    return (
        "\n".join(out)
        + "\n您可能关注的文档\n最近下载\n- 会计基础试题.docx VIP\n- 消防知识竞赛题库.pdf "
        "VIP\n文档评论(0)",
        want,
    )


@layout("txt", "gb18030")
def d21_gb18030():
    """GB18030 bytes."""
    return q_and_a(OPEN[5:]), [gold(item, n + 1) for n, item in enumerate(OPEN[5:])]


@layout("txt")
def d22_big5():
    """Traditional text in Big5 bytes."""
    import opencc

    text = opencc.OpenCC("s2tw").convert(q_and_a(OPEN[5:]))
    return text.encode("big5hkscs", "replace"), [
        gold(item, n + 1) for n, item in enumerate(OPEN[5:])
    ]


@layout("txt", "utf-16-le")
def d23_utf16_no_mark():
    """UTF-16 without a byte order mark."""
    return q_and_a(OPEN[:5]), [gold(item, n + 1) for n, item in enumerate(OPEN[:5])]


@layout("csv", "gb18030")
def d24_csv():
    """A spreadsheet saved as CSV by an old Excel."""
    import csv

    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["序号", "问题类型", "面试题目", "参考答案", "考察点", "分值"])
    for n, item in enumerate(OPEN[:6]):
        rows.writerow(
            [n + 1, f"{item['category']}类", item["question"], item["answer"], item["analysis"], 10]
        )
    want = [
        gold(item, n + 1, score=10, category=item["category"], analysis=True)
        for n, item in enumerate(OPEN[:6])
    ]
    return out.getvalue(), want


@layout("xlsx")
def d25_xlsx_titled():
    """A title row and a note above the header, two sheets."""
    head = ["编号", "能力维度", "面试问题", "回答要点", "评分标准", "追问"]
    rows = [["客服组长面试题本"], ["填表说明：每行一题"], head]
    rows += [
        [n + 1, item["analysis"], item["question"], item["answer"], "逐条给分", item["probes"][0]]
        for n, item in enumerate(OPEN[:5])
    ]
    more = [["题目", "答案"]] + [[item["question"], item["answer"]] for item in OPEN[5:8]]
    want = [gold(item, n + 1, analysis=True) for n, item in enumerate(OPEN[:5])] + [
        gold(item) for item in OPEN[5:8]
    ]
    return workbook({"组长": rows, "补充": more}), want


@layout("docx")
def d26_docx_auto_numbers():
    """Word's automatic numbers, which are not in the text; bullets in the answers."""
    paper, want = document(), []
    paper.add_heading("客服经理面试题", 0)
    for n, item in enumerate(OPEN[:6]):
        paper.add_paragraph(item["question"], style="List Number")
        for text in item["answer"].splitlines():
            paper.add_paragraph(text, style="List Bullet" if n % 2 else None)
        want.append(gold(item, n + 1))
    return saved(paper), want


@layout("docx")
def d27_docx_bold_lines():
    """Questions are bold paragraphs; section headings carry the kind."""
    paper, want = document(), []
    paper.add_heading("客服主管面试问题", 1)
    for category in ("行为", "情景"):
        paper.add_heading(f"{category}面试题", 2)
        for item in (item for item in OPEN if item["category"] == category):
            paper.add_paragraph().add_run(item["question"]).bold = True
            for text in item["answer"].splitlines():
                paper.add_paragraph(text)
            want.append(gold(item, category=category))
    return saved(paper), want


@layout("docx")
def d28_docx_table():
    """One table with a header row, between paragraphs."""
    paper = document()
    paper.add_paragraph("客服专员面试评分表")
    head = ["序号", "题型", "题目", "参考答案", "评分要点", "分值"]
    table = paper.add_table(rows=1, cols=len(head))
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    want = []
    for n, item in enumerate(OPEN[:5]):
        row = [
            str(n + 1),
            item["category"],
            item["question"],
            item["answer"],
            item["analysis"],
            "10分",
        ]
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
        want.append(gold(item, n + 1, score=10, category=item["category"], analysis=True))
    paper.add_paragraph("面试官签字：")
    return saved(paper), want
