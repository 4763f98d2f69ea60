"""More layouts that were looked at: how training firms, sites and exam boards really write."""

from tests.ingest.files.layouts import document, saved, workbook
from tests.ingest.gold.draw import CN, flat, want
from tests.ingest.gold.layouts import layout, word_table


@layout("tried")
def stars_and_method(draw):
    """Each answer told as S, T, A and R on lines of their own."""
    out, wanted = [draw.title()], []
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0, paragraphs=1), 1):
        points = (item["points"] + ["结果良好"] * 4)[:4]
        names = ("S（情境）：", "T（任务）：", "A（行动）：", "R（结果）：")
        lines = [name + text for name, text in zip(names, points, strict=True)]
        out += [f"{n}. {item['question']}", *lines, ""]
        wanted.append(want(item, answer="\n".join(lines)))
    return out, wanted


@layout("tried")
def good_and_bad(draw):
    """普通回答 and 高分回答 under each question, 面试官想听什么 first."""
    out, wanted = ["面试被问住？收藏这篇就够了", "（文末有福利）"], []
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0.8), 1):
        out += [f"0{n}" if n < 10 else str(n), item["question"]]
        out += ["面试官想听什么：", item["analysis"], "❌ 错误示范：", "我不知道，看公司安排。"]
        out += ["✅ 高分回答：", item["answer"]]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def stem_then_tag(draw):
    """Stem first, its type and points in brackets behind it, the answer after 【答】."""
    out, wanted = [], []
    for n, item in enumerate(draw.open(), 1):
        points = draw.one(5, 10)
        out += [f"{n}、{item['question']}（{item['category']}题，{points}分）"]
        out += [f"【答】{item['answer']}"]
        wanted.append(want(item, category=item["category"], score=points))
    return out, wanted


@layout("tried")
def letters_as_numbers(draw):
    """A. B. C. number the questions; answers are indented dashes."""
    out, wanted = [draw.title(), ""], []
    for letter, item in zip("ABCDEFGHIJKL", draw.open(share_short=0.6), strict=False):
        out += [f"{letter}. {item['question']}"]
        out += [f"   - {text}" for text in item["answer"].splitlines()]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def no_marks_at_all(draw):
    """Question and answer in turn, a blank line after each pair."""
    out, wanted = [], []
    for item in draw.open(draw.size(5, 10), share_short=0.8):
        out += [item["question"], item["answer"], ""]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def minutes_of_a_panel(draw):
    """Panel notes: 提问1（张经理）, 候选人回答要点, 评价."""
    out, wanted = ["面试记录", "时间：2026年3月1日 地点：三楼会议室", "候选人：王某"], []
    for n, item in enumerate(draw.open(draw.size(4, 8), paragraphs=1), 1):
        out += [f"提问{n}（{draw.one('张经理', '李总监')}）：{item['question']}"]
        out += [f"候选人回答要点：{flat(item['answer'])}", f"评价：{draw.one('较好', '一般')}"]
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("tried")
def sections_in_chinese_numbers(draw):
    """（一）（二） number the questions within 一、二、 sections."""
    out, wanted = [draw.title()], []
    for k, name in enumerate(("服务类", "管理类")):
        out.append(f"{CN[k]}、{name}")
        for n, item in enumerate(draw.open(draw.size(3, 6), share_short=0.6)):
            out += [
                f"（{CN[n]}）{item['question']}",
                f"{draw.one('参考答案', '要点')}：{item['answer']}",
            ]
            wanted.append(want(item))
    return out, wanted


@layout("tried", "md")
def notes_app(draw):
    """A notes app: - [ ] tasks, toggles with ▶, #tags behind the stems."""
    out, wanted = ["# 面试准备", "", "#客服 #面试", ""], []
    for item in draw.open(share_short=0.8, paragraphs=1):
        out += [f"- [ ] {item['question']}", f"    ▶ {flat(item['answer'])}"]
        wanted.append(want(item))
    return out, wanted


@layout("tried", "md")
def english_headings(draw):
    """### stem, **Why we ask:**, **What good looks like:** in English."""
    out, wanted = ["# Interview questions for support agents", ""], []
    for n, item in enumerate(draw.english(draw.size(5, 10)), 1):
        out += [f"### {n}. {item['question']}", "", "**Why we ask:** to see how they work."]
        out += ["", f"**What a good answer sounds like:** {item['answer']}", ""]
        out += ["**Red flags:** blames the customer", ""]
        wanted.append(want(item))
    return out, wanted


@layout("tried", "docx")
def scenario_table(draw):
    """One table a section: 情境描述, 提问, 参考应答; the section name in a merged row."""
    paper, wanted = document(), []
    for name in ("售前", "售后"):
        rows = [[f"{name}场景", "", ""], ["维度", "提问", "参考应答"]]
        for item in draw.open(draw.size(3, 6), share_short=0.6):
            rows.append([draw.one("沟通", "应变", "服务"), item["question"], item["answer"]])
            wanted.append(want(item))
        word_table(paper, rows)
        paper.add_paragraph("")
    return saved(paper), wanted


@layout("tried", "docx")
def small_table(draw):
    """A table of two or three rows only, below a text."""
    paper, wanted = document(), []
    paper.add_paragraph("面试官请任选下列问题：")
    rows = [["问题", "参考答案"]]
    for item in draw.open(draw.size(1, 2), share_short=0.5):
        rows.append([item["question"], item["answer"]])
        wanted.append(want(item))
    word_table(paper, rows)
    return saved(paper), wanted


@layout("tried", "xlsx")
def one_question_sheets(draw):
    """A sheet a role; one of them is a list of staff; heads differ from sheet to sheet."""
    sheets, wanted = {}, []
    heads = (["题目", "答案"], ["面试问题", "参考回答", "备注"], ["问题描述", "理想答案"])
    for name, head in zip(("专员", "组长", "经理"), heads, strict=True):
        rows = [head]
        for item in draw.open(draw.size(2, 5), paragraphs=1):
            rows.append([item["question"], item["answer"]])
            wanted.append(want(item))
        sheets[name] = rows
    sheets["通讯录"] = [["姓名", "电话"], ["张三", "13800000000"], ["李四", "13900000000"]]
    return workbook(sheets), wanted


@layout("tried", "xlsx")
def transposed(draw):
    """Labels in the first column; a column a question."""
    items, wanted = draw.open(draw.size(3, 6), paragraphs=1), []
    rows = [
        ["题号", *range(1, len(items) + 1)],
        ["题目", *[item["question"] for item in items]],
        ["参考答案", *[item["answer"] for item in items]],
    ]
    wanted = [want(item) for item in items]
    return workbook({"题": rows}), wanted
