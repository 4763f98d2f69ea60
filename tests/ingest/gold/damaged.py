"""The text layouts once more, as copying leaves them: marks lost, lines joined, talk between."""

import re

from tests.ingest.gold.layouts import of_group

TALK = (
    "以上内容仅供参考，请结合实际情况灵活运用。",
    "很多人在这一步会紧张，其实深呼吸就好。",
    "记得提前十分钟到达现场，并带好简历。",
    "小编整理了这些题目，希望对大家有帮助！",
    "你准备好了吗？",
    "3. 着装得体，保持微笑。",
    "注意：回答时不要超过两分钟。",
    "第二天我又想起了这件事。",
)
NUMBER = re.compile(r"^\s*(?:第?\d{1,2}[题.、．)）]|Q\d{0,2}[:：.])\s*")
LABEL = re.compile(r"^(?:【?(?:参考)?答案】?|答|参考回答|A\d{0,2})[:：.]?\s*")


def damaged_layouts(*groups, hard=False):
    """A Layout that spoils what each text layout of `groups` makes; `hard` in more ways at once."""
    return [_spoilt(one, hard) for one in of_group(*groups) if one.suffix in ("txt", "md")]


def _spoilt(layout, hard):
    harms, least, most = ((*HARMS, *HARD), 3, 5) if hard else (HARMS, 1, 3)

    def make(draw):
        content, wanted = layout.make(draw)
        lines = content.split("\n") if isinstance(content, str) else content
        lines = [part for line in lines for part in line.split("\n")]
        for harm in draw.random.sample(harms, draw.size(least, most)):
            lines = harm(draw, lines)
        return lines, wanted

    return layout._replace(name=f"{layout.name}~{'~' * hard}", make=make)


def without_question_marks(draw, lines):
    return [line.replace("？", "").replace("?", "") if draw.maybe(0.4) else line for line in lines]


def without_numbers(draw, lines):
    return [NUMBER.sub("", line) if draw.maybe(0.3) else line for line in lines]


def without_labels(draw, lines):
    return [LABEL.sub("", line) if draw.maybe(0.3) else line for line in lines]


def with_joined_lines(draw, lines):
    joined = lines[:1]
    for line in lines[1:]:
        if line and joined[-1] and draw.maybe(0.12):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def with_talk(draw, lines):
    found = []
    for line in lines:
        found += [line, draw.one(*TALK)] if draw.maybe(0.12) else [line]
    return found


def without_blank_lines(draw, lines):
    return [line for line in lines if line.strip()]


def cut_short(draw, lines):
    return lines[: max(4, int(len(lines) * 0.8))]


HARMS = (
    without_question_marks,
    without_numbers,
    without_labels,
    with_joined_lines,
    with_talk,
    without_blank_lines,
    cut_short,
)


def with_split_lines(draw, lines):
    """Long lines broken in their middle, as a narrow window breaks them."""
    found = []
    for line in lines:
        middle = len(line) // 2
        found += [line[:middle], line[middle:]] if len(line) > 24 and draw.maybe(0.25) else [line]
    return found


def with_questions_inside(draw, lines):
    """What the customer asks, within what is told."""
    found = []
    for line in lines:
        asked = draw.one("客户会追着问：到底什么时候能退？", "这时你要想：他真正要的是什么？")
        found += [line, asked] if len(line) > 20 and draw.maybe(0.12) else [line]
    return found


def with_wrong_numbers(draw, lines):
    def renumbered(line):
        return NUMBER.sub(f"{draw.size(1, 20)}. ", line) if draw.maybe(0.3) else line

    return [renumbered(line) for line in lines]


def with_lists(draw, lines):
    """Advice in numbers that begin anew."""
    found = []
    for line in lines:
        found.append(line)
        if len(line) > 20 and draw.maybe(0.1):
            found += [f"{n}. {text}" for n, text in enumerate(draw.one(*ADVICE), 1)]
    return found


def with_lost_lines(draw, lines):
    return [line for line in lines if not line.strip() or draw.maybe(0.92)]


def with_half_width_marks(draw, lines):
    return [line.translate(HALF) for line in lines]


ADVICE = (
    ("先听完再说", "不打断客户", "记录时间和订单号"),
    ("态度要诚恳", "方案要具体", "时间要明确"),
)
HALF = str.maketrans("，。？：；（）", ",.?:;()")
HARD = (
    with_split_lines,
    with_questions_inside,
    with_wrong_numbers,
    with_lists,
    with_lost_lines,
    with_half_width_marks,
)
