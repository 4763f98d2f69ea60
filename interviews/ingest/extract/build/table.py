"""Tables with a header row: columns are fields, so nothing has to be guessed."""

import re

from interviews.ingest.extract.build.category import (
    inferred_category,
    points_in,
    role_in,
    stated_category,
)
from interviews.ingest.extract.build.criteria import criteria_by_code, is_criteria
from interviews.ingest.extract.document import Question
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.markers import marker

COLUMNS = (
    ("code", r"编码|题目编码|题目编号|code"),
    ("number", r"序号|编号|题号|no\.?|#|№|序"),
    (
        "question",
        r"题目内容|题目描述|面试问题|面试题目|面试题|题干|题目|问题|提问|考题|试题|"
        r"问题内容|典型问题|参考问题|提问问题|question|stem",
    ),
    (
        "answer",
        r"参考答案|标准答案|答案|参考回答|示范答案|模范答案|回答要点|答题要点|参考要点|"
        r"回答|答案要点|answer|model answer",
    ),
    (
        "analysis",
        r"解析|考察目的|考察点|考察要点|考察能力|考察内容|考查点|考查内容|测评要素|"
        r"考察维度|出题意图|维度|能力项|能力维度|胜任力|analysis",
    ),
    ("rubric", r"评分标准|评分要点|评分细则|评分点|评价标准|评分规则|评判标准|评分参考|rubric"),
    ("probes", r"追问|追问问题|可追问|延伸问题|probes?"),
    ("key_points", r"关键在于|要点|关键点|key points"),
    ("red_flags", r"雷区|一票否决|red flags"),
    ("category", r"题型|类别|类型|分类|题目类型|题目类别|面试类型|问题类型|category"),
    ("score", r"分值|分数|满分|points?|score"),
    ("role", r"岗位|角色|适用岗位|职位|职级|roles?"),
    ("difficulty", r"难度|difficulty"),
    ("tags", r"标签|tags?"),
    ("options", r"选项|备选项|options?"),
    ("option", r"选项\s?[a-h]|[a-h]"),
)
PATTERNS = [(field, re.compile(f"(?:{words})", re.I)) for field, words in COLUMNS]
LOOSE = [
    ("answer", re.compile(r"回答|答案|作答|应答")),
    ("question", re.compile(r"问题|题目|提问|试题|面试题")),
    ("rubric", re.compile(r"评分|评价|评判")),
    ("analysis", re.compile(r"考察|考查|目的|意图|解析|维度")),
    ("probes", re.compile(r"追问")),
    ("score", re.compile(r"分值")),
    ("category", re.compile(r"题型|类型|类别")),
]
NOTE = re.compile(r"[（(][^（()）]{0,30}[)）]|[\s*:：]")
SIMPLER = str.maketrans(
    "題問類參評點標準項維編號內範體試別數應職識選難",
    "题问类参评点标准项维编号内范体试别数应职识选难",
)
CODE = re.compile(r"[A-Z]{2,8}-\d{4,6}")
HEADER_WITHIN = 10
NUMBER = re.compile(r"\s{0,9}(\d{1,5})(?:\.0)?\s{0,9}")
PROBE_BREAK = re.compile(r"[\n；;]")
DIGITS = re.compile(r"\d{1,3}(?:\.\d)?")


def table_questions(lines):
    """Questions of every table that has a header row; its lines need no segmentation."""
    questions, criteria = [], {}
    for places in _tables(lines):
        rows = [lines[place].cells for place in places]
        if is_criteria(rows):
            criteria |= criteria_by_code(rows)
            continue
        header = header_row([lines[place].cells for place in places])
        if header is not None:
            fields = columns_of(lines[places[header]].cells)
            names = lines[places[header]].cells
        else:
            header, names = -1, ()
            fields = columns_by_content([lines[place].cells for place in places])
        rows = [place for place in places[header + 1 :] if fields and lines[place].cells]
        for place in rows:
            questions += _row(lines, place, fields, names)
    return [_with_criteria(question, criteria) for question in questions]


def _with_criteria(question, criteria):
    lines = criteria.get(question.code, ())
    return question.with_(rubric=(*lines, *question.rubric)) if lines else question


def columns_of(cells, loosely=True):
    """The field that each header cell names; empty for one that names none."""
    fields = []
    for cell in cells:
        name = NOTE.sub("", cell).strip().lower().translate(SIMPLER)
        field = next((field for field, words in PATTERNS if words.fullmatch(name)), "")
        field = field or (_loosely(name) if loosely and len(name) <= 10 else "")
        fields.append(field if field not in fields or field in ("option", "analysis", "") else "")
    return fields


def _loosely(name):
    return next((field for field, words in LOOSE if words.search(name)), "")


def columns_by_content(rows):
    """Where no header helps: the column that asks, and the longest other one that answers."""
    width = max(map(len, rows), default=0)
    if len(rows) < 4 or not 2 <= width <= 8:
        return None
    columns = [[cells[n].strip() for cells in rows if n < len(cells)] for n in range(width)]
    asks = [_mean(map(likeness, column)) for column in columns]
    sizes = [_mean(map(len, column)) for column in columns]
    asking = max(range(width), key=asks.__getitem__)
    others = [n for n in range(width) if n != asking and sizes[n] > 15]
    if asks[asking] < 1.5 or not others:
        return None
    answering = max(others, key=sizes.__getitem__)
    return ["question" if n == asking else "answer" if n == answering else "" for n in range(width)]


def _mean(values):
    values = list(values)
    return sum(values) / max(1, len(values))


def _tables(lines):
    tables = {}
    for place, line in enumerate(lines):
        if line.cells and not line.dropped:
            tables.setdefault(line.table, []).append(place)
    return tables.values()


def header_row(rows):
    """Which of the first ten rows names a question column and one more; None without one."""
    if sum(any(columns_of(cells[:1], loosely=False)) for cells in rows) > 1:
        return None  # the labels stand in the left column
    for n, cells in enumerate(rows[:HEADER_WITHIN]):
        fields, exact = columns_of(cells), columns_of(cells, loosely=False)
        below = rows[n + 1 : n + 2]
        if "question" not in fields or not below:
            continue
        if "question" not in exact and sum(map(bool, fields)) < 2:
            continue
        upright = sum(map(bool, columns_of(below[0]))) <= 1
        if upright and (sum(map(bool, fields)) > 1 or len(fields) == 1 or len(rows) > 3):
            return n
    return None


def _row(lines, place, fields, names):
    cells = lines[place].cells
    values, extra = {}, {}
    for n, cell in enumerate(cells[: len(fields)]):
        field, text = fields[n], cell.strip()
        if not text:
            continue
        if not field:
            extra[names[n].strip() if names else str(n + 1)] = text
        elif field == "option":
            label = NOTE.sub("", names[n])[-1:].upper()
            values.setdefault("option", []).append(f"{label}.{text}")
        elif field in values:
            values[field] += "\n" + text
        else:
            values[field] = text
    stem = values.get("question", "")
    texts = {cell.strip() for cell in cells if cell.strip()}
    if not stem or columns_of(cells)[:2] == fields[:2] and any(fields[:2]):
        return []
    if len(texts) == 1 and len(fields) > 1 and likeness(stem) < 1.5:
        return []  # a theme across the table, or a note
    if not names and likeness(stem) < 0:
        return []
    found = [_question(part, values, extra, place) for part in _numbered(stem)]
    return found if names else [question.with_(confidence=0.75) for question in found]


def _numbered(cell):
    """The questions of one cell: several where each line has a number and asks."""
    parts = [part for part in cell.splitlines() if part.strip()]
    marks = [marker(part) for part in parts]
    several = len(parts) > 1 and all(m.number and likeness(m.text) > 1.0 for m in marks)
    return parts if several else [cell]


def _question(stem, values, extra, place):
    stated = stated_category(values.get("category", ""))
    inferred = inferred_category(stem)
    number = NUMBER.fullmatch(values.get("number", ""))
    code = values.get("code", "") or _code(values.get("number", ""))
    mark = marker(stem) if "\n" not in stem[:8] else None
    if mark and mark.number and mark.style in ("dot", "dun", "q", "timu", "di", "paren", "rparen"):
        stem = mark.text or stem
    rubric = tuple(
        {"kind": kind, "text": values[field]}
        for field, kind in (
            ("rubric", "评分标准"),
            ("key_points", "关键在于"),
            ("red_flags", "雷区"),
        )
        if field in values
    )
    return Question(
        question=stem,
        answer=values.get("answer", ""),
        rubric=rubric,
        analysis=values.get("analysis", ""),
        probes=tuple(t.strip() for t in PROBE_BREAK.split(values.get("probes", "")) if t.strip()),
        options=tuple(values.get("option", values.get("options", "").splitlines())),
        category=stated or inferred,
        stated_category=stated,
        inferred_category=inferred,
        role=role_in(values.get("role", "")),
        score=_score(values.get("score", "")),
        number=int(number.group(1)) if number else mark.number if mark else None,
        confidence=0.97 if likeness(stem) > 0 else 0.85,
        span=(place, place + 1),
        origin=dict.fromkeys(values, "column"),
        code=code,
        extra=extra | {field: values[field] for field in ("difficulty", "tags") if field in values},
    )


def _code(text):
    return text if CODE.fullmatch(text) else ""


def _score(text):
    if DIGITS.fullmatch(text.strip()):
        return float(text)
    return points_in(text)
