"""Text layouts on which weights may be tuned."""

from tests.ingest.gold.draw import CN, flat, want
from tests.ingest.gold.layouts import layout, wrapped


@layout("fit")
def exam_sections(draw):
    """一、简答题（每题10分，共50分）, 【答案】 and 【解析】."""
    out, wanted = [draw.title(), ""], []
    label, looks = draw.one(("【答案】", "【解析】"), ("【参考答案】", "【考点】"))
    mark = draw.one("{}.", "{}、", "{}．", "（{}）")
    for k, section in enumerate(draw.one(["简答题", "情景题"], ["问答题"], ["行为面试题"])[:2]):
        items = draw.open(draw.size(3, 6))
        points = draw.one(5, 10, 20)
        out.append(f"{CN[k]}、{section}（每题{points}分，共{points * len(items)}分）")
        for n, item in enumerate(items, 1):
            out += [mark.format(n) + item["question"], label + item["answer"]]
            out += [looks + item["analysis"]] if draw.maybe(0.7) else []
            wanted.append(want(item, score=points))
    return out, wanted


@layout("fit")
def q_and_a(draw):
    """Q1：/A1： or Q：/A：, blank lines between."""
    out, wanted = [draw.title(), ""] if draw.maybe() else [], []
    q, a = draw.one(("Q{}：", "A{}："), ("Q：", "A："), ("Q{}. ", "A{}. "), ("q{}:", "a{}:"))
    for n, item in enumerate(draw.open(), 1):
        out += [q.format(n) + item["question"], a.format(n) + item["answer"], ""]
        wanted.append(want(item))
    return out, wanted


@layout("fit")
def interview_dialogue(draw):
    """面试官：… 求职者：… like a play."""
    out, wanted = ["以下为模拟面试实录，仅供学习。", ""], []
    asks, replies = draw.one(("面试官：", "求职者："), ("考官：", "考生："), ("HR：", "应聘者："))
    for item in draw.open(share_short=0.7, paragraphs=1):
        out += [asks + item["question"], replies + flat(item["answer"])]
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("fit")
def unlabelled_paragraphs(draw):
    """1、stem, the answer as paragraphs below it."""
    out, wanted = [draw.title(), ""], []
    mark = draw.one("{}、", "{}. ", "{}）", "第{}题：")
    for n, item in enumerate(draw.open(), 1):
        out += [mark.format(n) + item["question"], item["answer"], *[""] * draw.maybe()]
        wanted.append(want(item))
    return out, wanted


@layout("fit")
def bare_list(draw):
    """Only questions, numbered or not, some without a question mark."""
    out, wanted = [draw.title(), "说明：面试官可任选其中若干题。"], []
    mark = draw.one("{}. ", "{}、", "- ", "• ", "")
    for n, item in enumerate(draw.open(share_short=0.8), 1):
        out.append(mark.format(n) + item["question"])
        wanted.append(want(item, answer=False))
    return out, wanted


@layout("fit")
def phrases_explained(draw):
    """1. a term, then what it means: 名词解释."""
    out, wanted = ["客服基础知识", "一、名词解释（每题4分）"], []
    for n, item in enumerate(draw.phrases(draw.size(4, 9)), 1):
        out += [f"{n}. {item['question']}", f"{draw.one('答', '答案')}：{item['answer']}"]
        wanted.append(want(item, score=4))
    return out, wanted


@layout("fit")
def choice_then_key(draw):
    """A test with options; the key at the end."""
    items, wanted = draw.choice(draw.size(4, 9)), []
    out = ["客服技能测试", f"一、单项选择题（共{len(items)}题，每题2分）"]
    pairs = []
    for n, item in enumerate(items, 1):
        joined = draw.one("\n", "   ")
        options = joined.join(f"{m}. {o}" for m, o in zip("ABCD", item["options"], strict=True))
        out += [f"{n}. {item['question']}", options]
        pairs.append(f"{n}.{item['answer']}")
        wanted.append(want(item, score=2))
    return [*out, "", draw.one("参考答案", "答案", "附：参考答案"), " ".join(pairs)], wanted


@layout("fit")
def true_or_false(draw):
    """Statements to be judged, （√） or （ ）with 答案：."""
    out, wanted = ["判断题（对的打√，错的打×）"], []
    ends = draw.maybe()
    for n, item in enumerate(draw.truth(draw.size(5, 9)), 1):
        if ends:
            out.append(f"{n}、{item['question']}（  ）")
            out.append(f"答案：{item['answer']}")
        else:
            out += [
                f"{n}、{item['question']}",
                f"答案：{item['answer']}",
                f"解析：{item['analysis']}",
            ]
        wanted.append(want(item))
    return out, wanted


@layout("fit")
def wrapped_copy(draw):
    """Copied from a page: hard line breaks at a fixed width."""
    out, wanted, width = [], [], draw.one(30, 36, 42)
    for n, item in enumerate(draw.open(draw.size(4, 8)), 1):
        out += wrapped(f"{n}. {item['question']}", width)
        out += wrapped(f"参考答案：{flat(item['answer'])}", width)
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("fit")
def on_one_line(draw):
    """A web copy that lost all its line breaks."""
    items, wanted = draw.open(draw.size(5, 9), paragraphs=1), []
    out = f"{draw.title()}面试问答题(共{len(items)}题)"
    for n, item in enumerate(items, 1):
        out += f"第{n}题{item['question']}答案:{item['answer']}解析:{item['analysis']}"
        wanted.append(want(item))
    return out, wanted


@layout("fit", encoding="gb18030")
def sharing_site(draw):
    """A document-sharing site: furniture above and below, numbered questions between."""
    out = ["客服面试题.doc_第1页", "已阅读5页，还剩8页未读", "下载本文档", draw.title()]
    wanted = []
    for n, item in enumerate(draw.open(), 1):
        out += [f"{n}、{item['question']}", f"答：{item['answer']}"]
        out += [f"第{n // 3 + 1}页 / 共9页"] if n % 3 == 0 else []
        wanted.append(want(item))
    tail = ["版权说明：本文档由用户提供并上传，收益归属内容提供方。", "温馨提示"]
    tail += ["1. 本站不保证资源的完整性。", "2. 请勿用于商业用途。", "您可能关注的文档"]
    return [*out, *tail, "1、物业管理制度汇编", "2、采购合同范本"], wanted


@layout("fit")
def interview_cards(draw):
    """Cards: 题目/考察点/参考回答/追问/评分 in a changing order, rules between."""
    out, wanted = [draw.title()], []
    order = draw.random.sample(["analysis", "answer", "probes"], 3)
    names = {
        "analysis": draw.one("考察点", "考察目的", "测评要素"),
        "answer": draw.one("参考回答", "回答要点", "答题思路"),
        "probes": draw.one("追问", "可追问", "延伸问题"),
    }
    for item in draw.open(draw.size(4, 8)):
        out.append(f"{draw.one('题目', '题目')}：{item['question']}")
        for name in order:
            text = "；".join(item["probes"]) if name == "probes" else item[name]
            out.append(f"{names[name]}：{text}")
        out.append("-" * 20)
        wanted.append(want(item))
    return out, wanted


@layout("fit")
def english_sheet(draw):
    """1. Question, then Good answer / Look for / Follow-up."""
    out, wanted = (
        [draw.one("Customer Service Interview Questions", "Support team lead: questions")],
        [],
    )
    mark = draw.one("{}. ", "{}) ", "Q{}. ", "Question {}: ")
    label = draw.one("Answer: ", "Sample answer: ", "Good answer: ", "Model answer: ")
    for n, item in enumerate(draw.english(), 1):
        out += [mark.format(n) + item["question"], label + item["answer"]]
        out += ["Look for: a real case and a result"] if draw.maybe() else []
        out += [""]
        wanted.append(want(item))
    return out, wanted


@layout("fit")
def lists_in_answers(draw):
    """Numbered stems whose answers are numbered lists."""
    out, wanted = [draw.title()], []
    for n, item in enumerate(map(draw.listed, draw.open(share_short=0)), 1):
        out += [f"{n}. {item['question']}", f"{draw.one('答案', '参考答案')}：", item["answer"]]
        wanted.append(want(item))
    return out, wanted
