"""A complete question to vary, as a value and as a bank file."""

from dataclasses import replace

from interviews.bankfile.triple import Criterion, Triple
from interviews.bankfile.write import write_bank

ANSWER = "".join(
    f"第 {n} 步，我在 {n * 5} 分钟内核对第 {n} 份工单，并把结果发给客户和值班经理确认。"
    for n in range(1, 8)
)


def make_criterion(criterion="止损的次序", weight=5, excellent=None, adequate=None, poor=None):
    return Criterion(
        criterion,
        weight,
        excellent or f"就{criterion}说出先分流、再补位的顺序和时限",
        adequate or f"就{criterion}只想到调人，没有给出时间和数量",
        poor or f"就{criterion}先去追究请假的人，排队没人管",
    )


COMPLETE = Triple(
    code="CS-0001",
    status="published",
    visibility="public",
    roles=("lead",),
    category="situational",
    competencies=("资源与优先级", "情绪与抗压"),
    difficulty=4,
    points=15,
    minutes=4,
    tags=("排班", "大促"),
    stem="大促当晚八点，12 人里有 3 人临时请假，排队数涨到 60。接下来的一小时你怎么安排？",
    answer=ANSWER,
    analysis="看候选人在人手不够时先保什么、按什么顺序做、用哪些数据判断有没有好转，以及能不能顾到人。",
    key_points=("先止损，再找原因", "用来电结构决定口径", "有升级的门槛"),
    rubric=(make_criterion(), make_criterion("用数据判断"), make_criterion("顾到队伍")),
    probes=("质检主管拒绝借人，你怎么谈？", "回拨有四成没人接，你怎么补救？"),
    red_flags=("私自关闭排队入口来“提高”接通率",),
    source="original",
    author="客服面试题库编写组",
    licence="CC-BY-SA-4.0",
)


def make_triple(code="CS-0001", **values):
    return replace(COMPLETE, code=code, **values)


def make_file(**values):
    return write_bank([make_triple(**values)])
