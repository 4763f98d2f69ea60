"""Tables with a header row: columns are fields, so nothing has to be guessed."""

import re

from interviews.ingest.extract.build.category import (
    inferred_category,
    points_in,
    role_in,
    stated_category,
)
from interviews.ingest.extract.document import Question
from interviews.ingest.extract.segment.likeness import likeness

COLUMNS = (
    ("code", r"编码|题目编码|题目编号|code"),
    ("number", r"序号|编号|题号|no\.?|#|№|序"),
    ("question", r"题目内容|题目描述|面试问题|面试题目|面试题|题干|题目|问题|提问|考题|试题|问题内容|典型问题|参考问题|提问问题|question|stem"),
    ("answer", r"参考答案|标准答案|答案|参考回答|示范答案|模范答案|回答要点|答题要点|参考要点|回答|答案要点|answer|model answer"),
    ("analysis", r"解析|考察目的|考察点|考察要点|考察能力|考察内容|考查点|考查内容|测评要素|考察维度|出题意图|维度|能力项|能力维度|胜任力|analysis"),
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
NOTE = re.compile(r"[（(][^（()）]{0,30}[)）]|[\s*:：]")
SIMPLER = str.maketrans("題問類參評點標準項維編號內範體試別數應職識選難", "题问类参评点标准项维编号内范体试别数应职识选难")
HEADER_WITHIN = 10
NUMBER = re.compile(r"\s*(\d{1,5})(?:\.0)?\s*")
PROBE_BREAK = re.compile(r"[\n；;]")
DIGITS = re.compile(r"\d{1,3}(?:\.\d)?")
INSTRUCTION = re.compile(r"(?:填写说明|示例|必填|选填|例[:：]).{0,200}", re.S)


def table_questions(lines):
    """Questions of every table that has a header row; its lines need no segmentation."""
    questions = []
    for places in _tables(lines):
        header = header_row([lines[place].cells for place in places])
        if header is None:
            continue
        fields = columns_of(lines[places[header]].cells)
        rows = [place for place in places[header + 1 :] if lines[place].cells]
        questions += [q for place in rows if (q := _row(lines, place, fields, places[header]))]
    return questions


def columns_of(cells):
    """The field that each header cell names; empty for one that names none."""
    fields = []
    for cell in cells:
        name = NOTE.sub("", cell).strip().lower().translate(SIMPLER)
        field = next((field for field, words in PATTERNS if words.fullmatch(name)), "")
        fields.append(field if field not in fields or field in ("option", "analysis", "") else "")
    return fields


def _tables(lines):
    tables = {}
    for place, line in enumerate(lines):
        if line.cells and not line.dropped:
            tables.setdefault(line.table, []).append(place)
    return tables.values()


def header_row(rows):
    """Which of the first ten rows names a question column and one more; None without one."""
    if sum(any(columns_of(cells[:1])) for cells in rows) > 1:
        return None  # the labels stand in the left column
    for n, cells in enumerate(rows[:HEADER_WITHIN]):
        fields = columns_of(cells)
        below = rows[n + 1 : n + 2]
        if "question" not in fields or not below:
            continue
        upright = sum(map(bool, columns_of(below[0]))) <= 1
        if upright and (sum(map(bool, fields)) > 1 or len(fields) == 1 or len(rows) > 3):
            return n
    return None


def _row(lines, place, fields, header):
    cells = lines[place].cells
    values, extra = {}, {}
    for n, cell in enumerate(cells[: len(fields)]):
        field, text = fields[n], cell.strip()
        if not text:
            continue
        if not field:
            extra[lines[header].cells[n].strip()] = text
        elif field == "option":
            label = NOTE.sub("", lines[header].cells[n])[-1:].upper()
            values.setdefault("option", []).append(f"{label}.{text}")
        elif field in values:
            values[field] += "\n" + text
        else:
            values[field] = text
    stem = values.get("question", "")
    if not stem or columns_of(cells)[:2] == fields[:2] and any(fields[:2]):
        return None
    return _question(stem, values, extra, place)


def _question(stem, values, extra, place):
    stated = stated_category(values.get("category", ""))
    inferred = inferred_category(stem)
    number = NUMBER.fullmatch(values.get("number", ""))
    rubric = tuple(
        {"kind": kind, "text": values[field]}
        for field, kind in (("rubric", "评分标准"), ("key_points", "关键在于"), ("red_flags", "雷区"))
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
        number=int(number.group(1)) if number else None,
        confidence=0.97 if likeness(stem) > 0 else 0.85,
        span=(place, place + 1),
        origin=dict.fromkeys(values, "column"),
        code=values.get("code", ""),
        extra=extra | {field: values[field] for field in ("difficulty", "tags") if field in values},
    )


def _score(text):
    if DIGITS.fullmatch(text.strip()):
        return float(text)
    return points_in(text)

