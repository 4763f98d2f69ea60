"""Which column of a table holds what: its heads and what stands in it, weighed together."""

import re
from typing import NamedTuple

from interviews.ingest.extract.build.category import role_in, stated_category
from interviews.ingest.extract.segment.likeness import END, likeness

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
SEVERAL = ("option", "analysis", "rubric", "red_flags", "probes", "other")
NOTE = re.compile(r"[（(][^（()）]{0,30}[)）]|[*:：]")
SIMPLER = str.maketrans(
    "題問類參評點標準項維編號內範體試別數應職識選難",
    "题问类参评点标准项维编号内范体试别数应职识选难",
)
LETTERS = re.compile(r"[A-Ha-h](?:[,，、\s]?[A-Ha-h]){0,6}|对|错|√|×|正确|错误|true|false", re.I)
AMOUNT = re.compile(r"\d{1,5}(?:\.\d{1,2})?\s?分?")
CODE = re.compile(r"[A-Z]{2,8}-\d{3,6}")
INSIDE_OPTIONS = re.compile(
    r"(?:^|\s|[;；])[（(]?A[)）.．、:：].{0,200}[\s;；][（(]?B[)）.．、:：]", re.S
)
WRONG = re.compile(r"错误|不合格|不正确|反面|较差|不当|不佳|干扰|bad|poor|wrong|incorrect")
EXACT, ENDING, INSIDE = 4.0, 3.0, 1.2
LONGEST_HEAD = 24
SAMPLE = 200
LONGEST_SEEN = 600
UNKNOWN = 0.7
SURE_MARGIN = 3.0
TRIED = 3
UNNAMED_LENGTH = 6
UNNAMED_MARGIN = 1.2
ASKS = 1.5


class Columns(NamedTuple):
    """A field for each column, "" for one that is only kept; how sure question and answer are."""

    fields: tuple[str, ...]
    question: float
    answer: float


class Seen(NamedTuple):
    """What a column holds, as shares and means of its filled cells."""

    size: int
    filled: float
    length: float
    distinct: float
    likeness: float
    asks: float
    numeric: float
    ascending: bool
    letters: float
    category: float
    role: float
    code: float
    options: float


def simple(cell):
    """A head as it is compared: no notes, marks or blanks at the ends, small, simplified."""
    return re.sub(r"[\s_]+", " ", NOTE.sub("", cell)).strip().lower().translate(SIMPLER)


def named(cell):
    """The field that a head names exactly, or an empty string."""
    name = simple(cell)
    return (
        "option"
        if OPTION.fullmatch(name)
        else FIELD_OF.get(name.replace(" ", "")) or (FIELD_OF.get(name, ""))
    )


def option_letter(cell):
    """The letter of 选项A, A选项, option 1, 甲; empty for another head."""
    found = OPTION.fullmatch(simple(cell))
    if found is None:
        return ""
    mark = (found.group(1) or found.group(2)).upper()
    return OPTION_LETTERS.get(mark, mark)


def said_by(cell):
    """(field, weight) of a head: the last word says what a thing is, a word within hints at it."""
    field, weight = _said_by(simple(cell), cell)
    wrong = field in ("answer", "rubric") and WRONG.search(simple(cell))
    return ("red_flags", weight) if wrong else (field, weight)


def _said_by(name, cell):
    if not name or len(name) > LONGEST_HEAD:
        return "", 0.0
    if field := named(cell):
        return field, EXACT
    ending = next((word for word in LONGEST_FIRST if _ends(name, word)), "")
    if ending:
        return FIELD_OF[ending], ENDING
    within = next((word for word in LONGEST_FIRST if len(word) > 1 and _within(name, word)), "")
    return (FIELD_OF[within], INSIDE) if within else ("", 0.0)


def _ends(name, word):
    return name.endswith(f" {word}" if word.isascii() else word)


def _within(name, word):
    return f" {word} " in f" {name} " if word.isascii() else word in name


def look(values):
    """See what the cells of one column are like."""
    texts = [value.strip() for value in values[:SAMPLE]]
    filled = [text for text in texts if text]
    size = len(filled)
    if not size:
        return Seen(0, 0, 0, 0, 0, 0, 0, False, 0, 0, 0, 0, 0)

    def share(test):
        return sum(bool(test(text)) for text in filled) / size

    return Seen(
        size,
        size / len(texts),
        sum(map(len, filled)) / size,
        len(set(filled)) / size,
        sum(map(likeness, filled)) / size,
        share(END.search),
        share(AMOUNT.fullmatch),
        _ascending(filled),
        share(LETTERS.fullmatch),
        share(lambda text: len(text) <= 8 and stated_category(text)),
        share(lambda text: len(text) <= 12 and role_in(text)),
        share(CODE.fullmatch),
        share(lambda text: INSIDE_OPTIONS.search(text[:LONGEST_SEEN])),
    )


def _ascending(texts):
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 7]
    steps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    return len(numbers) > 1 and len(numbers) == len(texts) and all(step == 1 for step in steps)


def _repeated(seen):
    return seen.size >= 4 and seen.distinct <= 0.5


def _as_question(seen):
    score = 1.2 * max(-1.5, min(3.0, seen.likeness))
    score -= 4.0 * _repeated(seen) + 4.0 * (seen.numeric > 0.5) + 4.0 * (seen.letters > 0.5)
    return score - 2.0 * (seen.length < 5) - 2.0 * (seen.filled < 0.5)


def _as_answer(seen):
    score = 0.03 * min(seen.length, 40) - max(0.0, min(3.0, seen.likeness))
    score += 2.0 * (seen.letters > 0.6) - 1.0 * (seen.numeric > 0.7) - 2.0 * seen.ascending
    return score - 1.0 * (_repeated(seen) and seen.letters < 0.6)


def _as_category(seen):
    score = 2.0 * seen.category + 1.0 * (seen.length <= 8 and _repeated(seen))
    return score - 3.0 * (seen.length > 12) - 2.0 * (seen.numeric > 0.5)


def _held(field, seen):
    """How well a column's cells fit a field, whatever its head."""
    scores = {
        "question": _as_question,
        "answer": _as_answer,
        "category": _as_category,
        "number": lambda seen: 2.5 if seen.ascending else -2.0 * (seen.numeric < 0.5),
        "score": lambda seen: 1.0 - 4.0 * (seen.numeric < 0.3) - 2.0 * seen.ascending,
        "role": lambda seen: 2.0 * seen.role - 2.0 * (seen.length > 14),
        "code": lambda seen: 4.0 * seen.code - 1.0 * (seen.code < 0.5),
        "options": lambda seen: 3.0 * seen.options,
        "probes": lambda seen: 0.5 * seen.asks,
    }
    return scores[field](seen) if field in scores and seen.size else 0.0


BY_CONTENT = {"question": 1.5, "number": 2.0, "category": 1.9, "code": 3.0, "options": 2.0}


def _weights(head, seen):
    """{field: weight} of one column."""
    field, said = said_by(head)
    found = {field: said + _held(field, seen)} if field else {}
    for other, least in BY_CONTENT.items():
        held = _held(other, seen)
        if other != field and held >= least:
            found[other] = held - (0.5 * said if field else 0.0)
    return {name: weight for name, weight in found.items() if weight > UNKNOWN}


def assign(heads, rows):
    """The Columns of a table whose heads are `heads`, or None where none holds questions."""
    width = max([len(heads), *map(len, rows[:SAMPLE])], default=0)
    heads = [*heads, *[""] * (width - len(heads))]
    seen = [look([cells[n] if n < len(cells) else "" for cells in rows]) for n in range(width)]
    weights = [_weights(head, column) for head, column in zip(heads, seen, strict=True)]
    asking = sorted(
        (n for n in range(width) if "question" in weights[n]),
        key=lambda n: -weights[n]["question"],
    )[:TRIED]
    tried = sorted((_with_question(weights, seen, n) for n in asking), key=lambda one: -one[0])
    if not tried:
        return None
    total, fields = tried[0]
    second = max((one[0] for one in tried[1:]), default=total - SURE_MARGIN)
    return Columns(
        fields,
        _sure(min(total - second, weights[fields.index("question")]["question"])),
        _sure(_answer_margin(fields, weights)),
    )


def _with_question(weights, seen, asking):
    """(total, fields) of the best assignment that takes column `asking` for the question."""
    fields, total = [""] * len(weights), weights[asking]["question"]
    fields[asking] = "question"
    pairs = [
        (weight, -n, field)
        for n, one in enumerate(weights)
        for field, weight in one.items()
        if n != asking and field != "question"
    ]
    for weight, place, field in sorted(pairs, reverse=True):
        if not fields[-place] and (field in SEVERAL or field not in fields):
            fields[-place] = field
            total += weight
    _take_unnamed_answer(fields, weights, seen)
    return total, tuple("" if field == "other" else field for field in fields)


def _take_unnamed_answer(fields, weights, seen):
    """Where no head names the answer: the longest text that no head names and that asks nothing."""
    if "answer" in fields:
        return
    free = [
        n
        for n, field in enumerate(fields)
        if not field and not weights[n] and seen[n].length >= UNNAMED_LENGTH
    ]
    free = [n for n in free if seen[n].likeness < ASKS and not _repeated(seen[n])]
    if free:
        fields[max(free, key=lambda n: seen[n].length)] = "answer"


def _answer_margin(fields, weights):
    if "answer" not in fields:
        return 0.0
    place = fields.index("answer")
    if "answer" not in weights[place]:
        return UNNAMED_MARGIN
    others = [one["answer"] for n, one in enumerate(weights) if n != place and one.get("answer")]
    return weights[place]["answer"] - max(others, default=0.0) / 2


def _sure(margin):
    return round(0.5 + 0.47 * max(0.0, min(1.0, margin / SURE_MARGIN)), 3)
