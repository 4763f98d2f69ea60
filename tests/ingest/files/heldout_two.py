"""A second set of layouts written before any weight met them, after those of document sites."""

from heldout import MORE
from layouts import CN, SITE_HEAD, SITE_TAIL, gold, layout, letters
from pool import CHOICE, OPEN


def flat(entry):
    return entry | {"answer": entry["answer"].replace("\n", "")}


@layout("txt")
def k01_choice_in_brackets():
    """题目: alone under the head, options as (A)…(B)… on the line of the stem."""
    out, want = (
        [
            "第PAGE页共NUMPAGES页",
            "2026年客户服务经理招聘面试题",
            "一、单选题(共4题,每题2分,共8分)",
            "题目:",
        ],
        [],
    )
    for n, item in enumerate(CHOICE):
        options = "".join(
            f"({letter}){text}" for letter, text in zip("ABCD", item["options"], strict=True)
        )
        out += [
            f"{n + 1}.{item['question']}{options}",
            f"答案:{item['answer']}",
            f"解析:{item['analysis']}",
        ]
        want.append(gold(item, n + 1, score=2, analysis=True))
    return "\n".join(out), want


@layout("txt")
def k02_scoring_after_each():
    """Questions with a scoring line and no answers; a focus under each head."""
    out, want = (
        [
            "- 0",
            "- 0",
            "- 约2.82千字",
            "- 约 8页",
            "- 2026-01-16 发布于福建",
            "- 举报",
            "2026年客服主管服务态度面试题参考",
        ],
        [],
    )
    for k, (category, points) in enumerate((("行为", 8), ("情景", 10))):
        mine = [item for item in OPEN if item["category"] == category]
        out += [
            f"{CN[k]}、{category}面试题(共{len(mine)}题,每题{points}分,总分{points * len(mine)}分)",
            "考察重点:服务意识、问题解决能力及抗压能力。",
        ]
        for n, item in enumerate(mine):
            out += [
                f"{n + 1}.{item['question']}",
                f"评分标准:{points}分(措施具体、结果积极、体现担当)",
            ]
            want.append(
                gold(
                    item,
                    n + 1,
                    score=points,
                    category=category,
                    answer=False,
                    analysis=f"{points}分(措施具体、结果积极、体现担当)",
                )
            )
    return "\n\n".join(out), want


@layout("txt")
def k03_glued_key():
    """A written test on one line; 参考答案及解析 with 【参考答案】B【解析】 at its end."""
    title = "2026某公司招聘客服主管笔试历年参考题库附带答案详解"
    text = f"{title}一、选择题从给出的选项中选择正确答案(共4题)"
    text += "".join(
        f"{n + 1}、{item['question']}{''.join(letters(item))}" for n, item in enumerate(CHOICE)
    )
    text += "参考答案及解析"
    text += "".join(
        f"{n + 1}.【参考答案】{item['answer']}【解析】{item['analysis']}"
        for n, item in enumerate(CHOICE)
    )
    return SITE_HEAD.format(title) + text + SITE_TAIL, [
        gold(item, n + 1, analysis=True) for n, item in enumerate(CHOICE)
    ]


@layout("txt")
def k04_numbers_through_sections():
    """Numbers run on through the sections; short questions ask for a word or two."""
    out, want = ["2026年客户服务岗位面试题及服务标准解读", "一、单选题(每题2分,共2题)"], []
    for n, item in enumerate(CHOICE[:2]):
        out += [f"{n + 1}.{item['question']}", *letters(item), f"答案:{item['answer']}"]
        want.append(gold(item, n + 1, score=2))
    out.append("二、简答题(每题10分,共4题)")
    for n, entry in enumerate(map(flat, MORE[3:7])):
        out += [f"{n + 3}.{entry['question']}", f"答案:{entry['answer']}"]
        want.append(gold(entry, n + 3, score=10))
    return "\n".join(out), want


@layout("md")
def k05_bold_labels():
    """#### 1. topic, **题目：** and **答案解析：** with numbered points."""
    out, want = ["# 智能客服与人工客服面试题", "", "以下题目供练习使用。", ""], []
    for n, entry in enumerate(MORE):
        points = "\n".join(
            f"{k + 1}. **要点{k + 1}：** {text}"
            for k, text in enumerate(entry["answer"].splitlines())
        )
        out += [
            f"#### {n + 1}. 第{CN[n]}个话题",
            "",
            f"**题目：** {entry['question']}",
            "",
            "**答案解析：**",
            "",
            points,
            "",
        ]
        want.append(gold(entry | {"answer": points}, n + 1))
    return "\n".join(out), want


@layout("md")
def k06_ti_headings():
    """### 题 1：stem, 参考回答：, then rules."""
    out, want = ["# 第三章 面试高频题", "", "## 3.1 面试高频题", ""], []
    for n, entry in enumerate(MORE):
        out += [
            f"### 题 {n + 1}：{entry['question']}",
            "",
            "参考回答：",
            "",
            entry["answer"],
            "",
            "---",
            "",
        ]
        want.append(gold(entry, n + 1))
    return "\n".join(out), want


@layout("txt")
def k07_chinese_numerals():
    """问题一： under 第一部分, answers as dashes, 考察要点 at the end."""
    out, want, n = ["客服总监面试问题集"], [], 0
    for part, items in (("第一部分 团队与管理", MORE[:4]), ("第二部分 应急与沟通", MORE[4:])):
        out.append(part)
        for entry in items:
            dashes = "\n".join(f"- {text}" for text in entry["answer"].splitlines())
            out += [
                f"问题{CN[n]}：{entry['question']}",
                "回答要点：",
                dashes,
                "考察要点：表达与判断",
            ]
            want.append(gold(entry | {"answer": dashes}, n + 1, analysis="表达与判断"))
            n += 1
    return "\n".join(out), want


@layout("txt")
def k08_interviewer_cards():
    """Cards without numbers: 考察维度, 提问, 追问, 评分."""
    out, want = ["客服经理面试官用卡"], []
    for entry in map(flat, MORE):
        out += [
            "考察维度：判断与表达",
            f"提问：{entry['question']}",
            "追问：还有别的办法吗？",
            "参考要点：" + entry["answer"],
            "评分：1—5 分",
            "",
        ]
        want.append(gold(entry, analysis="判断与表达"))
    return "\n".join(out), want


@layout("txt")
def k09_guide_lines():
    """A guide with its line breaks: advice headings, two pairs spelled out."""
    text = """客服岗位面试技巧与准备指南
一、面试前
1. 了解公司
面试前，求职者应查清公司的渠道和客群，准备两三个与岗位相关的问题。
2. 准备案例
建议准备一到两个真实的案例，避免夸大。
二、面试中
1. 情景题怎么答
面试中常见的是模拟冲突。例如：
场景：客户的洗衣机装错了型号，安装师傅已离开，客户要求今天换好。
应对策略：
- 先道歉并确认客户现在最急的事
- 查最近的库存和师傅，给出两个时间
- 办不到今天时，说明原因并给补偿
2. 控制情绪
回答时语速放慢，可以先停两秒。
三、面试后
1. 表示感谢
当天发一条简短的感谢信息即可。
2. 复盘
建议把没答好的题写下来，重新组织。"""
    return text, [
        gold(
            {
                "question": "客户的洗衣机装错了型号，安装师傅已离开，客户要求今天换好。",
                "answer": "- 先道歉并确认客户现在最急的事\n- 查最近的库存和师傅，给出两个时间\n- "
                "办不到今天时，说明原因并给补偿",
            }
        )
    ]


@layout("txt")
def k10_stem_over_lines():
    """A scene of several lines before each question, 【问题】 marks the asking."""
    out, want = ["客服组长无领导小组与情景题"], []
    for n, entry in enumerate(MORE[:5]):
        out += [
            f"第{n + 1}题（情景类，20分）",
            "【背景】某家电品牌的售后中心有四十名坐席。",
            "周末来量上升三成。",
            f"【问题】{entry['question']}",
            f"【参考答案】{entry['answer']}",
            "",
        ]
        want.append(
            gold(
                entry,
                n + 1,
                score=20,
                category="情景",
                question="某家电品牌的售后中心有四十名坐席。\n周末来量上升三成。"
                f"\n{entry['question']}",
            )
        )
    return "\n".join(out), want


@layout("txt")
def k11_damaged_bytes():
    """Traditional with pinyin notes, a few bytes spoilt: 。现 read one byte out of step."""
    from layouts import glued, traditional

    items = [OPEN[1], OPEN[9], OPEN[4]]
    text = traditional(glued(items, "客服經理面試題", CHOICE))
    text = text.replace("。先", "?，F(xiàn)在先", 1) if "。先" in text else text
    want = [gold(item, n + 1, score=2, analysis=True) for n, item in enumerate(CHOICE)]
    want += [
        gold(item, n + 1, score=10, category="情景", analysis=True) for n, item in enumerate(items)
    ]
    return text, want


@layout("txt")
def k12_q_colon_blocks():
    """Q：/A： blocks with blank lines inside the answers and lists in them."""
    out, want = ["客服面试 FAQ", ""], []
    for n, entry in enumerate(MORE):
        answer = entry["answer"].replace("\n", "\n\n")
        if n % 2:
            answer += "\n\n要注意：\n1. 不要打断\n2. 不要承诺办不到的事"
        out += [f"Q：{entry['question']}", "", f"A：{answer}", ""]
        want.append(gold(entry | {"answer": answer}))
    return "\n".join(out), want
