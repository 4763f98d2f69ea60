"""One function a layout: (bytes of the document, what a careful reader gets out of it)."""

import io

from pool import CHOICE, OPEN, ROLE_TITLE

LAYOUTS = {}
CN = "一二三四五六七八九十"


def layout(suffix, encoding="utf-8"):
    """Register a layout whose function returns (text or bytes, gold)."""

    def register(make):
        def made():
            content, gold = make()
            return (content if isinstance(content, bytes) else content.encode(encoding)), gold

        made.suffix, made.__doc__ = suffix, make.__doc__
        LAYOUTS[make.__name__] = made
        return made

    return register


def gold(item, number=None, *, score=None, category=None, answer=True, analysis=False, **more):
    """A gold entry. `category` and `score` are what the document states, None otherwise."""
    return {
        "number": number,
        "question": more.pop("question", item["question"]),
        "answer": item["answer"] if answer else None,
        "has_answer": bool(answer),
        "has_analysis": bool(analysis),
        "analysis": item["analysis"] if analysis is True else analysis or None,
        "category": category,
        "score": score,
        "check_score": True,
        **more,
    }


def letters(item):
    return [f"{letter}.{text}" for letter, text in zip("ABCD", item["options"], strict=False)]


@layout("txt")
def d01_di_lines():
    """第一题 on its own line, answers and analyses in blocks."""
    out, want = [f"{ROLE_TITLE}(含解析)", "面试问答题(共5题)"], []
    for n, item in enumerate(OPEN[:5]):
        out += [
            f"第{CN[n]}题",
            item["question"],
            "答案:",
            item["answer"],
            "解析:",
            item["analysis"],
        ]
        want.append(gold(item, n + 1, analysis=True))
    return "\n".join(out), want


@layout("txt")
def d02_sections_points():
    """一、行为面试题(共N题,每题M分), 1. stems, numbered lists in answers."""
    out, want = ["第PAGE页共NUMPAGES页", ROLE_TITLE], []
    groups = [("行为", 10), ("情景", 15), ("压力", 20), ("技术", 15)]
    for k, (category, points) in enumerate(groups):
        mine = [item for item in OPEN if item["category"] == category]
        out.append(f"{CN[k]}、{category}面试题(共{len(mine)}题,每题{points}分)")
        for n, item in enumerate(mine):
            out += [
                f"{n + 1}.{item['question']}",
                "答案:",
                item["answer"],
                f"解析:{item['analysis']}",
            ]
            want.append(gold(item, n + 1, score=points, category=category, analysis=True))
    return "\n".join(out), want


@layout("txt")
def d03_dun_unlabelled():
    """1、stem, then the answer as paragraphs without any label."""
    out, want = ["客服面试常见问题及回答", ""], []
    for n, item in enumerate(OPEN[:6]):
        text = (
            item["answer"]
            .replace("1. ", "")
            .replace("2. ", "")
            .replace("3. ", "")
            .replace("4. ", "")
        )
        out += [f"{n + 1}、{item['question']}", text, ""]
        want.append(gold(item | {"answer": text}, n + 1))
    return "\n".join(out), want


@layout("txt")
def d04_paren_da():
    """（1）stem, 答：answer."""
    out, want = ["客服组长面试题"], []
    for n, item in enumerate(OPEN[:5]):
        out += [f"（{n + 1}）{item['question']}", f"答：{item['answer']}", ""]
        want.append(gold(item, n + 1))
    return "\n".join(out), want


@layout("md")
def d05_md_headings():
    """### 1. stem; headings and numbered lists inside the answers; contents with links."""
    out, want = ["# 客服面试题整理", "", "## 目录", ""], []
    out += [f"- [{n + 1}. {item['question']}](#q{n + 1})" for n, item in enumerate(OPEN[:5])]
    out += ["", "## 高频题", ""]
    for n, item in enumerate(OPEN[:5]):
        body = "#### 思路\n\n1. 先听清楚\n2. 再给方案\n\n#### 示例\n\n" + item["answer"]
        out += [f"### {n + 1}. {item['question']}", "", body, ""]
        want.append(gold(item | {"answer": body}, n + 1))
    return "\n".join(out), want


@layout("md")
def d06_md_details():
    """<details><summary>stem</summary> answer </details>."""
    out, want = ["# 客服问答", ""], []
    for item in OPEN[:5]:
        out += [
            "<details>",
            f"<summary>{item['question']}</summary>",
            "",
            item["answer"],
            "",
            "</details>",
            "",
        ]
        want.append(gold(item))
    return "\n".join(out), want


@layout("md")
def d07_md_bold():
    """Bold lines as questions, paragraphs as answers."""
    out, want = ["# 面试准备", ""], []
    for item in OPEN[:6]:
        out += [f"**{item['question']}**", "", item["answer"], ""]
        want.append(gold(item))
    return "\n".join(out), want


@layout("txt")
def d08_wenti_daan():
    """问题1：/答案： with 考察点 and 追问."""
    out, want = ["客服专员结构化面试"], []
    for n, item in enumerate(OPEN[:6]):
        out += [
            f"问题{n + 1}：{item['question']}",
            f"考察点：{item['analysis']}",
            f"答案：{item['answer']}",
        ]
        out += ["追问："] + [f"{k + 1}. {probe}" for k, probe in enumerate(item["probes"])]
        want.append(gold(item, n + 1, analysis=True))
    return "\n".join(out), want


@layout("txt")
def d09_wen_da():
    """问：… 答：… without numbers."""
    out, want = [], []
    for item in OPEN[:6]:
        out += [f"问：{item['question']}", f"答：{item['answer']}", ""]
        want.append(gold(item))
    return "\n".join(out), want


@layout("txt")
def d10_answers_at_end():
    """Questions in two sections, 参考答案 at the end, numbers begin again in each."""
    groups = [
        ("一、行为题", "行为", [OPEN[0], OPEN[5], OPEN[8]]),
        ("二、情景题", "情景", [OPEN[1], OPEN[4], OPEN[9]]),
    ]
    out, want = ["客服主管笔试卷"], []
    for title, category, items in groups:
        out += [title] + [f"{n + 1}. {item['question']}" for n, item in enumerate(items)]
        want += [
            gold(item | {"answer": item["answer"].replace("\n", "")}, n + 1, category=category)
            for n, item in enumerate(items)
        ]
    out.append("参考答案")
    for title, _, items in groups:
        out += [title] + [
            f"{n + 1}. " + item["answer"].replace("\n", "") for n, item in enumerate(items)
        ]
    return "\n".join(out), want


@layout("txt")
def d11_choice_key():
    """Multiple choice, letters at the end as 1-4 BCAD."""
    out, want = ["客服岗位笔试题", "一、单选题（每题5分，共4题）"], []
    for n, item in enumerate(CHOICE):
        out += [f"{n + 1}. {item['question']}（  ）", *letters(item)]
        want.append(gold(item, n + 1, score=5))
    out += ["参考答案", "一、单选题", "1-4 BCAD"]
    return "\n".join(out), want


def glued(items, title, choice=()):
    """Everything in one line, as web copies are."""
    text = (
        f"{title}一、单选题(共{len(choice)}题,每题2分,总分{2 * len(choice)}分)" if choice else title
    )
    for n, item in enumerate(choice):
        text += f"{n + 1}.题目:{item['question']}{''.join(letters(item))}"
        text += f"答案:{item['answer']}解析:{item['analysis']}"
    text += f"{'二' if choice else '一'}、情景题(共{len(items)}题,每题10分,总分{10 * len(items)}分)"
    for n, item in enumerate(items):
        text += f"{n + 1}.{item['question']}答案:{item['answer']}解析:{item['analysis']}".replace(
            "\n", ""
        )
    return text


SITE_HEAD = (
    "{0}_第1页\n{0}_第2页\n{0}_第3页\n已阅读3页,还剩5页未读,"
    "继续免费阅读\n\n下载本文档\n\n版权说明:本文档由用户提供并上传,收益归属内容提供方,"
    "若内容存在侵权,请进行举报或认领\n\n文档简介\n\n"
)
SITE_TAIL = (
    "\n\n温馨提示\n\n  • 1. 本站所有资源如无特殊说明,都需要本地电脑安装办公软件。\n  • 2. "
    "本站的文档不包含任何第三方提供的附件,如果需要附件,请联系上传者。\n  • 3. "
    "未经权益所有人同意不得将文件中的内容挪作商业或盈利用途。\n\n评论\n\n0/150\n\n提交评论\n"
)


@layout("txt")
def d12_glued():
    """Line breaks lost, site boilerplate around."""
    items = [OPEN[1], OPEN[4], OPEN[6], OPEN[9]]
    text = SITE_HEAD.format(ROLE_TITLE) + glued(items, ROLE_TITLE, CHOICE) + SITE_TAIL
    want = [gold(item, n + 1, score=2, analysis=True) for n, item in enumerate(CHOICE)]
    want += [
        gold(item, n + 1, score=10, category="情景", analysis=True) for n, item in enumerate(items)
    ]
    return text, want


def traditional(text):
    """Machine Traditional with pinyin notes on a few characters, as some sites publish."""
    import opencc

    notes = {
        "務": "wù",
        "應": "yīng",
        "問": "wèn",
        "題": "tí",
        "處": "chǔ",
        "戶": "hù",
        "員": "yuán",
    }
    text = opencc.OpenCC("s2t").convert(text)
    return "".join(c + (f"({notes[c]})" if c in notes else "") for c in text)


@layout("txt")
def d13_traditional_pinyin_glued():
    """The same in machine-made Traditional with pinyin notes."""
    items = [OPEN[1], OPEN[4], OPEN[6], OPEN[9]]
    text = SITE_HEAD.format(ROLE_TITLE) + glued(items, ROLE_TITLE) + SITE_TAIL
    want = [
        gold(item, n + 1, score=10, category="情景", analysis=True) for n, item in enumerate(items)
    ]
    return traditional(text), want


@layout("txt")
def d14_titled_situations():
    """1.情景题:title, 情境:, 问题:, 答案:, 解析: as separate lines with blanks between."""
    titles = ["直播间投诉", "新人情绪", "信息外泄", "系统宕机"]
    items = [OPEN[1], OPEN[4], OPEN[6], OPEN[9]]
    out, want = (
        [
            "第PAGE页共NUMPAGES页",
            "2026年客服主管情景模拟面试题",
            "一、情景应变题(共4题,每题10分,总分40分)",
        ],
        [],
    )
    for n, (title, item) in enumerate(zip(titles, items, strict=True)):
        scene, ask = item["question"].rsplit("，", 1)
        out += [
            f"{n + 1}.情景题:{title}",
            f"情境:{scene}。",
            f"问题:{ask}(10分)",
            "答案:",
            item["answer"],
            f"解析:{item['analysis']}",
        ]
        want.append(
            gold(
                item, n + 1, score=10, category="情景", analysis=True, question=f"{scene}。\n{ask}"
            )
        )
    return "\n\n".join(out), want


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


def q_and_a(items):
    return "\n".join(
        f"{n + 1}. {item['question']}\n答：{item['answer']}\n" for n, item in enumerate(items)
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


def workbook(sheets):
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell)
    book.close()
    return out.getvalue()


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


def document():
    import docx

    return docx.Document()


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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
