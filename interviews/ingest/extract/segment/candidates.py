"""Every line at which a question could start, and what speaks for it by itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from interviews.ingest.extract.segment.labels import KINDS
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.outline import Outline

STYLE_SCORES = {
    "di": 4.0,
    "timu": 3.0,
    "q": 3.2,
    "ask": 2.2,
    "dot": 0.8,
    "dun": 0.8,
    "brack": 0.6,
    "multi": 0.4,
    "of": 1.2,
    "roman": 0.0,
    "letter": 0.4,
    "keycap": 0.6,
    "paren": 0.0,
    "rparen": 0.1,
    "gap": 0.0,
    "cn": 0.0,
    "cnparen": -0.2,
    "circle": -2.0,
    "step": -6.0,
    "bullet": -1.0,
    "": -1.6,
}
TITLE = re.compile(
    r"(?:题库|面试题|面试题目|试题|题本|指南|技巧|攻略|问答|答案|解析|汇总|大全|合集|"
    r"问题解答|面试问题|练习|手册)(?:[（(].{0,20}[)）])?$"
)
SURE_STYLES = ("di", "timu", "q")
LOWEST = -3.2
LOOK_AHEAD = 3
LOOK_BACK = 6
PARTS = ("answer", "rubric", "analysis", "probe")
LIKENESS_WEIGHT = 1.3
PRIOR = 0.8
LEAST_LIKENESS = -0.5
ASKS_NOTHING = 5.0
IN_A_RUN = 1.2  # at least as likely as this is a numbered line where each has its answer


@dataclass(slots=True)
class Start:
    """A possible start at line `line` of the outline."""

    line: int
    style: str
    number: int | None
    score: float
    likeness: float
    series: tuple[str, str, bool]  # numbers continue only within one
    key: tuple[str, str, int, bool, bool, bool]  # the kind of line, which habits are about
    bonus: float = 0.0  # what the habit adds


Prefer = Callable[[Start], float]


def candidates(view: Outline, prefer: Prefer | None = None) -> list[Start]:
    """Starts worth weighing, in order; `prefer(start)`, where given, adds to what speaks for one.

    Else what asks nothing and is not marked as a question has that against it.
    """
    found = [start_at(view, n) for n in range(len(view)) if _possible(view, n)]
    for start in found:
        start.bonus = prefer(start) if prefer else -ASKS_NOTHING * _asks_nothing(view, start)
    return [start for start in found if start.score + start.bonus > LOWEST]


def _possible(view: Outline, n: int) -> bool:
    line, first, mark = view.lines[n], view.pieces[n][0], view.markers[n]
    asks = first.kind in ("", "question") or first.kind == "scene" and first.number
    if line.said:
        return line.said == "question"
    if n in view.heads or line.code or not asks:
        return False
    return not (view.options[n] and mark.style == "")


def start_at(view: Outline, n: int) -> Start:
    """The Start that line `n` would be."""
    line, mark = view.lines[n], view.markers[n]
    style = mark.style or ("bullet" if line.text.lstrip()[:2] in ("- ", "* ", "• ", "· ") else "")
    if style == "timu" and mark.number is None:
        style = "ask"
    text_likeness = _likeness(view, n, style)
    if n in view.runs:
        text_likeness = max(text_likeness, IN_A_RUN)
    score = STYLE_SCORES[style] + LIKENESS_WEIGHT * text_likeness - PRIOR
    score += 0.9 if line.heading else 0.7 if line.bold else 0.0
    score += 1.2 if line.summary else 0.0
    score += 1.0 if mark.ask and style != "ask" else 0.0
    score += 0.6 if mark.notes else 0.0
    score -= 2.5 if mark.number is None and not mark.ask and TITLE.search(mark.text) else 0.0
    score += _surroundings(view, n, style)
    series = (style, line.listed, bool(line.heading))
    key = (style, line.listed, line.heading, line.bold, line.summary, mark.ask)
    return Start(n, style, mark.number, score, text_likeness, series, key)


def _asks_nothing(view: Outline, start: Start) -> bool:
    return start.likeness <= LEAST_LIKENESS and not _is_marked(view, start.line)


def _is_marked(view: Outline, n: int) -> bool:
    """Whether more than its words says that a line is a question: a number, a label, a heading."""
    line, word = view.lines[n], view.pieces[n][0].word
    numbered = view.markers[n].number is not None
    return numbered or word in KINDS or bool(line.heading or line.summary)


def _likeness(view: Outline, n: int, style: str) -> float:
    """Of the line's own text; a bare marker is as likely as what stands below it."""
    mark = view.markers[n]
    own = likeness(mark.text)
    few = 6 if style in SURE_STYLES else 1
    bare = (
        len(mark.text) <= few or len(mark.text) <= 20 and own < 1 and _opens_question(view, n + 1)
    )
    return max(own, _following(view, n)) if bare and style not in ("", "bullet") else own


def _opens_question(view: Outline, n: int) -> bool:
    return n < len(view) and view.pieces[n][0].kind in ("question", "scene")


def _following(view: Outline, n: int) -> float:
    """The likeness of the text below a marker that stands alone."""
    best = -0.5
    for place in range(n + 1, min(n + 1 + LOOK_AHEAD, len(view))):
        piece = view.pieces[place][0]
        if piece.kind in ("answer", "rubric", "analysis") or place in view.heads:
            break
        best = max(best, likeness(view.markers[place].text) - 0.3)
        if piece.kind in ("question", "scene"):
            best = max(best, 2.5)
            break
    return best


def _surroundings(view: Outline, n: int, style: str) -> float:
    score = 0.0
    previous = view.pieces[n - 1][-1] if n else None
    if previous and previous.kind in ("answer", "rubric", "analysis") and not previous.text.strip():
        score -= 4.0
    if view.zones[n] == "probe" and style not in SURE_STYLES:
        score -= 2.5
        if n in view.inner:
            score -= 3.0
    if view.zones[n] == "rubric" and style in ("dot", "paren", "circle", "rparen", "bullet", ""):
        score -= 0.5
    if style == "ask" and n and _is_bare_number(view, n):
        score -= 5.0 + 4.0 * (view.markers[n - 1].style in SURE_STYLES)
    options = view.options[n + 1 : n + 4]
    if options[:1] == ["A"] or options[:2] == ["", "A"]:
        score += 2.5
    if style == "" and view.zones[n] in ("answer", "analysis"):
        score -= 0.6
    return score


def _is_bare_number(view: Outline, n: int) -> bool:
    """Whether a line just above only numbers what this line, below its scene, asks."""
    for above in range(n - 1, max(-1, n - 1 - LOOK_BACK), -1):
        mark = view.markers[above]
        if view.pieces[above][-1].kind in PARTS or above in view.heads:
            return False
        if mark.number is not None:
            return len(mark.text) <= 24 and likeness(mark.text) < 2.0
    return False
