"""Text layouts that were looked at while the code was mended; nothing is fitted to them."""

from tests.ingest.gold.draw import flat, want
from tests.ingest.gold.layouts import layout

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


@layout("tried")
def roman_numbers(draw):
    """I. II. III. before each question, the answer indented."""
    out, wanted = [draw.title(), ""], []
    for number, item in zip(ROMAN, draw.open(), strict=False):
        out += [f"{number}. {item['question']}"]
        out += [f"    {text}" for text in item["answer"].splitlines()]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def circles_and_arrows(draw):
    """① stem, then → and the answer."""
    out, wanted = [draw.title()], []
    arrow = draw.one("→ ", "=> ", "—— ", "☞ ")
    for mark, item in zip(CIRCLES, draw.open(paragraphs=1), strict=False):
        out += [f"{mark} {item['question']}", arrow + flat(item["answer"])]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def exam_export(draw):
    """An examination system: 题1/20 [单选], options, 正确答案, 我的答案."""
    items, wanted = draw.choice(draw.size(5, 10)), []
    out = ["考试名称：客服上岗考试", "姓名：测试    得分：86"]
    for n, item in enumerate(items, 1):
        out += [f"{n}/{len(items)} [单选题] {item['question']} (2分)"]
        out += [f"{m}、{option}" for m, option in zip("ABCD", item["options"], strict=True)]
        out += [f"正确答案：{item['answer']}", f"我的答案：{draw.one('A', 'B', 'C')}", ""]
        wanted.append(want(item, score=2))
    return out, wanted


@layout("tried")
def bracketed_labels(draw):
    """【问题一】 … 【解答】 … each on a line of its own."""
    out, wanted = [], []
    for number, item in zip("一二三四五六七八九十", draw.open(draw.size(4, 10)), strict=False):
        out += [f"【问题{number}】", item["question"], "【解答】", item["answer"], ""]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def chapters_and_points(draw):
    """1 服务意识 with 1.1, 1.2 … below it."""
    out, wanted = [draw.title(), ""], []
    for k, chapter in enumerate(("服务意识", "沟通能力", "抗压能力")[: draw.size(2, 3)], 1):
        out.append(f"{k} {chapter}")
        for n, item in enumerate(draw.open(draw.size(3, 5)), 1):
            out += [f"{k}.{n} {item['question']}", f"参考：{item['answer']}"]
            wanted.append(want(item))
    return out, wanted


@layout("tried")
def two_languages(draw):
    """Each question in English, the answer below it, 中文说明 after it."""
    out, wanted = ["Interview kit / 面试题包", ""], []
    for n, item in enumerate(draw.english(draw.size(5, 9)), 1):
        out += [f"{n}. {item['question']}", f"   - {item['answer']}", ""]
        wanted.append(want(item))
    return out, wanted


@layout("tried")
def phone_lines(draw):
    """A training firm: 话术1, 客户问 and 标准应答."""
    out, wanted = ["《金牌客服话术》节选", ""], []
    for n, item in enumerate(draw.open(paragraphs=1), 1):
        out += [f"话术{n}", f"客户问：{item['question']}", f"标准应答：{flat(item['answer'])}", ""]
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("tried")
def cases_and_tasks(draw):
    """案例1 with its scene on lines of its own, then 请问 and the answer."""
    out, wanted = [draw.title()], []
    scene = "某天下午，一位老客户打进电话，说上周的问题又出现了，语气很急。"
    for n, item in enumerate(draw.open(draw.size(4, 7), share_short=1), 1):
        out += [f"案例{n}：", scene, f"问题：{item['question']}", f"参考答案：{item['answer']}"]
        wanted.append(want(item, question=f"{scene}\n{item['question']}"))
    return out, wanted


@layout("tried")
def answers_by_section(draw):
    """Questions of a section, then 本节参考答案 by number."""
    out, wanted = [draw.title()], []
    for name in ("第一部分 基础", "第二部分 进阶"):
        items = draw.open(draw.size(4, 6), share_short=0.9, paragraphs=1)
        out += [name, *[f"{n}. {item['question']}" for n, item in enumerate(items, 1)]]
        out += ["本节参考答案", *[f"{n}. {flat(i['answer'])}" for n, i in enumerate(items, 1)]]
        wanted += [want(item) for item in items]
    return out, wanted


@layout("tried")
def chat_log(draw):
    """Lines with a time and a name before what was said."""
    out, wanted = ["[群聊记录] 客服招聘交流群"], []
    for n, item in enumerate(draw.open(share_short=0.9, paragraphs=1)):
        minute = 10 + n * 2
        out += [f"2026-03-01 10:{minute} 王敏：{item['question']}"]
        out += [f"2026-03-01 10:{minute + 1} 李强：{flat(item['answer'])}"]
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted
