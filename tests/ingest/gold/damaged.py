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


def damaged_layouts(*groups):
    """A Layout that spoils what each text layout of `groups` makes."""
    return [_spoilt(one) for one in of_group(*groups) if one.suffix in ("txt", "md")]


def _spoilt(layout):
    def make(draw):
        content, wanted = layout.make(draw)
        lines = content.split("\n") if isinstance(content, str) else content
        lines = [part for line in lines for part in line.split("\n")]
        for harm in draw.random.sample(HARMS, draw.size(1, 3)):
            lines = harm(draw, lines)
        return lines, wanted

    return layout._replace(name=f"{layout.name}~", make=make)


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
