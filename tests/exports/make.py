"""Booklets for tests: plausible triples whose secret texts share no words with their stems."""

from dataclasses import replace

from interviews.bankfile.triple import Criterion, Triple
from interviews.exports.booklet import Booklet, Item, Section, Sheet

CATEGORIES = {"behavioral": "行为", "situational": "情景", "stress": "压力", "technical": "技术"}
POINTS = {"behavioral": 10, "situational": 15, "stress": 20, "technical": 15}
LABELS = {**CATEGORIES, "specialist": "客服专员", "lead": "组长", "manager": "经理"}

STEM = (
    "大促当晚八点，你班上 12 人里有 3 人临时请假，排队数从 15 涨到 60，"
    "20 秒接通率掉到 41%。接下来的一小时你怎么安排？"
)
ANSWER = """我把这段时间分成三段来做。**前五分钟先止损**：打开等候公告，告诉来电者目前约需八分钟、物流类问题可在订单页自助查询，并开通“留号回拨”；同时把两名在线同事和一名质检调到电话，我自己也登录接线，这样席位从 9 个补到 13 个。

**五到二十分钟看结构**：我让后台按来电原因拉一次数据，如果一半以上都在问“优惠没到账”，就请运营给出统一口径，发到群里置顶，并录进语音提示，重复来电通常能降两到三成。

**二十分钟以后稳人**：每十五分钟报一次进展，让大家看见它在降；连续接线的同事轮换休息五分钟，新人只接查询类，投诉和退款转给两位骨干。收尾时我把各时间点记进复盘，下次按 15% 的缺勤率留备班。"""


def make_triple(number=1, category="situational", **changes):
    points = POINTS[category]
    first, second = points * 2 // 5, points // 3
    rubric = (
        Criterion("止损的次序与时限", first, "五分钟内同时做了分流（公告、自助、回拨）和补位（调人、自己上线），并说得出席位数的变化", "想到了调人或公告中的一样，没有给出时间和数量", "先去追究缺席的同事，或只说“让大家加快速度”"),
        Criterion("用数据判断", second, "拉来电原因、据此改口径或语音提示，并用接通水平设定升级门槛", "提到看积压，但没有据此改变做法", "凭感觉加班加人，说不出怎样算好转"),
        Criterion("顾到队伍", points - first - second, "安排轮换、按能力分派话务，并让组员看到进展", "口头鼓励，没有具体动作", "取消休息，或让新人接投诉"),
    )  # fmt: skip
    triple = Triple(
        code=f"CS-{number:04d}",
        status="published",
        visibility="public",
        roles=("lead",),
        category=category,
        competencies=("资源与优先级", "情绪与抗压", "团队带教"),
        difficulty=number % 5 + 1,
        points=points,
        minutes=4,
        tags=("排班", "大促"),
        stem=STEM,
        answer=ANSWER,
        analysis="看候选人在人手不够时先保什么、按什么顺序做、用哪些指标判断有没有好转，以及能不能在忙乱中照顾伙伴。",
        key_points=("先止损，再找原因，再稳队伍，每段有时限", "用来电结构决定口径，而不是一味加人", "有升级的门槛和时间点"),
        rubric=rubric,
        probes=("如果质检主管拒绝借人，你怎么谈？", "留号回拨的客户最后有四成没人回，你怎么补救？", "事后你会不会处理那三位缺席者？依据是什么？"),
        red_flags=("私自关闭等候入口或挂断来电来“提高”接通水平",),
        source="original",
        author="客服面试题库",
        licence="CC-BY-4.0",
    )  # fmt: skip
    return replace(triple, **changes)


def make_item(number=1, triple=None, **changes):
    triple = triple or make_triple(number)
    item = Item(number, triple, triple.points, triple.minutes, version=2)
    return replace(item, **changes)


def make_booklet(count=4, sheet=Sheet.INTERVIEWER, **changes):
    """Return a booklet of `count` questions shared out over the four categories."""
    names = list(CATEGORIES)
    shares = [count // 4 + (ordinal < count % 4) for ordinal in range(4)]
    sections, number = [], 0
    for category, share in zip(names, shares, strict=True):
        numbers = range(number + 1, number + share + 1)
        items = tuple(make_item(n, make_triple(n, category)) for n in numbers)
        if items:
            sections.append(Section(f"{CATEGORIES[category]}题", items))
        number += share
    booklet = Booklet(
        title="客服经理终面 B 卷",
        sections=tuple(sections),
        sheet=sheet,
        form_code="S-0007 B v2",
        role="经理",
        made_on="2026-11-21",
        interviewer_notes="请两位面试官**同时**在场，先各自打分，再合议。",
        labels=LABELS,
    )
    return replace(booklet, **changes)


def with_texts(**changes):
    """Return a booklet of one question whose triple has `changes`."""
    triple = make_triple(1, **changes)
    return make_booklet(1, sections=(Section("情景题", (make_item(1, triple),)),))
