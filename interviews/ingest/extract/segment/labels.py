"""Words that name a part of a question (答案, 解析, 评分要点, 追问 …) and the pieces they open."""

import re
from functools import lru_cache
from typing import NamedTuple

ANSWER_WORDS = (
    "参考答案|标准答案|正确答案|参考|示范答案|建议答案|答案要点|答案示例|答案提示|答案及解析|"
    "答案与解析|答案和解析|答案解析|答案|"
    "参考回答|回答示例|示例回答|示范回答|回答思路|回答要点|回答框架|回答建议|回答参考|"
    "回答范例|优秀回答|推荐回答|满分回答|高分回答|"
    "标准回答|建议回答|STAR回答|答题思路|答题要点|答题示例|答题框架|参考要点|参考思路|"
    "参考话术|作答要点|作答思路|"
    "应对策略|应对思路|应答要点|应答示例|范文|解答|回答|答|Answer|Ans|Reference answer|"
    "Sample answer|Model answer|Ideal answer|Example answer|Good answer|Strong answer|"
    "Expected answer|A"
)
TOGGLE_WORDS = (
    "点击查看答案|点击展开|Show answer|查看解答|点击查看参考答案|点击展开答案|查看答案|"
    "查看参考答案|展开答案|显示答案|"
    "查看解析|展开查看"
)
RUBRIC_WORDS = (
    "评分标准|评分要点|评分细则|评分|评价|评分参考|评分依据|评分点|评分规则|评价要点|评价标准|"
    "评估要点|评估标准|评估维度|评估|观察要点|观察点|期望表现|优秀表现|合格表现|"
    "评判标准|评判要点|采分点|得分点|给分点|打分标准|"
    "参考评分|期望回答|期望|加分项|扣分项|Rubric|Scoring|Score guide|"
    "Scoring guide|What to look for|Look for|Listen for|Good signs|Green flags|Criteria"
)
ANALYSIS_WORDS = (
    "试题解析|题目解析|解析|题目分析|分析|考察点|考察目的|考察要点|考察重点|考察内容|"
    "考察能力|考察维度|考察方向|考察意图|考查点|"
    "考查目的|考查要点|考查重点|考查内容|考查能力|考点|核心考点|出题意图|命题意图|"
    "出题思路|面试官意图|面试官考察点|提问目的|提问意图|"
    "设题意图|测评要素|测评要点|测评目的|关键在于|点评|解题思路|能力考察|考核点|"
    "考核要点|考核目的|Analysis|Explanation|"
    "Why we ask|Why ask|Why this question|Purpose|Rationale|Intent|Competency"
)
PROBE_WORDS = (
    "追问问题|追问方向|追问示例|可能追问|可能的追问|参考追问|可追问|后续追问|深入追问|"
    "延伸追问|延伸问题|深入提问|追问|Follow-up questions?|"
    "Follow up questions?|Follow-ups?|Follow ups?|Probes?"
)
SCENE_WORDS = "情境|情景|场景|背景|案例背景|案例描述|案例|情景描述|情境描述|场景描述|背景材料|材料"
QUESTION_WORDS = (
    "面试问题|面试题目|面试题|题目|题干|问题描述|问题|提问|试题|要求|任务|题|问|"
    "Interview question|Question|Q"
)
SCORE_WORDS = "分值|分数|满分|得分|本题分值"
CATEGORY_WORDS = "题型|类型|类别|题目类型|问题类型|分类|考题类型"
AVOID_WORDS = (
    "避免回答|错误答案|错误选项|干扰项|干扰答案|反面回答|不当答案|不合格回答|错误回答|错误示范|不当回答|反面示例|"
    "雷区|忌讳|避坑|Red flags?|Bad answer|Avoid"
)

GROUPS = (
    ("answer", TOGGLE_WORDS + "|" + ANSWER_WORDS),
    ("rubric", RUBRIC_WORDS),
    ("analysis", ANALYSIS_WORDS),
    ("probe", PROBE_WORDS),
    ("scene", SCENE_WORDS),
    ("question", QUESTION_WORDS),
    ("score", SCORE_WORDS),
    ("category", CATEGORY_WORDS),
    ("avoid", AVOID_WORDS),
)
TONGUES = re.compile(
    r"\A[\s>]{0,9}(?:[-*•·+]\s{1,4})?(?:\*\*)?(中文|英文|中|英|English|Chinese|EN|CN|ZH)(?:\*\*)?"
    r"\s?[:：]\s?(?:\*\*)?\s?",
    re.I,
)
KINDS = {
    form.lower(): kind
    for kind, words in GROUPS
    for word in words.split("|")
    for form in ((word[:-1], word[:-2]) if word.endswith("?") else (word,))
}
ALL_WORDS = "|".join(
    sorted((word for _, words in GROUPS for word in words.split("|")), key=len, reverse=True)
)
# These name a part only with a colon behind them: alone on a line they are ordinary words.
COLON_ONLY = {
    "要求",
    "任务",
    "参考",
    "评分",
    "评价",
    "答",
    "a",
    "q",
    "问",
    "题",
    "回答",
    "分析",
    "期望",
    "问题",
    "案例",
    "背景",
    "场景",
    "情景",
    "情境",
    "材料",
    "类型",
    "分类",
    "类别",
    "得分",
    "满分",
    "提问",
    "题目",
    "解答",
    "范文",
    "关键在于",
    "ans",
}
AT_START = re.compile(
    r"\A(?:_|[^\w【\[〔「(（“‘\"'《<。，、：；？！…:;,.?!|/\\)）】\]」》”’]){0,12}(?P<open>[【\[〔「]?)(?:\*\*)?\s?(?P<word>"
    + ALL_WORDS
    + r")"
    r"\s?(?P<number>\d{0,2})(?P<note>[（(][^（()）]{0,24}[)）])?\s?(?:\*\*)"
    r"?(?P<close>[】\]〕」]?)\s?(?:\*\*)?\s?(?P<colon>[:：]?)\s?(?:\*\*)?\s?",
    re.I,
)
BULLET = re.compile(r"\A\s{0,9}[-*•·+]\s")
ANNOUNCES = re.compile(
    r"\A[#>\s*]{0,8}[^\s:：，。,？?*]{0,8}\s?[^\s:：，。,？?*]{0,8}((?:回答|答案|答题|"
    r"作答|应答)[^\s:：，。,？?*]{0,8})[:：][\s*]{0,4}"
)
STRONG = (
    "错误答案|错误回答|干扰项|参考答案|正确答案|标准答案|答案及解析|答案解析|答案|参考回答|回答思路|解析|评分标准|"
    "评分要点|评分点|考察点|考察目的|追问"
)
SURE_LABEL = re.compile(rf"(?<=[。！？?!；;)）”\s])(?:{STRONG})[:：]|【(?:{ALL_WORDS})】")
INLINE = re.compile(
    r"(?:(?<=[^的个种份新旧出终确准考案题试目佳优])(?:" + STRONG + r")[:：]"
    r"|(?<=[。！？?!）)”；;\s])(?:答|A\d{1,2}|回答|期望|关键在于|答题思路|回答要点|"
    r"评分细则|考察要点|考察重点|出题意图|分值)[:：]"
    r"|(?<=[。！？?!）)”；;])\s?A[:：]"
    r"|【(?:" + ALL_WORDS + r")】)"
)


SEEN = 1 << 15  # lines that are looked at several times


class Piece(NamedTuple):
    """A stretch of one line: `kind` is empty for text that no label opened."""

    kind: str
    word: str
    text: str
    number: str = ""


@lru_cache(maxsize=SEEN)
def label_at(text: str) -> Piece | None:
    """Return the Piece that a label at the start of `text` opens, or None."""
    match = AT_START.match(text)
    if not match:
        return _loose_label(text)
    word = match.group("word").lower()
    bracketed = match.group("open") and match.group("close")
    alone = match.end() == len(text) and word not in COLON_ONLY
    if not (match.group("colon") or bracketed or alone):
        return None
    number = match.group("number")
    listed = BULLET.match(text) and not match.group("number")
    if word in ("a", "q") and (not match.group("colon") or match.group("note") or listed):
        return None
    note = match.group("note") or ""
    rest = text[match.end() :]
    return Piece(KINDS[word], word, f"{note}{rest}" if "分" in note else rest, number)


def _loose_label(text: str) -> Piece | None:
    """A line that only announces: “S.T.A.R 框架回答：”, “四步回答思路：”."""
    if len(text) > 60 or not text.rstrip(" *").endswith((":", "：")):
        return None
    match = ANNOUNCES.fullmatch(text.strip())
    return Piece("answer", match.group(1), "") if match else None


def pieces(text: str) -> list[Piece]:
    """Split one line at its labels; 中文：and English: only say in which language it goes on."""
    if tongue := TONGUES.match(text):
        return [Piece("tongue", tongue.group(1).lower(), text[tongue.end() :])]
    first = label_at(text)
    rest = first.text if first else text
    cuts = [match.start() for match in INLINE.finditer(rest) if match.start() > 0]
    if not cuts:
        return [first] if first else [Piece("", "", text)]
    parts = [rest[a:b] for a, b in zip([0, *cuts], [*cuts, len(rest)], strict=True)]
    parts = [part.rstrip("、，, ") for part in parts[:-1]] + parts[-1:]
    opened = [first._replace(text=parts[0])] if first else [Piece("", "", parts[0])]
    return opened + [label_at(part) or Piece("", "", part) for part in parts[1:]]
