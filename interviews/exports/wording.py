"""The words that Chinese papers are made of: heads, numerals, notices, boxes.

Papers are Chinese whoever prints them, so these are not interface strings.
"""

from math import ceil

from interviews.exports.booklet import Sheet
from interviews.scoring.levels import HIGHEST, NOT_PROBED
from interviews.scoring.panel import DROP_FROM
from interviews.text.numerals import numeral

SHEETS = {
    Sheet.CANDIDATE: "试题卷",
    Sheet.ANSWERS: "参考答案",
    Sheet.INTERVIEWER: "面试官手册",
    Sheet.SCORECARD: "评分表",
    Sheet.SUMMARY: "汇总表",
}
INTERNAL = "内部资料"
DIFFICULTIES = ("入门", "基础", "进阶", "较难", "挑战")
RECOMMENDATIONS = ("强烈推荐", "推荐", "待定", "不推荐", "坚决不录用")
UNALTERED = "分数不得涂改；确需更正的，划去后重写并签名。"
SCORING_RULES = {
    "question": (
        f"每个要点的得分 = 权重 × 评分 ÷ {HIGHEST}；{NOT_PROBED}的要点不计入满分。{UNALTERED}"
    ),
    "competency": (
        f"每项的得分 = 满分 × 评分 ÷ {HIGHEST}；{NOT_PROBED}的项不计入满分。{UNALTERED}"
    ),
}
PANEL_RULE = (
    f"面试官不少于 {DROP_FROM} 人时，去掉一个最高分和一个最低分；"
    f"其余总分取平均，四舍五入，保留两位小数。{UNALTERED}"
)
STEM_LINE = 38  # characters of a stem on one line of the candidate sheet
PAGE_LINES = 30  # answer lines of 7.6 mm that a page of it holds


def heading(booklet):
    """Return the title of the paper: 客服经理终面 B 卷 → 客服经理终面 B 卷 试题卷."""
    name = SHEETS[booklet.sheet]
    return booklet.title if booklet.title.endswith(name) else f"{booklet.title} {name}".strip()


def section_head(ordinal, section):
    """Return the head of an exam section: 一、行为题：本题共 2 小题，共 20 分."""
    title = f"{numeral(ordinal)}、{section.title}"
    return f"{title}：本题共 {len(section.items)} 小题，共 {section.points} 分"


def code(item):
    """Return the code that stands on paper: CS-0042, or CS-0042 v3 when pinned."""
    return item.triple.code + (f" v{item.version}" if item.version else "")


def difficulty(triple):
    return DIFFICULTIES[triple.difficulty - 1] if 0 < triple.difficulty < 6 else ""


def label(booklet, slug):
    """Return the name of a role or category slug in the reader's language."""
    return (booklet.labels or {}).get(slug, slug)


def notices(booklet):
    """Return the lines of the box 注意事项 on a candidate sheet."""
    lines = [
        "答题前，请把岗位、姓名、编号、日期写在密封线外，密封线内不要写字。",
        "请用黑色签字笔写在横线上；写不下时可以写在背面，并注明题号。",
    ]
    if any(item.triple.category == "behavioral" for item in booklet.items):
        lines.append("行为题请讲自己做过的事；没有相同的经历，写最接近的一件，并说明差别。")
    return lines


def answer_lines(item):
    """Return how many lines to write on: 10 points give 8, 15 give 10, 20 give 13."""
    return min(16, max(6, round(item.points / 2 + 3)))


def fits_page(item):
    """Tell whether stem and lines fit one page, so that the question may be kept whole."""
    stem = sum(ceil(max(len(line), 1) / STEM_LINE) for line in item.triple.stem.split("\n"))
    return stem + answer_lines(item) <= PAGE_LINES


def short(text, most=30):
    """Return the beginning of `text` on one line, for contents and bookmarks."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip("，、；： ") + "…"


def score_bands(booklet):
    """Return the labels of the 题号–得分 grid, at most 12 to a band.

    Up to 40 questions have a cell each; longer papers have one for each section.
    """
    labels = [str(item.number) for item in booklet.items]
    if len(labels) > 40:
        labels = [numeral(ordinal) for ordinal, _ in enumerate(booklet.sections, 1)]
    labels = (labels if len(labels) <= 40 else []) + ["总分", "评分人"]
    width = ceil(len(labels) / ceil(len(labels) / 12))
    labels += [""] * (-len(labels) % width)
    return [labels[start : start + width] for start in range(0, len(labels), width)]
