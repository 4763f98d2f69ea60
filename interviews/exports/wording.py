"""The words that Chinese papers are made of: heads, numerals, notices, rules.

Papers are Chinese whoever prints them, so these are not interface strings.
"""

from collections import Counter
from math import ceil

from interviews.bankfile.samples import marked
from interviews.bankfile.triple import Sample, Triple
from interviews.exports.booklet import Booklet, Item, Section, Sheet
from interviews.scoring.levels import HIGHEST, NOT_PROBED
from interviews.scoring.panel import DROP_FROM
from interviews.text.numerals import numeral

SHEETS = {
    Sheet.CANDIDATE: "试题卷",
    Sheet.PRACTICE: "练习单",
    Sheet.ANSWERS: "参考答案",
    Sheet.INTERVIEWER: "面试官手册",
    Sheet.SCORECARD: "评分表",
    Sheet.SUMMARY: "汇总表",
}
OPEN_SHEETS = {Sheet.CANDIDATE, Sheet.PRACTICE}  # for whoever gets them, never marked as internal
INTERNAL = "内部资料"
CONFIDENTIAL = "内部资料，请勿交给应聘者"
DIFFICULTIES = ("入门", "基础", "进阶", "较难", "挑战")
RECOMMENDATIONS = ("强烈推荐", "推荐", "待定", "不推荐", "坚决不录用")
RED_FLAGS = "雷区"
WARNINGS = "扣分信号"
SAMPLES = {"adequate": "样例：合格的回答", "poor": "样例：不足的回答"}
# Outside the sealing line, in two rows; css/paper.css says them once more, for the page margin.
SEALED = (("岗位", "姓名", "编号", "座位号"), ("日期", "身份核验人", "应聘者签名"))
SEAL = ("密", "封", "线", "内", "不", "要", "答", "题")
UNALTERED = "分数不得涂改；确需更正的，划去后重写并签名。"
OUT_OF_100 = f"百分制得分 = 得分 × 100 ÷ 满分（满分不含{NOT_PROBED}的分值）。"
SCORING_RULES = {
    "question": (
        f"每个要点的得分 = 权重 × 评分 ÷ {HIGHEST}；{NOT_PROBED}的要点不计入满分。"
        f"{OUT_OF_100}{UNALTERED}"
    ),
    "competency": (
        f"每项的得分 = 满分 × 评分 ÷ {HIGHEST}；{NOT_PROBED}的项不计入满分。{OUT_OF_100}{UNALTERED}"
    ),
}
PANEL_RULE = (
    f"面试官不少于 {DROP_FROM} 人时，去掉一个最高分和一个最低分；"
    f"其余总分取平均，四舍五入，保留两位小数。{UNALTERED}"
)
STEM_LINE = 38  # characters of a stem on one line of the candidate sheet
PAGE_LINES = 30  # answer lines of 7.6 mm that a page of it holds
TOLD = 200  # characters of a stem that a scorecard repeats


def heading(booklet: Booklet) -> str:
    """Return the title of the paper: 客服经理终面 B 卷 → 客服经理终面 B 卷 试题卷."""
    name = SHEETS[booklet.sheet]
    return booklet.title if booklet.title.endswith(name) else f"{booklet.title} {name}".strip()


def sample_marks(triple: Triple, sample: Sample) -> str:
    """Return the bank's marks of a sample with their reason: 接手 3、查证 1。接了手，没有时限。"""
    marks = "、".join(f"{line.criterion} {mark}" for line, mark in marked(triple, sample) if mark)
    return f"{marks}。{sample.why}" if marks else sample.why


def section_head(ordinal: int, section: Section) -> str:
    """Return the head of an exam section: 一、行为题：本题共 2 小题，共 20 分."""
    title = f"{numeral(ordinal)}、{section.title}"
    return f"{title}：本题共 {len(section.items)} 小题，共 {section.points} 分"


def code(item: Item) -> str:
    """Return the code that stands on paper: CS-0042, or CS-0042 v3 when pinned."""
    return item.triple.code + (f" v{item.version}" if item.version else "")


def difficulty(triple: Triple) -> str:
    return DIFFICULTIES[triple.difficulty - 1] if 0 < triple.difficulty < 6 else ""


def label(booklet: Booklet, slug: str) -> str:
    """Return the name of a role or category slug in the reader's language."""
    return (booklet.labels or {}).get(slug, slug)


def notices(booklet: Booklet) -> list[str]:
    """Return the lines of the box 注意事项 on a candidate sheet."""
    lines = [
        "答题前，请在密封线外写明岗位、姓名、编号、座位号和日期，并签名；密封线内不要答题。",
        "请用黑色签字笔写在横线上；写不下时可以写在背面，并注明题号。",
    ]
    if any(item.triple.category == "behavioral" for item in booklet.items):
        lines.append("行为题请讲自己做过的事；没有相同的经历，写最接近的一件，并说明差别。")
    house = booklet.letterhead
    return lines + [text for text in (house.consent, house.retention) if text]


def answer_lines(item: Item) -> int:
    """Return how many lines to write on: 10 points give 8, 15 give 10, 20 give 13."""
    return min(16, max(6, round(item.points / 2 + 3)))


def fits_page(item: Item) -> bool:
    """Tell whether stem and lines fit one page, so that the question may be kept whole."""
    stem = sum(ceil(max(len(line), 1) / STEM_LINE) for line in item.triple.stem.split("\n"))
    return stem + answer_lines(item) <= PAGE_LINES


def short(text: str, most: int = 30) -> str:
    """Return the beginning of `text` on one line, for contents and bookmarks."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip("，、；： ") + "…"


def score_bands(booklet: Booklet) -> list[list[str]]:
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


def statistics(booklet: Booklet) -> list[tuple[str, str]]:
    """Return (name, value) lines for the cover: role, counts, difficulty, competencies."""
    triples = [item.triple for item in booklet.items]
    levels = Counter(triple.difficulty for triple in triples)
    names = Counter(name for triple in triples for name in triple.competencies)
    spread = [f"{DIFFICULTIES[n - 1]} {levels[n]}" for n in range(1, 6) if levels[n]]
    return [
        ("岗位", booklet.role or "不限"),
        ("题数", f"{len(triples)} 题"),
        ("满分", f"{booklet.points} 分"),
        ("时长", f"{booklet.minutes} 分钟"),
        ("难度", "　".join(spread) or "—"),
        ("能力", "　".join(f"{name} {count}" for name, count in names.most_common()) or "—"),
    ]
