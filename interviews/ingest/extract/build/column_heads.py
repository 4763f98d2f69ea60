"""What the head of a column says that it holds."""

import re

WORDS = {
    "code": "编码|题目编码|题目编号|code",
    "number": "序号|编号|题号|no|no.|#|№|序|number|id|question id",
    "question": "题目内容|题目描述|问题描述|面试问题|面试题目|面试题|题干|题面|题目|问题|提问|考题|"
    "试题|问题内容|典型问题|参考问题|提问问题|问|问法|question|questions|question text|"
    "interview question|stem|prompt",
    "answer": "参考答案|标准答案|正确答案|正确选项|答案|参考回答|示范答案|模范答案|回答要点|"
    "答题要点|参考要点|回答|答案要点|答|话术|应答|应对|作答|解答|答复|答题思路|回答思路|参考思路|"
    "参考答案及解析|答案及解析|答案与解析|answer|answers|response|correct answer|correct option|"
    "correct choice",
    "analysis": "解析|考察目的|考察点|考察要点|考察能力|考察内容|考查点|考查内容|测评要素|考察维度|"
    "出题意图|维度|能力项|能力维度|能力|胜任力|目的|意图|考点|素质项|analysis|explanation|"
    "competency|competencies|purpose|skill|rationale|why we ask",
    "rubric": "评分标准|评分要点|评分细则|评分点|评价标准|评分规则|评判标准|评分参考|得分点|采分点|"
    "评分|评价|标准|表现|期望|期望回答|观察点|观察要点|评估要点|评估|看点|关键词|rubric|scoring|"
    "criteria|look for|what to look for|listen for|keywords|key words|good signs",
    "probes": "追问|追问问题|可追问|延伸问题|后续问题|probe|probes|follow up|follow-up|followup|"
    "follow ups|follow-ups|follow up questions|follow-up questions",
    "key_points": "关键在于|要点|关键点|key points",
    "red_flags": "雷区|一票否决|忌讳|危险信号|red flags|red flag",
    "category": "题型|类别|类型|分类|题目类型|题目类别|面试类型|问题类型|模块|板块|题类|category|"
    "type|kind|module",
    "score": "分值|分数|满分|points|point|score|marks|分",
    "role": "岗位|角色|适用岗位|职位|职级|role|roles|position",
    "difficulty": "难度|难易|难度等级|difficulty",
    "tags": "标签|关键字|tag|tags",
    "options": "选项|备选项|备选答案|候选答案|options|choices",
    "other": "备注|来源|状态|日期|时间|作者|数量|链接|出处|note|notes|source|status|date|author|"
    "url",
}
FIELD_OF = {word: field for field, words in WORDS.items() for word in words.split("|")}
LONGEST_FIRST = sorted(FIELD_OF, key=len, reverse=True)
OPTION = re.compile(
    r"(?:选项|备选项|option|choice|答案)\s?([a-h1-8一二三四甲乙丙丁])"
    r"|([a-h甲乙丙丁])\s?(?:选项|项)?",
    re.I,
)
OPTION_LETTERS = dict(zip("12345678一二三四甲乙丙丁", "ABCDEFGHABCDABCD", strict=True))
NOTE = re.compile(r"[（(][^（()）]{0,30}[)）]|[*:：]")
SIMPLER = str.maketrans(
    "題問類參評點標準項維編號內範體試別數應職識選難",
    "题问类参评点标准项维编号内范体试别数应职识选难",
)
WRONG = re.compile(r"错误|不合格|不正确|反面|较差|不当|不佳|干扰|bad|poor|wrong|incorrect")
EXACT, ENDING, INSIDE = 4.0, 3.0, 1.2
LONGEST_HEAD = 24


def simple(cell: str) -> str:
    """A head as it is compared: no notes, marks or blanks at the ends, small, simplified."""
    return re.sub(r"[\s_]+", " ", NOTE.sub("", cell)).strip().lower().translate(SIMPLER)


def named(cell: str) -> str:
    """The field that a head names exactly, or an empty string."""
    name = simple(cell)
    return (
        "option"
        if OPTION.fullmatch(name)
        else FIELD_OF.get(name.replace(" ", "")) or (FIELD_OF.get(name, ""))
    )


def option_letter(cell: str) -> str:
    """The letter of 选项A, A选项, option 1, 甲; empty for another head."""
    found = OPTION.fullmatch(simple(cell))
    if found is None:
        return ""
    mark = (found.group(1) or found.group(2)).upper()
    return OPTION_LETTERS.get(mark, mark)


def said_by(cell: str) -> tuple[str, float]:
    """(field, weight) of a head: the last word says what a thing is, a word within hints at it."""
    field, weight = _said_by(simple(cell), cell)
    wrong = field in ("answer", "rubric") and WRONG.search(simple(cell))
    return ("red_flags", weight) if wrong else (field, weight)


def _said_by(name: str, cell: str) -> tuple[str, float]:
    if not name or len(name) > LONGEST_HEAD:
        return "", 0.0
    if field := named(cell):
        return field, EXACT
    ending = next((word for word in LONGEST_FIRST if _ends(name, word)), "")
    if ending:
        return FIELD_OF[ending], ENDING
    within = next((word for word in LONGEST_FIRST if len(word) > 1 and _within(name, word)), "")
    return (FIELD_OF[within], INSIDE) if within else ("", 0.0)


def _ends(name: str, word: str) -> bool:
    return name.endswith(f" {word}" if word.isascii() else word)


def _within(name: str, word: str) -> bool:
    return f" {word} " in f" {name} " if word.isascii() else word in name
