"""What every line of a document looks like, computed once: pieces, marker, zone, section head."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from interviews.ingest.extract.build.options import FOLLOWING, split_options
from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.anchors import mark_lines
from interviews.ingest.extract.segment.heads import Head, head
from interviews.ingest.extract.segment.labels import SURE_LABEL, Piece, pieces
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.markers import DECORATION, Marker, marker
from interviews.ingest.extract.segment.named import named_numbers
from interviews.ingest.extract.segment.prefixes import learn_prefixes, learned_label
from interviews.ingest.extract.segment.runs import answered_runs

OPTION = re.compile(
    r"\s{0,8}(?:[-*]\s)?[（(]?([A-H])(?:[)）.．、:：]\s{0,3}|\s{1,3}(?=[\u4e00-\u9fff]))(?=\S)"
)
SENTENCE = re.compile(r"(?<=[。！？?!；])")
LETTERED = re.compile(r"[（(]?([A-Ha-h甲乙丙丁])\s?[)）.．、:：]\s{0,3}(?=\S)")
FIRSTS = ("A", "甲")
FEWEST_LETTERED = 3
LETTER_ASKS = 0.8
TRUTH = re.compile(r"(?:[AB]\s?[.、．:：]?\s?)?(?:正确|错误|对|错|√|×|True|False)", re.I)
IN_PARTS = ("answer", "rubric", "analysis", "probe", "avoid")


@dataclass
class Outline:
    """Parallel lists, one entry a line that is part of the text."""

    lines: list[Line]
    places: list[int]  # index of each line in the document
    pieces: list[list[Piece]] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    options: list[str] = field(default_factory=list)  # letter, or empty
    zones: list[str] = field(default_factory=list)  # the label that was open before the line
    heads: dict[int, Head] = field(default_factory=dict)  # line -> Head that is taken for one
    inner: set[int] = field(default_factory=set)  # numbered lines of a list that a label announces
    runs: set[int] = field(default_factory=set)  # numbered lines of a run in which each is answered
    words_before: dict[str, list[int]] = field(default_factory=dict)  # answer word -> prefix counts
    answers_before: list[int] = field(default_factory=list)  # prefix counts of all answer words
    questions_before: list[int] = field(default_factory=list)  # prefix counts of question labels
    heads_before: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines)

    def labels(self, start: int, end: int) -> list[int]:
        """How often each answer word opens a piece within lines start to end."""
        return [counts[end] - counts[start] for counts in self.words_before.values()]

    def has_answer(self, start: int, end: int) -> bool:
        return self.answers_before[end] > self.answers_before[start]

    def most_answers(self, start: int, end: int) -> int:
        """How often the commonest answer word opens a piece within lines start to end."""
        total = self.answers_before[end] - self.answers_before[start]
        return total if total < 2 else max(self.labels(start, end))

    def segment_end(self, start: int, end: int) -> int:
        """Where the segment that starts at `start` stops: at the next head, or at `end`."""
        if self.heads_before[end] == self.heads_before[start + 1]:
            return end
        return next(place for place in range(start + 1, end) if place in self.heads)


def outline(lines: Sequence[Line], without: Collection[int] = ()) -> Outline:
    """Look at every line that has text, was not dropped, and is no table row.

    `without` holds the places in `lines` of those that are left out besides.
    """
    kept = [(n, line) for n, line in enumerate(lines) if _counts(line) and n not in without]
    view = Outline([line for _, line in kept], [place for place, _ in kept])
    zone, learned, runs = "", learn_prefixes(view.lines), option_lines(view.lines)
    marks = mark_lines(view.lines)
    opened = [
        [marks[n]] if n in marks else [] if line.code or n in runs else _pieces(line.text, learned)
        for n, line in enumerate(view.lines)
    ]
    words = Counter(piece.word for found in opened for piece in found)
    named = named_numbers(view.lines, {n: found[0].kind for n, found in enumerate(opened) if found})
    for n, line in enumerate(view.lines):
        found = _without_chance(opened[n], line.text, words)
        view.pieces.append(found or [_plain(line.text)])
        asked = found[0] if found and found[0].kind == "question" else None
        view.markers.append(named.get(n) or _marker(line.text, asked))
        labelled = line.code or found and found[0].kind
        option = None if labelled else OPTION.match(DECORATION.sub("", line.text, count=1))
        view.options.append(runs.get(n) or (option.group(1) if option else ""))
        zone = "" if line.heading else zone
        view.zones.append(zone)
        kinds = (piece.kind for piece in reversed(found) if piece.kind not in ("", "tongue"))
        zone = next(kinds, zone)
    _take_lettered(view)
    view.inner = _announced(view)
    _prefix_counts(view)
    view.runs = answered_runs(view)
    return view


def _without_chance(found: list[Piece], text: str, words: Counter[str]) -> list[Piece]:
    """The pieces of a line, where a word met only once within a telling sentence is no label."""
    by_chance = len(found) > 1 and all(words[piece.word] == 1 for piece in found[1:])
    if not by_chance or SURE_LABEL.search(text) or _asks_last(found[0].text):
        return found
    return [found[0]._replace(text=text[text.index(found[0].text) :])]


def _asks_last(text: str) -> bool:
    last = SENTENCE.split(text.rstrip("。！？?!”）) "))[-1]
    return likeness(last) > 0 or text.rstrip()[-1:] in "？?"


def _announced(view: Outline) -> set[int]:
    """The lines 1, 2, 3 … right below a label that stands alone."""
    found, wanted, style = set(), 0, ""
    for n, mark in enumerate(view.markers):
        above = view.pieces[n - 1][-1] if n else None
        if above and above.kind in IN_PARTS and not above.text.strip() and mark.style:
            wanted, style = 1, mark.style
        if wanted and (mark.style, mark.number) == (style, wanted):
            found.add(n)
            wanted += 1
        elif mark.style or view.pieces[n][0].kind:
            wanted = 0
    return found


def option_lines(lines: Sequence[Line]) -> dict[int, str]:
    """{line: letter} of the lines that are options: A, B, C … or 甲, 乙, 丙 … one below the other.

    One line of them counts, and so do 正确 and 错误 alone on two lines.
    """
    found: dict[int, str] = {}
    run: list[tuple[int, str]] = []
    for n, line in enumerate(lines):
        text = DECORATION.sub("", line.text, count=1).strip()
        match = None if line.code else LETTERED.match(text)
        letter = (match.group(1) or "").upper() if match else ""
        if letter and run and FOLLOWING.get(run[-1][1]) == letter:
            run.append((n, letter))
        else:
            found |= _whole_run(run)
            run = [(n, letter)] if letter in FIRSTS else []
        if letter in FIRSTS and len(split_options(text)) > 1:
            found[n] = letter
        if TRUTH.fullmatch(text) and n and TRUTH.fullmatch(lines[n - 1].text.strip(" -*•")):
            found |= {n - 1: "A", n: "B"}
    return found | _whole_run(run)


def _take_lettered(view: Outline) -> None:
    """A, B, C … with text between them, most of which ask, number questions: no options."""
    run: list[int] = []
    for n, letter in enumerate(view.options):
        if letter and letter == (FOLLOWING.get(view.options[run[-1]]) if run else "A"):
            run.append(n)
    apart = sum(b - a > 1 for a, b in pairwise(run))
    texts = [DECORATION.sub("", view.lines[n].text, count=1) for n in run]
    asking = sum(likeness(LETTERED.sub("", text, count=1)) > LETTER_ASKS for text in texts)
    if len(run) < FEWEST_LETTERED or apart < len(run) - 1 or asking < len(run) * 0.7:
        return
    for number, (n, text) in enumerate(zip(run, texts, strict=True), 1):
        view.options[n] = ""
        view.markers[n] = Marker("letter", number, LETTERED.sub("", text, count=1).strip())


def _whole_run(run: Sequence[tuple[int, str]]) -> dict[int, str]:
    return dict(run) if len(run) > 1 else {}


def _pieces(text: str, learned: dict[str, str]) -> list[Piece]:
    known = pieces(text)
    if not known[0].kind and (first := learned_label(text, learned)):
        rest = pieces(first.text)
        if rest[0].kind:
            return [first._replace(text=""), *rest]
        return [first._replace(text=rest[0].text), *rest[1:]]
    return known


def _marker(text: str, asked: Piece | None) -> Marker:
    """The line's marker; a question label that only this document has counts as one."""
    found = marker(text)
    if asked and not found.style:
        return marker(asked.text)._replace(style="ask", ask=True)
    return found


def _counts(line: Line) -> bool:
    return bool(line.text.strip()) and not line.dropped and not line.cells


def _plain(text: str) -> Piece:
    return pieces("")[0]._replace(text=text)


def _prefix_counts(view: Outline) -> None:
    words: dict[str, list[int]] = {}
    for n, found in enumerate(view.pieces):
        for piece in found:
            if piece.kind == "answer":
                words.setdefault(piece.word, [0] * len(view))[n] += 1
    view.words_before = {word: _sums(counts) for word, counts in words.items()}
    view.answers_before = [sum(counts) for counts in zip(*view.words_before.values(), strict=True)]
    view.answers_before = view.answers_before or [0] * (len(view) + 1)
    view.questions_before = _sums(
        [any(p.kind == "question" for p in found) for found in view.pieces]
    )


def find_heads(view: Outline, weigh: Callable[[Line], Head | None] = head) -> None:
    """Decide which lines are section heads, before the questions are looked for."""
    weighed = {n: found for n, line in enumerate(view.lines) if (found := weigh(line))}
    firsts = sum(view.markers[n].style == "cn" and view.markers[n].number == 1 for n in weighed)
    taken, inner = {}, False
    for n, found in weighed.items():
        score = found.score
        if view.markers[n].style == "cn":
            inner = _opens_answer(view, n) or inner and view.markers[n].number != 1
        if view.pieces[n][0].kind or inner and not found.strong:
            continue
        if view.markers[n].style == "cn" and firsts > 1 and not found.strong:
            score -= 1.5 if view.zones[n] in IN_PARTS else 0.5
        if _is_over_headings(view, n):
            score += 2.5
        if score > 0:
            taken[n] = found
    take_heads(view, taken)


def take_heads(view: Outline, taken: dict[int, Head]) -> None:
    """Set which lines are section heads."""
    view.heads = taken
    view.heads_before = _sums([n in taken for n in range(len(view))])


def _opens_answer(view: Outline, n: int) -> bool:
    """Whether 一、 begins the answer that the line above only announced."""
    above = view.pieces[n - 1][-1] if n else None
    return bool(above and above.kind in IN_PARTS and not above.text.strip())


def _is_over_headings(view: Outline, n: int) -> bool:
    """A heading with a deeper heading right below it, or a question below its first line."""
    level = view.lines[n].heading
    below = view.lines[n + 1].heading if level and n + 1 < len(view) else 0
    labelled = below and view.pieces[n + 1][0].kind
    return below > level and not labelled and likeness(view.markers[n].text) < 1.5


def _sums(values: Iterable[int]) -> list[int]:
    return list(accumulate(map(int, values), initial=0))
