"""The joint decision: which of all candidate starts are questions.

A path through the candidates is scored by each start, each segment between two starts, and each
step from one number to the next. The best path is the answer; the share of all paths that go
through a start is how sure it is. Habits of the document are learnt from one pass for the next.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.limits import TOO_LONG
from interviews.ingest.extract.segment.candidates import SURE_STYLES, Prefer, Start, candidates
from interviews.ingest.extract.segment.outline import Outline
from interviews.text.message import Message

WINDOW = 48
SMALL_WINDOW = 10
MANY_STARTS = 3_000
MOST_STARTS = 12_000
SURE_SCORE = 6.5
TEMPERATURE = 1.6
STRONG_SCORE = 4.5
MOST_SKIPPED = 4
PASSES = 2


Step = tuple[int, int, float]  # from one start (-1 for none) to another, and its score


class Habits:
    """What the questions of one document have in common, as shares of those found so far."""

    def __init__(self, view: Outline, chosen: Sequence[Start] = ()) -> None:
        total = len(chosen)
        self.answered = self._share(view, chosen) if total else _first_guess(view)
        self.bodied = 0.5
        if total:
            bodies = sum(_has_body(view, start, end) for start, end in _spans(view, chosen))
            self.bodied = (bodies + 1) / (total + 2)

    @staticmethod
    def _share(view: Outline, chosen: Sequence[Start]) -> float:
        answered = sum(view.has_answer(start, end) for start, end in _spans(view, chosen))
        return (answered + 0.5) / (len(chosen) + 1)


def decide(view: Outline, prefer: Prefer | None = None) -> list[tuple[Start, float]]:
    """Return [(Start, probability)] of the best path; `prefer` adds a bonus to a Start."""
    starts = candidates(view, prefer)
    if len(starts) > MOST_STARTS:
        raise UnreadableDocument(Message(TOO_LONG))
    given = {start.line: start.bonus for start in starts}
    path, habits = [], Habits(view)
    for _ in range(PASSES):
        path = _best_path(starts, _forward(view, starts, habits))
        habits = Habits(view, path)
        _learn(starts, path, given)
    if not starts:
        return []
    steps: list[Step] = []
    path = _best_path(starts, _forward(view, starts, habits, steps))
    sure = _shares(starts, steps)
    return [(start, sure[start.line]) for start in path]


def _first_guess(view: Outline) -> float:
    answers = max((counts[-1] for counts in view.words_before.values()), default=0)
    return 0.9 if answers >= 2 else 0.6 if answers else 0.15


def _forward(
    view: Outline, starts: Sequence[Start], habits: Habits, steps: list[Step] | None = None
) -> list[int]:
    """The best predecessor of each start; every (from, to, score) goes to `steps`, if given."""
    size, end = len(starts), len(view)
    window = WINDOW if size < MANY_STARTS else SMALL_WINDOW
    best, back = [0.0] * (size + 1), [-1] * (size + 1)
    for j in range(size + 1):
        after = starts[j] if j < size else None
        gain = after.score + after.bonus if after else 0.0
        best[j] = gain + (_first_step(view, after) if after else -2.0)
        if steps is not None:
            steps.append((-1, j, best[j]))
        strong = 0
        for i in range(j - 1, max(-1, j - 1 - window), -1):
            before = starts[i]
            stop = after.line if after else end
            step = gain + _segment(view, before, stop, habits)
            step += _step(view, before, after) if after else 0.0
            if steps is not None:
                steps.append((i, j, step))
            if best[i] + step > best[j]:
                best[j], back[j] = best[i] + step, i
            weight = before.score + before.bonus
            strong += weight > STRONG_SCORE
            if strong > MOST_SKIPPED or weight > SURE_SCORE and before.style in SURE_STYLES:
                break
    return back


def _segment(view: Outline, start: Start, stop: int, habits: Habits) -> float:
    """How well the lines of one question hang together."""
    end = view.segment_end(start.line, stop)
    if most := view.most_answers(start.line, end):
        score = 0.5 + 1.5 * habits.answered - 3.0 * (most - 1)
    else:
        score = -4.5 * max(0.0, habits.answered - 0.2)
        body = end - start.line > 1
        score += (0.8 if body else -3.0) * max(0.0, habits.bodied - 0.4)
        score += (-0.6 if body else 0.3) * max(0.0, 0.3 - habits.bodied)
    asked = view.questions_before[end] - view.questions_before[start.line + 1]
    own = view.pieces[start.line][0].kind == "question" or start.key[5]
    score -= 2.0 * max(0, asked - (0 if own else 1))
    return score


def _step(view: Outline, before: Start, after: Start) -> float:
    """How well the number of one start follows the number before it."""
    crossed = view.heads_before[after.line] != view.heads_before[before.line + 1]
    if before.number is None or after.number is None:
        same = before.key == after.key
        return 0.5 if same else -0.6 if crossed else -2.2
    if before.series != after.series:
        follows = after.number in (1, before.number + 1)
        return (0.2 if follows else -0.8) if crossed else -2.2
    gap = after.number - before.number
    if gap == 1:
        return 1.6
    if after.number == 1:
        return 1.4 if crossed else -2.8
    if gap > 1:
        return -0.8 if gap < 4 else -1.5
    return -1.0 if crossed else -2.5


def _first_step(view: Outline, start: Start) -> float:
    if start.number is None:
        return 0.0
    return 1.0 if start.number == 1 else -0.4 * min(start.number - 1, 4)


def _best_path(starts: Sequence[Start], back: Sequence[int]) -> list[Start]:
    path, place = [], back[len(starts)]
    while place >= 0:
        path.append(starts[place])
        place = back[place]
    return path[::-1]


def _learn(starts: Sequence[Start], path: Sequence[Start], given: Mapping[int, float]) -> None:
    """Give every start a bonus for being the kind of line that questions are here."""
    seen = Counter(start.key for start in starts)
    taken = Counter(start.key for start in path)
    usual = median(start.likeness for start in path) if len(path) > 2 else 0.0
    for start in starts:
        share = taken[start.key] / max(1, len(path))
        precision = (taken[start.key] + 0.5) / (seen[start.key] + 1)
        habit = 1.6 * (precision - 0.5) * 2 + (0.8 if share > 0.3 else -1.2 if share < 0.05 else 0)
        habit -= 0.6 * min(3.0, max(0.0, min(usual, 2.5) - 1.0 - start.likeness))
        weight = min(1.0, len(path) / 6)
        start.bonus = given.get(start.line, 0.0) + habit * weight


def _shares(starts: Sequence[Start], steps: Sequence[Step]) -> dict[int, float]:
    """Forward and backward sums over all paths: the probability of each start, by line."""
    size = len(starts)
    ahead, behind = [-math.inf] * (size + 1), [-math.inf] * (size + 1)
    behind[size] = 0.0
    for i, j, score in steps:
        weight = score / TEMPERATURE
        ahead[j] = _add(ahead[j], weight if i < 0 else ahead[i] + weight)
    for i, j, score in reversed(steps):
        if i >= 0:
            behind[i] = _add(behind[i], behind[j] + score / TEMPERATURE)
    whole = ahead[size]
    return {
        start.line: math.exp(min(0.0, ahead[n] + behind[n] - whole))
        for n, start in enumerate(starts)
    }


def _add(a: float, b: float) -> float:
    if a < b:
        a, b = b, a
    return a if b == -math.inf else a + math.log1p(math.exp(b - a))


def _spans(view: Outline, chosen: Sequence[Start]) -> Iterator[tuple[int, int]]:
    stops = [start.line for start in chosen[1:]] + [len(view)]
    for start, stop in zip(chosen, stops, strict=True):
        yield start.line, view.segment_end(start.line, stop)


def _has_body(view: Outline, start: int, end: int) -> bool:
    return end - start > 1
