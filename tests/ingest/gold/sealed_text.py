"""Text layouts kept sealed: written before the code was mended, opened for the last figure."""

from tests.ingest.gold.draw import flat, want
from tests.ingest.gold.layouts import layout, wrapped


@layout("sealed")
def serial_numbers(draw):
    """No.01 stem, the answer after a dash on the next line."""
    out, wanted = [draw.title(), "=" * 30], []
    for n, item in enumerate(draw.open(), 1):
        out += [f"No.{n:02d}  {item['question']}", f"——{item['answer']}", ""]
        wanted.append(want(item))
    return out, wanted


@layout("sealed")
def facts_line_first(draw):
    """题号：7  难度：★★★  题型：情景, then 题干 and 答."""
    out, wanted = [], []
    for n, item in enumerate(draw.open(), 1):
        stars = "★" * draw.size(1, 5)
        out += [f"题号：{n}  难度：{stars}  题型：{item['category']}题"]
        out += [f"题干：{item['question']}", f"参考答案：{item['answer']}", ""]
        wanted.append(want(item))
    return out, wanted


@layout("sealed")
def with_page_feet(draw):
    """第N题. with （仅供参考）and page feet between the lines."""
    out, wanted = [f"{draw.title()}（内部资料）"], []
    for n, item in enumerate(draw.open(draw.size(6, 12)), 1):
        out += [f"第{n}题. {item['question']}", "参考答案（仅供参考）：", item["answer"]]
        out += [f"--- 第 {n} 页 共 12 页 ---"] if n % 2 else []
        wanted.append(want(item))
    return out, wanted


@layout("sealed")
def fill_the_blank(draw):
    """填空 and 简答 in one paper, the answers in line."""
    blanks = [
        ("客户来电应在____秒内接起。", "15"),
        ("一次解决率的英文缩写是____。", "FCR"),
        ("投诉升级应在____小时内回复。", "2"),
        ("质检每人每月抽____通录音。", "8"),
    ]
    out, wanted = ["客服新人结业考试卷", "一、填空题（每空2分）"], []
    for n, (stem, answer) in enumerate(blanks, 1):
        out += [f"{n}、{stem}", f"答：{answer}"]
        wanted.append(want({"question": stem, "answer": answer}))
    out.append("二、简答题（每题10分）")
    for n, item in enumerate(draw.open(draw.size(3, 6), paragraphs=1), 1):
        out += [f"{n}、{item['question']}", f"答：{item['answer']}"]
        wanted.append(want(item, score=10))
    return out, wanted


@layout("sealed")
def forum_posts(draw):
    """1楼, 2楼: each post asks, 回复 answers."""
    out, wanted = ["【精华】客服面试被问到的题，大家接力", "楼主：热心网友 发表于 2026-02-03"], []
    for n, item in enumerate(draw.open(share_short=0.9, paragraphs=1), 2):
        out += [f"{n}楼", item["question"], f"回复：{flat(item['answer'])}", "点赞(3) 举报"]
        wanted.append(want(item))
    return out, wanted


@layout("sealed", encoding="gb18030")
def pasted_cells(draw):
    """Cells pasted from a spreadsheet into a text file, tabs between."""
    out, wanted = ["序号\t面试题目\t参考要点"], []
    for n, item in enumerate(draw.open(paragraphs=1), 1):
        out.append(f"{n}\t{item['question']}\t{flat(item['answer'])}")
        wanted.append(want(item))
    return out, wanted


@layout("sealed")
def mixed_paper(draw):
    """Choice, judgement and essay in one paper, answers in line."""
    out, wanted = [draw.title(), "一、选择题"], []
    for n, item in enumerate(draw.choice(4), 1):
        out += [f"{n}. {item['question']}"]
        out += [f"({m}) {option}" for m, option in zip("ABCD", item["options"], strict=True)]
        out += [f"答案：{item['answer']}"]
        wanted.append(want(item))
    out.append("二、判断题")
    for n, item in enumerate(draw.truth(4), 1):
        out += [
            f"{n}. {item['question']}",
            f"答案：{draw.one('正确') if item['answer'] == '√' else '错误'}",
        ]
        wanted.append(want(item, answer="正确" if item["answer"] == "√" else "错误"))
    out.append("三、论述题")
    for n, item in enumerate(draw.open(draw.size(3, 5)), 1):
        out += [f"{n}. {item['question']}", f"答案要点：{item['answer']}"]
        wanted.append(want(item))
    return out, wanted


@layout("sealed")
def panel_guide(draw):
    """An English guide: Competency, Main question, Follow-ups, Rating scale."""
    out, wanted = ["STRUCTURED INTERVIEW GUIDE", "Role: Support Team Lead", ""], []
    for n, item in enumerate(draw.english(draw.size(4, 8)), 1):
        out += [f"Competency {n}: Service", f"Main question: {item['question']}"]
        out += ["Follow-ups:", "- What happened next?", "- What did you learn?"]
        out += [f"Strong answer: {item['answer']}", "Rating: 1  2  3  4  5", ""]
        wanted.append(want(item))
    return out, wanted


@layout("sealed")
def wrapped_unlabelled(draw):
    """Lines broken at a width, no labels; a blank line between question and answer."""
    out, wanted = [], []
    width = draw.one(32, 40)
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0.2, paragraphs=1), 1):
        out += [*wrapped(f"{n}、{item['question']}", width), ""]
        out += [*wrapped(flat(item["answer"]), width), ""]
        wanted.append(want(item))
    return out, wanted
