"""Category and role words, and the points that a text states."""

import re

STATED = (
    ("行为", re.compile(r"行为|STAR|过往经历|经历类|经历题", re.I)),
    ("情景", re.compile(r"情景|情境|场景|应变|案例|模拟|冲突处理")),
    ("压力", re.compile(r"压力|抗压")),
    ("技术", re.compile(r"技术|专业|知识|技能|工具|概念")),
)
SLUGS = {"behavioral": "行为", "situational": "情景", "stress": "压力", "technical": "技术"}
PRESSURE = re.compile(
    r"(?:你|您)(?:今天|的|刚才|好像|似乎)?.{0,20}(?:表现(?:很)?一般|不适合|不满意|缺点|"
    r"短板|弱点|太差|没有经验|不够)|如果(?:我|我们).{0,10}(?:拒绝|不录用|没有录用)|"
    r"辱骂|骂人|威胁|人身攻击|连续.{0,6}(?:拒绝|投诉)|同时.{0,12}(?:投诉|来电)|"
    r"被(?:拒绝|否定|批评)|压力(?:很|最|较|巨)?大|抗压|加班|曝光"
)
SITUATION = re.compile(
    r"^(?:当|如果|假如|假设|假定|若|倘若|遇到|面对|客户|一[位名]|某|有(?:一)?(?:位|个|"
    r"名)|你(?:的)?团队|公司)|"
    r"(?:你|您)?(?:会|将|要|应该|应|该)?(?:如何|怎么|怎样)(?:处理|应对|回应|安抚|解决|"
    r"做|办|回答|沟通|处置|答复|安排)|怎么办|会怎么"
)
BEHAVIOUR = re.compile(
    r"(?:一次|一个|一段|一件|最|曾经?|过去|以往|以前|上一份).{0,40}(?:经历|案例|例子|"
    r"事情?|时候|挑战|投诉|成就|失败|项目|工作)|"
    r"(?:描述|分享|讲述|讲|举例|回顾|谈谈|说说|介绍).{0,12}(?:一次|一个|一段|一件|你曾|"
    r"您曾|曾经)|经历过|曾经|是否曾|有没有.{0,8}过|自我介绍|举例"
)
KNOWLEDGE = re.compile(
    r"什么是|是什么(?!.{0,6}(?:经历|感受))|是指|指的是|含义|概念|定义|区别|"
    r"有哪些(?:功能|指标|步骤|类型|方法|渠道)|哪(?:项|些|种|个)|"
    r"指标|系统|CRM|SLA|KPI|FCR|AHT|CSAT|NPS|SOP|流程|工具|蓝图|如何(?:计算|设计|建立|"
    r"制定|搭建|提高|提升|优化|衡量)|下列|以下",
    re.I,
)

ENGLISH = (
    (
        "行为",
        re.compile(
            r"\b(?:a time|an occasion|an example|an instance|a situation (?:where|when|in which) "
            r"you|have you ever|did you|in your (?:last|previous|current)|about yourself|your "
            r"(?:proudest|biggest|greatest)|most (?:difficult|challenging))\b",
            re.I,
        ),
    ),
    (
        "压力",
        re.compile(r"\b(?:under pressure|stress(?:ful)?|insult|threaten|yells? at)", re.I),
    ),
    (
        "情景",
        re.compile(
            r"\b(?:what (?:would|will|do) you (?:do|say)|how (?:would|will) you|how do you "
            r"(?:handle|deal|respond|react|calm|manage|approach|cope|resolve)|imagine|suppose|"
            r"say you|if an? |an? (?:customer|caller|client|colleague|agent) )",
            re.I,
        ),
    ),
    (
        "技术",
        re.compile(
            r"\b(?:what (?:is|are|does)|define|difference between|which of|explain (?:the|what|how)"
            r"|how (?:is|are) |metrics?|kpis?|sla|crm|csat|nps|aht|fcr)\b",
            re.I,
        ),
    ),
)
HAN = re.compile(r"[\u4e00-\u9fff]")

ROLES = (
    (
        "总监",
        re.compile(r"总监|副总|VP|负责人(?!.{0,4}客服专员)|\bdirector|\bhead of", re.I),
    ),
    ("经理", re.compile(r"经理|管理岗|管理者|\bmanager", re.I)),
    ("组长", re.compile(r"组长|主管|领班|班长|团队长|\bteam.?lead|\bsupervisor", re.I)),
    (
        "专员",
        re.compile(
            r"专员|客服代表|客服人员|座席|坐席|话务员|接线员|在线客[服户]|客服岗|支持岗|"
            r"客服助理|客服实习|客户服务代表|\bagents?\b|\brepresentatives?\b|\bspecialists?\b|"
            r"\b(?:support|service) (?:associate|advisor|adviser)",
            re.I,
        ),
    ),
)
ROLE_SLUGS = {"specialist": "专员", "lead": "组长", "manager": "经理", "director": "总监"}

POINTS = re.compile(r"(?<![\d~～—-])(\d{1,3}(?:\.5)?)\s?分(?![钟之析别为类层级期工])")
LABELLED_POINTS = re.compile(r"(?:分值|分数|满分)\s?[:：]\s?(\d{1,3}(?:\.5)?)")
RANGE = re.compile(r"\d\s?[-~～—至到]\s?\d{1,3}\s?分")


def stated_category(text: str) -> str:
    """The category that a heading, note or cell names, or an empty string."""
    slug = SLUGS.get(text.strip().lower())
    return slug or next((name for name, words in STATED if words.search(text)), "")


def inferred_category(stem: str) -> str:
    """What the question is by its own words: “当…你会如何” is 情景 whatever a heading says."""
    if not HAN.search(stem):
        return next((name for name, words in ENGLISH if words.search(stem)), "行为")
    if BEHAVIOUR.search(stem):
        return "行为"
    if PRESSURE.search(stem):
        return "压力"
    if SITUATION.search(stem):
        return "情景"
    return "技术" if KNOWLEDGE.search(stem) else "行为"


def role_in(text: str) -> str:
    """The role that a title names, the highest first; empty when none."""
    slug = ROLE_SLUGS.get(text.strip().lower())
    return slug or next((name for name, words in ROLES if words.search(text)), "")


def points_in(text: str) -> float | None:
    """The points that a note such as （行为类，10分） states, or None."""
    if RANGE.search(text):
        return None
    found = POINTS.search(text) or LABELLED_POINTS.search(text)
    return float(found.group(1)) if found else None
