"""How much a sentence sounds like an interview question: a score, about -4 to 5."""

import re
from functools import lru_cache

SEEN = 1 << 15  # lines that are looked at several times

END = re.compile(r"[?？][”\"’'）)】*\s]{0,4}$")
INSIDE = re.compile(r"[?？]")
ASKING = re.compile(
    r"如何|怎么|怎样|怎麼|什么|为什么|为何|哪些|哪项|哪种|哪个|哪几|哪一|是否|能否|可否|"
    r"多少|有没有|会不会|吗|呢[?？]?$|何时|几种|几个|区别|谈谈"
)
BIDDING = re.compile(
    r"(?:请|谈谈|谈一谈|说说|说一|聊聊|聊一聊|讲讲|讲述|讲一|讲|描述|举例|举一|举|分享|介绍|简述|"
    r"论述|阐述|试述|列举|解释|说明|描绘|回顾|回忆|假设|假如|假定|"
    r"如果|倘若|若|当|作为|你|您|在.{1,30}[,，时中]|面对|针对|设想|想象|模拟|设计|分析|"
    r"评价|比较|试|自我介绍|某|一[位个名]|客户|有一?[位个名]|公司)"
)
LAST_BIDS = re.compile(
    r"(?<=[。！；？?])(?:请(?:你|您|先|边|就|结合|举|说|讲|写|算|描述|现在)|讲一|说说|谈谈|举一?个?例|描述)"
    r"[^。！？]{2,60}[。！]?$"
)
PERSON = re.compile(r"[你您]")
BLANKS = re.compile(r"[（(]\s{0,4}[)）]|_{2,}")
FIRST_PERSON = re.compile(
    r"(?:首先|其次|然后|最后|同时)?[,，]?(?:我会|我将|我们|我认为|我觉得|我曾|我在|我的|我通常)"
)
LIST_HEAD = re.compile(r"[^，。？?！!\s]{2,14}[:：]\s?\S")
ENGLISH = re.compile(
    r"(?:what|how|why|when|where|who|which|tell (?:me|us)|describe|explain|can you|"
    r"could you|would you|did you|do you|does|have you|are you|is|if|imagine|suppose|give|share|"
    r"walk (?:me|us)|talk|name|list|define|discuss|think of|please|in your)\b",
    re.I,
)
STATEMENT = re.compile(r"[。；;.!！]$")
OPENING = re.compile(r"[:：]$")
OUTLINE = re.compile(
    r"(?:方法|步骤|技巧|原则|措施|准备|要点|总结|案例|概述|背景|目标|结语|建议|注意事项|"
    r"流程|能力|意识)$"
)
EXPECTING = re.compile(
    r"(?:经历|看法|经过|过程|体会|理由|思路|感受|方式|方案|计划|理解|认识|做法|措施|"
    r"案例|例子|优点|缺点|规划|介绍|原因|区别|作用|流程|的是|包括|应该?|方法|要求)(?:[。"
    r".]|$)"
)


@lru_cache(maxsize=SEEN)
def likeness(text: str) -> float:
    """Score `text`, without its marker."""
    if not text:
        return -1.0
    score = 0.0
    ends, asks = END.search(text), ASKING.search(text)
    bids = BIDDING.match(text) or LAST_BIDS.search(text)
    score += 2.6 if ends else 0.9 if INSIDE.search(text[:200]) else 0
    score += 1.0 if asks else 0
    score += 1.0 if bids else 0
    score += 0.4 if PERSON.search(text[:80]) else 0
    score += 1.5 if BLANKS.search(text) else 0
    score += 0.5 if bids and EXPECTING.search(text) else 0
    if english := ENGLISH.match(text):
        score += 1.6
    if FIRST_PERSON.match(text):
        score -= 2.5
    if LIST_HEAD.match(text) and not ends:
        score -= 1.3
    told = STATEMENT.search(text) and not LAST_BIDS.search(text)
    if told and not (bids and (asks or EXPECTING.search(text))) and not english:
        score -= 1.2
    if OPENING.search(text):
        score -= 1.2
    if len(text) > 220 and not ends:
        score -= 1.0
    if not ends and not asks and not bids and not english and len(text) <= 16:
        score -= 1.0
    if not ends and OUTLINE.search(text) and len(text) < 24 and not bids:
        score -= 0.8
    return score
