"""The lines of one question -> its stem, options, answer, rubric, analysis and probes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from interviews.ingest.extract.build.options import cut_options, split_options
from interviews.ingest.extract.segment.labels import KINDS, Piece
from interviews.ingest.extract.segment.likeness import BIDDING, END, EXPECTING, INSIDE, likeness
from interviews.ingest.extract.segment.markers import (
    DECORATION,
    EMPHASIS,
    LEADING_TYPE,
    META,
    TRAILING_NOTE,
    marker,
)
from interviews.ingest.extract.segment.outline import Outline

FILLED_BLANK = re.compile(r"[（(]\s{0,3}([A-H]{1,6}|√|×|对|错|正确|错误)\s{0,3}[)）]")
NOTE = re.compile(r"^\s?[（(]([^（()）]{0,24}分)[)）]\s?[:：]?\s?")
LIST_ITEM = re.compile(r"\s{0,9}(?:[-*•·●]\s|[（(]?\d{1,2}[)）.、．]|[①-⑳])\s{0,4}")
SENTENCE = re.compile(r"(?<=[?？])(?![”’」』\"）)?？])")
MARKS_ONLY = re.compile(r"[\s\-—_=*#>|`~]+")
BIDS_ON = re.compile(
    r"请|说说|谈谈|讲|举|简述|结合|包括|并|以.{1,24}为例|Please|Explain|Give", re.I
)
LEADING = re.compile(r"(?:题目|问题|题|问|题干|情景|情境|场景|案例|背景|模拟情景)\s?[:：]\s?")
WRAPPED = re.compile(r"[，,、：:（(]$|[^。？?！!；;：:）)”\s]$")
FACTS = re.compile(rf"(?:{META.pattern}[|｜\s]{{0,4}}){{1,6}}")
KNOWN_TYPE = re.compile(r".{0,10}(?:题|类|面试|原则题|能力)$")


AVOID, ESSENCE = "雷区", "关键在于"


@dataclass
class Parts:
    """What the walk over one segment has gathered."""

    stem: list[str] = field(default_factory=list)
    scene: list[str] = field(default_factory=list)
    ask: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    analysis: list[str] = field(default_factory=list)
    rubric: list[tuple[str, list[str]]] = field(default_factory=list)  # (label, [texts])
    probes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # texts that may state points or a category
    topic: str = ""
    labelled: bool = False  # the answer had a label
    question_labelled: bool = False


def gather(view: Outline, start: int, end: int) -> Parts:
    """Walk over lines start to end of the outline."""
    parts, state = Parts(), "stem"
    answered = view.has_answer(start, end)
    mark = view.markers[start]
    parts.notes += mark.notes
    parts.question_labelled = mark.ask or view.pieces[start][0].kind == "question"
    for n in range(start, end):
        for piece in _pieces(view, n, start):
            state = _take(parts, piece, state, view, n, answered)
    _settle_stem(parts)
    if not parts.labelled:
        _answer_without_label(parts, answered)
    return parts


def _pieces(view: Outline, n: int, start: int) -> list[Piece]:
    """The line's pieces; of the first line what stands behind the marker."""
    found = view.pieces[n]
    if n > start:
        return found
    if found[0].kind == "question" and not found[0].text.strip() and len(found) == 1:
        return []
    text = found[0].text if found[0].kind == "question" and not view.markers[n].style else ""
    if view.markers[n].style in ("ask", "") and text:
        return [Piece("", "", text), *found[1:]]
    if len(found) == 1:
        return [Piece("", "", view.markers[n].text)]
    return [Piece("", "", marker(found[0].text).text or found[0].text), *found[1:]]


def _take(parts: Parts, piece: Piece, state: str, view: Outline, n: int, answered: bool) -> str:
    """Put one piece where it belongs; returns the part that is open after it."""
    text, kind = piece.text.strip(), piece.kind
    if kind == "scene" and state not in ("stem", "scene", "ask", "note"):
        kind, text = "", view.lines[n].text.strip()
    if kind == "question" and state not in ("stem", "scene", "ask", "note"):
        kind, text = "", view.lines[n].text.strip()
    if not kind or kind == "tongue":
        return _plain(parts, text, state, view, n, kind == "tongue")
    if kind == "answer":
        return _open_answer(parts, piece, text)
    if kind in ("score", "category"):
        parts.notes.append(f"{text}分" if kind == "score" and text.isdigit() else text)
        return "note" if state == "stem" else state
    if kind == state and piece.word.lower() not in KINDS and not piece.number:
        return _plain(parts, view.lines[n].text.strip(), state, view, n)
    if kind == "rubric" or piece.word == ESSENCE and not text:
        kind = "rubric"
        parts.rubric.append((piece.word, [text] if text else []))
        return kind
    if kind == "scene":
        parts.scene += [text] if text else []
        return kind
    if kind == "question":
        text = _without_note(parts, text)
        parts.ask += [text] if text else []
        parts.question_labelled = True
        return "ask"
    if kind == "avoid":
        parts.rubric.append((AVOID, [text] if text else []))
        return "rubric"
    target = parts.analysis if kind == "analysis" else parts.probes
    target += [text] if text else []
    return kind


def _open_answer(parts: Parts, piece: Piece, text: str) -> str:
    if "解析" in piece.word and parts.answer and parts.labelled:
        parts.analysis += [text] if text else []
        return "analysis"
    parts.labelled = True
    parts.answer += [text] if text else []
    return "answer"


def _plain(parts: Parts, text: str, state: str, view: Outline, n: int, cut: bool = False) -> str:
    if not text or MARKS_ONLY.fullmatch(text) and not view.lines[n].code:
        return state
    if state in ("stem", "scene", "ask", "note") and view.options[n]:
        parts.options += split_options(text)
        return state
    if state == "note":
        state = "stem"
    kept = state in ("answer", "analysis", "rubric") and not cut
    whole = view.lines[n].text.rstrip() if kept else text
    if state == "rubric":
        parts.rubric[-1][1].append(whole.strip())
    else:
        getattr(parts, {"probe": "probes"}.get(state, state)).append(
            whole if state == "answer" and view.lines[n].code else whole.strip()
        )
    return state


def _without_note(parts: Parts, text: str) -> str:
    if tail := TRAILING_NOTE.search(text):
        parts.notes.append(tail.group().strip(" ()（）"))
        text = text[: tail.start()]
    if note := NOTE.match(text):
        parts.notes.append(note.group(1))
        return text[note.end() :]
    return text


def _settle_stem(parts: Parts) -> None:
    """Decide what of the gathered lines is the stem: labelled text outranks a short heading."""
    _inline_options(parts)
    _note_facts(parts)
    if parts.stem:
        parts.stem[0] = _without_type(parts, parts.stem[0])
    labelled = parts.scene + parts.ask
    if labelled and parts.stem and _is_heading(parts.stem[0]):
        parts.topic, parts.stem = parts.stem[0], parts.stem[1:]
    if labelled:
        parts.stem = parts.stem + parts.scene + parts.ask
    parts.stem = [text for text in (_clean(text) for text in parts.stem) if text]


def _note_facts(parts: Parts) -> None:
    """Lines below the stem that only say 难度：中 or 时间：3分钟 are no part of it."""
    facts = [text for text in parts.stem[1:] if FACTS.fullmatch(text)]
    parts.notes += facts
    parts.stem = [*parts.stem[:1], *(text for text in parts.stem[1:] if text not in facts)]


def _is_heading(text: str) -> bool:
    """Whether a line is only the name of a question: short, no sentence, asking nothing."""
    if len(text) > 40 or END.search(text) or text.endswith(("。", "！", ".")):
        return False
    return likeness(text) < 2.0 or bool(KNOWN_TYPE.fullmatch(text))


def _without_type(parts: Parts, text: str) -> str:
    """Take “情景题：” or “题目：” off the front of a stem, noting the type."""
    if found := LEADING.match(text):
        parts.notes.append(found.group().strip(" :："))
        return text[found.end() :].strip()
    if found := LEADING_TYPE.match(text):
        parts.notes.append(found.group(1))
        return text[found.end() :].strip()
    return text


def _clean(text: str) -> str:
    return DECORATION.sub("", EMPHASIS.sub("", text), count=1).strip()


def _inline_options(parts: Parts) -> None:
    """Cut “…？A.甲B.乙C.丙” into stem and options."""
    for group in (parts.stem, parts.ask):
        for n, text in enumerate(group):
            if not parts.options:
                group[n], parts.options = cut_options(text)


def _answer_without_label(parts: Parts, answered: bool) -> None:
    """Where no label says so, the answer is what follows the question."""
    if parts.options and not parts.answer:
        _filled_blank(parts)
        return
    stem = parts.stem
    if not stem:
        return
    last = _last_of_stem(stem)
    rest = stem[last + 1 :]
    head, tail = _cut_after_question(stem[last])
    parts.answer = [text for text in (tail, *rest) if text] + parts.answer
    parts.stem = [*stem[:last], head]


def _last_of_stem(stem: Sequence[str]) -> int:
    """The line at which the question ends: the first that asks, within three lines."""
    for n, text in enumerate(stem[:4]):
        if END.search(text) or (INSIDE.search(text) and n == 0):
            if n + 1 < len(stem) and END.search(stem[n + 1]) and likeness(stem[n + 1]) > 2.5:
                continue
            return n
        if n == 0 and likeness(text) >= 0.4 and not WRAPPED.search(text):
            return 0
    if len(stem) > 1 and WRAPPED.search(stem[0]) and len(stem[0]) > 30 and END.search(stem[1]):
        return 1
    return 0


def _cut_after_question(text: str) -> tuple[str, str]:
    """“…如何处理？我会先…” on one line: the question, and what follows it."""
    if not INSIDE.search(text):
        return _cut_after_bidding(text)
    pieces = [piece for piece in SENTENCE.split(text) if piece.strip()]
    count = next(
        (n for n, piece in enumerate(pieces) if not END.search(piece.strip())), len(pieces)
    )
    head, tail = "".join(pieces[:count]), "".join(pieces[count:]).strip()
    if not head or len(tail) < 12 or likeness(tail) > 1.2 or BIDS_ON.match(tail):
        return text, ""
    return head.strip(), tail


def _cut_after_bidding(text: str) -> tuple[str, str]:
    """“请讲一次…的经过。去年我…”: a sentence that bids, then one that tells."""
    head, stop, tail = text.partition("。")
    bids = stop and BIDDING.match(head) and EXPECTING.search(head + "。")
    return (head + stop, tail.strip()) if bids and len(tail) >= 20 else (text, "")


def _filled_blank(parts: Parts) -> None:
    """“…是（ B ）” holds its answer in the stem."""
    for n, text in enumerate(parts.stem):
        if found := FILLED_BLANK.search(text):
            parts.answer = [found.group(1)]
            parts.stem[n] = text[: found.start()] + "（ ）" + text[found.end() :]
            return
