"""Layouts written as strangers write, without a look at what the reader knows."""

from tests.ingest.files.layouts import document, saved
from tests.ingest.gold.draw import CN, flat, want
from tests.ingest.gold.layouts import layout, pdf, typst_text, word_table

EMOJI = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣")


@layout("strange", "docx")
def situation_cards(draw):
    """A small table a question, its fields on the left in a trainer's words."""
    paper, wanted = document(), []
    paper.add_paragraph("客服主管甄选工作坊 · 考官用卡")
    for n, item in enumerate(draw.open(draw.size(3, 6), paragraphs=1), 1):
        rows = [[f"情境卡 {n:02}", draw.one("高压", "日常", "跨部门")]]
        rows += [["抛给候选人的话", item["question"]], ["合格的回答长什么样", item["answer"]]]
        rows += [["亮红灯的信号", "把责任推给同事"], ["再往下挖一句", item["probes"][0]]]
        word_table(paper, rows)
        paper.add_paragraph("")
        wanted.append(want(item))
    return saved(paper), wanted


@layout("strange", "html")
def wiki_page(draw):
    """A page of a team's wiki: a topic as heading, Ask, Strong and Weak below it."""
    out = ["<html><body><h1>Support interview kit</h1><p>Last edited by HR. 12 comments.</p>"]
    wanted = []
    topics = ("Composure", "Ownership", "Writing", "Judgement", "Learning", "Teamwork", "Pace")
    for topic, item in zip(topics, draw.english(draw.size(4, 7)), strict=False):
        out += [f"<h3>{topic}</h3><p><b>Ask</b> {item['question']}</p>"]
        out += [f"<p><b>Strong</b> {item['answer']}</p><p><b>Weak</b> Talks about rules.</p>"]
        wanted.append(want(item))
    return "\n".join([*out, "<p>Was this page helpful?</p></body></html>"]), wanted


@layout("strange")
def pocket_article(draw):
    """An article for the phone: emoji numbers, 思路 and 示范, and the writer's own talk."""
    out = ["客服岗面试，这几道题年年考！", "点击上方蓝字关注我们", ""]
    wanted = []
    for mark, item in zip(EMOJI, draw.open(draw.size(4, 8), share_short=0.8), strict=False):
        out += [f"{mark} 「{item['question']}」", f"💡思路拆解：{item['analysis']}"]
        out += [f"🗣示范：{item['answer']}", ""]
        out += [draw.one("划重点！别背稿。", "是不是很简单？往下看～")] if draw.maybe(0.3) else []
        wanted.append(want(item))
    return [*out, "觉得有用就点个在看吧", "你还遇到过哪些题？评论区告诉我"], wanted


@layout("strange")
def role_plays(draw):
    """Scenes with what the customer says, the task below, and how it could be said."""
    out, wanted = ["客服情景演练手册（第3版）", ""], []
    for n, item in enumerate(draw.open(draw.size(3, 6), share_short=0.3, paragraphs=2)):
        said = draw.one("客户：你们到底管不管？我已经打了三次！", "客户：我要的是退款，不是道歉！")
        scene = f"{draw.one('夜班', '大促当天', '周一早高峰')}，排队 12 人。"
        out += [f"演练{CN[n]}", f"背景：{scene}", said, f"请作答：{item['question']}"]
        out += ["话术示例：", item["answer"], ""]
        wanted.append(want(item, question=f"{scene}\n{said}\n{item['question']}"))
    return out, wanted


@layout("strange", "pdf")
def rating_sheets(draw):
    """A competency a section; Question 2.1 (behavioural), probes, and what 5, 3 and 1 look like."""
    out, wanted = ["= Structured Interview — Senior Agent"], []
    items = iter(draw.english(6))
    for k, name in enumerate(("Empathy", "Problem solving", "Reliability"), 1):
        out.append(f"== Competency {k}: {name}")
        for n in (1, 2):
            item = next(items)
            out += [f"*Question {k}.{n} (behavioural)* — {typst_text(item['question'])}"]
            out += ["Probe: What did you learn? Probe: Who else was involved?"]
            out += ["5 — names a person, a date and a result", "3 — general", "1 — blames others"]
            wanted.append(want(item, answer=False))
    return pdf("\n\n".join(out)), wanted


@layout("strange")
def poor_recognition(draw):
    """Text recognition of long ago: blanks between letters, l for 1, half-width marks."""
    out, wanted = ["客 服 人 员 面 试 题", ""], []
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0.7, paragraphs=1), 1):
        number = str(n).replace("1", draw.one("1", "l"))
        stem = item["question"].replace("，", ",").replace("？", "?")
        out += [f"{number} 、 {' '.join(stem)}", f"参 考 答 案 : {flat(item['answer'])}"]
        out += [f"- {n // 3 + 1} -"] if n % 3 == 0 else []
        wanted.append(want(item, answer=flat(item["answer"])))
    return out, wanted


@layout("strange", "md")
def bare_pipes(draw):
    """A table without outer pipes, pasted from a chat: 可以这样问 | 想看什么 | 听到这些加分."""
    out = [
        "下周二面试用，大家先看一眼～",
        "",
        "可以这样问 | 想看什么 | 听到这些加分",
        "--- | --- | ---",
    ]
    wanted = []
    for item in draw.open(draw.size(3, 8), share_short=0.7, paragraphs=1):
        out.append(f"{item['question']} | {item['analysis']} | {flat(item['answer'])}")
        wanted.append(want(item, answer=flat(item["answer"])))
    return [*out, "", "有补充的直接回复"], wanted


@layout("strange")
def mail_thread(draw):
    """A forwarded mail: > before what was asked, the reply below it without a mark."""
    out = [
        "主题：Re: 转发: 面试问题征集",
        "发件人：王芳 <wf@example.com>",
        "",
        "各位，我的答复如下：",
    ]
    wanted = []
    for n, item in enumerate(draw.open(draw.size(4, 8), share_short=0.7, paragraphs=1), 1):
        out += [f"> {n}) {item['question']}", flat(item["answer"]), ""]
        wanted.append(want(item, answer=flat(item["answer"])))
    return [*out, "王芳", "客户服务部 | 电话 010-00000000"], wanted
