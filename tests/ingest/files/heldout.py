"""Layouts that no weight was tuned on: what the parser makes of documents it has never seen."""

from layouts import document, gold, layout, saved, workbook

MORE = [
    {
        "question": "接到媒体记者伪装成顾客的来电，您怎么判断，又怎么答？",
        "answer": "听三点：问的是不是政策而不是订单，是否反复要“官方说法”，是否拒绝留联系方式。"
        "\n答的口径只有两句：订单的事我马上查；公司的说法请联系公关邮箱，我现在发给您。",
    },
    {
        "question": "请介绍一次您把投诉客户变成回头客的经过。",
        "answer": "一位装修客户因为色差要退全部瓷砖，我带着色卡上门，在自然光下一起比对，"
        "换了两箱。\n半年后他介绍了邻居来，点名要我跟单。",
    },
    {
        "question": "你凭什么认为自己能管住比你年纪大的组员？",
        "answer": "凭规则对谁都一样，也凭我先做给他们看。上个月夜班缺人，我连上了四个，"
        "之后排夜班没有人再推。",
    },
    {
        "question": "平均处理时长突然缩短两成，是好事吗？",
        "answer": "不一定。先看同期的再来电率和转接率：若两者都升，说明坐席在赶人下线；若都平，"
        "再看是不是知识库或系统变快了。",
    },
    {
        "question": "客户在电话里哭了很久不说话，你会做什么？",
        "answer": "不催，每半分钟轻声说一句“我在”。\n等她开口后先问现在安不安全，"
        "再问要我们做哪一件事。\n涉及人身安全的，按预案请班长联系警方。",
    },
    {
        "question": "如何给外包团队的质检打分，才能让两边都服气？",
        "answer": "双方各抽二十通，盲评，差三分以上的放到周会上一起听。\n连续四周差异小于一分，"
        "就把抽检权交给外包。",
    },
    {
        "question": "谈谈你对“服务承诺宁少勿多”的理解。",
        "answer": "承诺是要有人去做的，多一个承诺就多一处可能失信。我只承诺自己能控制的时间和动作。",  # noqa: E501
    },
]


def item(number, **more):
    return gold(MORE[number], **more)


@layout("txt")
def h01_emoji_marks():
    """❓ and 💡 as marks."""
    out = ["客服面试小抄 ✨", ""]
    for entry in MORE:
        out += [f"❓ {entry['question']}", f"💡 {entry['answer']}", ""]
    return "\n".join(out), [gold(entry) for entry in MORE]


@layout("txt")
def h02_bracketed_numbers():
    """【Q1】 and 【A】 on their own lines."""
    out, want = ["客服组长题本"], []
    for n, entry in enumerate(MORE):
        out += [f"【Q{n + 1}】", entry["question"], "【A】", entry["answer"]]
        want.append(gold(entry, n + 1))
    return "\n".join(out), want


@layout("md")
def h03_dialogue():
    """面试官：… 候选人：… with headings per theme."""
    out = ["# 模拟面试实录", ""]
    for n, entry in enumerate(MORE):
        if n % 3 == 0:
            out += [f"## 第{'一二三'[n // 3]}轮", ""]
        out += [f"**面试官：** {entry['question']}", "", f"**候选人：** {entry['answer']}", ""]
    return "\n".join(out), [gold(entry) for entry in MORE]


@layout("txt")
def h04_rparen_arrows():
    """1) stem, then → lines."""
    out, want = ["客服经理 面谈提纲"], []
    for n, entry in enumerate(MORE):
        out += [f"{n + 1}) {entry['question']}"] + [
            f"   → {text}" for text in entry["answer"].splitlines()
        ]
        want.append(gold(entry, n + 1))
    return "\n".join(out), want


@layout("md")
def h05_numbered_sections():
    """## 1. 主题 with ### 1.1 stem, hints in a quote, answers below."""
    out, want = ["# 客服岗位复习资料", "", "> 建议每天看三题", ""], []
    themes = ["危机沟通", "个人经历", "团队管理"]
    for n, entry in enumerate(MORE):
        if n % 3 == 0:
            out += [f"## {n // 3 + 1}. {themes[n // 3]}", ""]
        out += [
            f"### {n // 3 + 1}.{n % 3 + 1} {entry['question']}",
            "",
            entry["answer"].replace("\n", "\n\n"),
            "",
        ]
        want.append(gold(entry))
    return "\n".join(out), want


@layout("docx")
def h06_two_column_table():
    """A table of 问题 and 建议回答 with merged theme rows between."""
    paper = document()
    paper.add_paragraph("在线客服面试准备")
    table = paper.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "面试问题", "建议回答"
    for n, entry in enumerate(MORE):
        if n in (0, 4):
            cells = table.add_row().cells
            cells[0].merge(cells[1]).text = "第一类 常规问题" if n == 0 else "第二类 难题"
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{n + 1}、{entry['question']}", entry["answer"]
    return saved(paper), [gold(entry) for entry in MORE]


@layout("txt")
def h07_question_word_english():
    """Question 1: / Suggested answer: around Chinese."""
    out, want = ["Interview pack - Customer Service Lead"], []
    for n, entry in enumerate(MORE):
        out += [
            f"Question {n + 1}: {entry['question']}",
            f"Suggested answer: {entry['answer']}",
            "Red flag: 空话、推责",
            "",
        ]
        want.append(gold(entry, n + 1))
    return "\n".join(out), want


@layout("txt")
def h08_stars_and_rules():
    """Separated by rules, ★ marks, answers opened by 思路."""
    out = ["★★★ 客服主管必问 ★★★", "=" * 20]
    for entry in MORE:
        out += [f"★ {entry['question']}", f"思路：{entry['answer']}", "-" * 20]
    return "\n".join(out), [gold(entry) for entry in MORE]


@layout("xlsx")
def h09_sheet_without_known_header():
    """Two columns, header 面试官可以问 and 好的回答长这样."""
    rows = [["面试官可以问", "好的回答长这样", "备注"]] + [
        [e["question"], e["answer"], ""] for e in MORE
    ]
    return workbook({"题": rows}), [gold(entry) for entry in MORE]


@layout("txt")
def h10_answers_then_next_inline():
    """Several pairs on each line, not long enough to be glued."""
    out, want = [], []
    for n, entry in enumerate(MORE):
        answer = entry["answer"].replace("\n", "")
        out.append(f"第{n + 1}问：{entry['question']}答：{answer}")
        want.append(gold(entry | {"answer": answer}, n + 1))
    return "\n".join(out), want


@layout("html")
def h11_definition_list():
    """dl, dt and dd, with a side bar of other articles."""
    body = "".join(
        f"<dt>{e['question']}</dt><dd>{e['answer'].replace(chr(10), '<br>')}</dd>" for e in MORE
    )
    page = (
        "<html><body><div id='side'><ul><li><a href='/1'>销售面试题100道</a></li><li><a "
        f"href='/2'>前台礼仪</a></li></ul></div><h1>客服常见面试题</h1><dl>{body}</dl></body"
        "></html>"
    )
    return page, [gold(entry) for entry in MORE]


@layout("docx")
def h12_heading_stems():
    """Heading 2 stems numbered by hand, 要点 bullets, a table inside an answer."""
    paper, want = document(), []
    paper.add_heading("客服总监访谈提纲", 0)
    for n, entry in enumerate(MORE):
        paper.add_heading(f"{n + 1} {entry['question']}", 2)
        for text in entry["answer"].splitlines():
            paper.add_paragraph(text, style="List Number")
        want.append(gold(entry, n + 1))
    return saved(paper), want


@layout("txt")
def h13_glued_unlabelled():
    """One line; only ordinals and question marks."""
    text = "客服面试常见问题汇总"
    text += "".join(
        f"{n + 1}、{e['question']}{e['answer']}".replace("\n", "") for n, e in enumerate(MORE)
    )
    want = [gold(e | {"answer": e["answer"].replace("\n", "")}, n + 1) for n, e in enumerate(MORE)]
    return text, want


@layout("txt")
def h14_hints_and_levels():
    """题1 | 难度 | 分值 lines, 优秀/合格/不足 anchors."""
    out, want = ["结构化面试题卡（客服组长）"], []
    for n, entry in enumerate(MORE):
        out += [
            f"题{n + 1}｜难度：★★★｜分值：15",
            entry["question"],
            "【参考作答】",
            entry["answer"],
            "【评分】",
            "优秀：有次序有时限",
            "合格：有做法",
            "不足：只有态度",
            "",
        ]
        want.append(gold(entry, n + 1, score=15, analysis="优秀：有次序有时限"))
    return "\n".join(out), want


@layout("md")
def h15_task_list():
    """A check list of questions by theme, no answers."""
    out = ["# 面试清单", "", "## 开场", ""]
    for n, entry in enumerate(MORE):
        if n == 3:
            out += ["", "## 深挖", ""]
        out.append(f"- [ ] {entry['question']}")
    return "\n".join(out), [gold(entry, answer=False) for entry in MORE]


@layout("txt")
def h16_minutes():
    """A transcript with speakers H and C and small talk."""
    out = ["面试记录 2026-03-02", "H：你好，请坐。", "C：谢谢。"]
    for entry in MORE[:5]:
        out += [f"H：{entry['question']}", f"C：{entry['answer']}"]
    out += ["H：好的，今天就到这里。", "C：再见。"]
    return "\n".join(out), [gold(entry) for entry in MORE[:5]]
