"""The ugly documents d01 to d14."""

from layouts import CN, SITE_HEAD, SITE_TAIL, glued, gold, layout, letters, traditional
from pool import CHOICE, OPEN, ROLE_TITLE


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
