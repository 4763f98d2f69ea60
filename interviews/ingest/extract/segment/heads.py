"""Section heads: what they are called, and the counts and points that they declare."""

import re
from typing import NamedTuple

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.likeness import END, likeness

COUNT = re.compile(
    r"共\s?(\d{1,3})\s?[道个]?小?题|(\d{1,3})\s?[道个]?小?题(?=[,，、]?\s?(?:每|共|总|"
    r"合))|(?<=[（(])(\d{1,3})\s?[道个]?题"
)
EACH = re.compile(r"每[小道个]?题?\s?(\d{1,3}(?:\.5)?)\s?分")
TOTAL = re.compile(r"(?:共|总分|合计|总计|满分)?\s?(\d{1,3})\s?分")
PARENTHESES = re.compile(r"\s?[（(](?=[^（()）]{0,40}(?:\d|题|分))[^（()）]{1,60}[)）]\s?[:：]?")
CHAPTER = re.compile(
    r"[#\s*]{0,10}第[一二三四五六七八九十\d]{1,3}(?:部分|篇|章|模块|单元|节|类|大题|套|板块|轮)"
)
CHINESE = re.compile(
    r"[#\s*]{0,10}(?:[一二三四五六七八九十]{1,3}\s?[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])"
)
NUMBERED = re.compile(r"[#\s*]{0,10}(?:\d{1,2}\s?[.、．]|(?:[A-Z]|[IVX]{1,4})\s?[.、．])\s?")
KIND = re.compile(
    r"(?:单选|多选|单项选择|多项选择|选择|判断|填空|简答|问答|论述|案例分析|案例|"
    r"面试问答|名词解释|行为|情景|情境|场景|模拟|压力|技术|专业|"
    r"知识|技能|能力|综合|开放|基础|进阶|经验|经历|价值观|动机|沟通|应变|团队|管理|服务|"
    r"业务|职业|性格|心理|结构化|高频|常见|通用|核心|实操|实务|热身|反问)"
    r".{0,12}(?:题|类|篇|部分|面试|问题|模块|考核|问答|环节|型)"
)
ANSWERS = re.compile(
    r"[#\s*【\[一二三四五六七八九十、.]{0,10}(?:附[:：]?)?(?:本[节章部页]分?|以上|各题)?(?:参考|标准|试题)"
    r"?答案(?:部分|(?:与|及|和)?(?:解析|详解)|汇总|与?评分标准|速查|页|要点)"
    r"?[】\]]?\s?[:：]?[*\s]{0,4}"
)


HINTS = re.compile(rf"{CHAPTER.pattern}|{CHINESE.pattern}|[题分]")  # without one, never a head


class Head(NamedTuple):
    score: float  # above 0: rather a head than not
    title: str
    declared: int | None
    each: float | None
    strong: bool


def head(line: Line) -> Head | None:
    """Weigh a line as a section head."""
    text = line.text.strip().strip("*#").strip()
    if not text or len(text) > 90 or line.cells or line.code or line.said == "question":
        return None
    if not (line.heading or line.bold or HINTS.search(text)):
        return None
    declared, each = _declared(text)
    title = PARENTHESES.sub("", text).strip(" :：*#")
    counted = declared is not None or each is not None
    score = -2.0
    score += 4.0 if CHAPTER.match(text) else 0
    score += 2.2 if CHINESE.match(text) else 0
    score += (
        3.5 if counted and (CHINESE.match(text) or CHAPTER.match(text) or KIND.search(title)) else 0
    )
    score += 1.6 if KIND.search(title) and len(title) <= 24 else 0
    score += 1.5 if line.heading else 0.6 if line.bold else 0
    score -= (
        2.0
        if not (CHINESE.match(text) or CHAPTER.match(text) or line.heading or line.bold or counted)
        else 0
    )
    score -= max(0.0, likeness(CHINESE.sub("", title, count=1))) * 1.2
    score -= 2.5 if END.search(title) else 0
    score -= 1.5 if len(title) > 30 else 0
    score -= 2.0 if text.endswith(("。", "；", ";", "，")) else 0
    score -= 1.0 if NUMBERED.match(text) and not counted else 0
    return Head(score, title, declared, each, counted or bool(CHAPTER.match(text)))


def is_answers_head(text: str) -> bool:
    """Whether a line only announces the answers of all questions."""
    return bool(ANSWERS.fullmatch(text.strip()))


def _declared(text: str) -> tuple[int | None, float | None]:
    count = COUNT.search(text)
    declared = next((int(group) for group in count.groups() if group), None) if count else None
    each = EACH.search(text)
    if each:
        return declared, float(each.group(1))
    total = TOTAL.search(text[count.end() :]) if count else None
    if declared and total:
        share = int(total.group(1)) / declared
        return declared, share if share == int(share) and share <= 60 else None
    return declared, None
