"""Answers given at the end of a document, joined to their questions by number."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from interviews.ingest.extract.document import Question
from interviews.ingest.extract.segment.heads import is_answers_head
from interviews.ingest.extract.segment.labels import label_at, pieces
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.outline import Outline

RANGE = re.compile(
    r"(\d{1,3})\s?[-~～—至]{1,2}\s?(\d{1,3})\s?[:：.、]?\s?([A-H√×对错](?:[\s,，、"
    r"]?[A-H√×对错]){0,80})(?![a-z])"
)
PAIR = re.compile(
    r"(?:^|[\s,，;；、。])(\d{1,3})\s?[.．、:：)）]?\s?([A-H]{1,5}|√|×|对|错)(?=[\s,，;；、。]|$)"
)
LETTER = re.compile(r"[A-H√×对错]")
FEWEST = 2
ASKS = 2.5
MOST_HEADS = 400


Group = dict[int, tuple[str, str]]  # number: (answer, analysis)


def find_keys(view: Outline) -> list[tuple[int, int]]:
    """[(first line, end)] of the answers that a head “参考答案” opens, in outline lines.

    Before each stand questions without answers; after it the numbers begin again, and what
    they number are no questions. The last one runs to the end of the document; one before it
    ends where a section begins, or the numbers begin once more.
    """
    heads = [n for n, line in enumerate(view.lines) if is_answers_head(line.text)]
    if len(heads) > MOST_HEADS:
        return []
    found, before = [], 0
    for n, after in pairwise([*heads, len(view)]):
        end = len(view) if after == len(view) else _end_of_key(view, n, after)
        if n >= before and _opens_key(view, before, n, end):
            found.append((n, end))
            before = end
    return found


def _opens_key(view: Outline, start: int, n: int, stop: int) -> bool:
    """Whether head `n` opens the answers of the questions between `start` and it."""
    if n - start < 2 or n + 1 >= len(view):
        return False
    before = [k for k in _numbered(view, start, n) if _asks(view, k)]
    if len(before) < FEWEST or _answered(view, start, n) > len(before) / 4:
        return False
    if len(_letters("\n".join(line.text for line in view.lines[n + 1 : n + 40]))) >= FEWEST:
        return True
    return _is_key(view, n, _numbered(view, n + 1, min(n + 400, stop)))


def _end_of_key(view: Outline, n: int, stop: int) -> int:
    """Where the answers after head `n` stop: at a section, or where the numbers begin again."""
    last = 0
    for k in range(n + 1, stop):
        number = view.markers[k].number
        if k in view.heads or number == 1 and last > 1:
            return k
        if _letters(view.lines[k].text):
            last = FEWEST
        elif last and number is None and likeness(view.markers[k].text) > ASKS:
            return k
        last = number or last
    return stop


def _answered(view: Outline, start: int, end: int) -> int:
    return max((counts[end] - counts[start] for counts in view.words_before.values()), default=0)


def _numbered(view: Outline, start: int, end: int) -> list[int]:
    return [k for k in range(start, end) if view.markers[k].number and not view.options[k]]


def _is_key(view: Outline, n: int, after: Sequence[int]) -> bool:
    """The first number is 1, and few of the numbered texts ask anything."""
    if len(after) < FEWEST:
        return False
    first = next((k for k in after if view.markers[k].style not in ("cn", "cnparen")), after[0])
    asking = sum(likeness(view.markers[k].text) > ASKS for k in after)
    begins = view.markers[first].number == 1 and first - n <= 4
    return begins and asking <= len(after) / 6


def _asks(view: Outline, k: int) -> bool:
    return likeness(view.markers[k].text) > 0.8 or view.options[k + 1 : k + 2] == ["A"]


def join_keys(
    questions: list[Question], view: Outline, keys: Iterable[tuple[int, int]]
) -> list[Question]:
    """Give the questions before each key their answers from it, section by section."""
    joined, start = [], 0
    for key, end in keys:
        place = view.places[key]
        mine = [q for q in questions[start:] if q.span[0] < place]
        start += len(mine)
        joined += _join(mine, _groups(view, key, end))
    return joined + questions[start:]


def _join(questions: Sequence[Question], groups: Sequence[Group]) -> list[Question]:
    runs = _runs(questions)
    if len(groups) == 1 and len(runs) > 1:
        return _join_through(questions, groups[0])
    joined = []
    for n, run in enumerate(runs):
        answers = groups[n] if n < len(groups) else {}
        joined += [_with_answer(question, answers.get(question.number or 0)) for question in run]
    return joined


def _join_through(questions: Sequence[Question], answers: Group) -> list[Question]:
    """One run of numbers through all sections."""
    numbers = [question.number for question in questions]
    plain = len(set(numbers)) == len(numbers)
    places = numbers if plain else list(range(1, len(questions) + 1))
    return [_with_answer(q, answers.get(n or 0)) for q, n in zip(questions, places, strict=True)]


def _with_answer(question: Question, found: tuple[str, str] | None) -> Question:
    if not found or question.answer:
        return question
    text, analysis = found
    origin = question.origin | {"answer": "key"}
    return question.with_(answer=text, analysis=question.analysis or analysis, origin=origin)


def _runs(questions: Sequence[Question]) -> list[list[Question]]:
    """Questions in runs, each beginning where the numbers begin again."""
    runs: list[list[Question]] = []
    for question in questions:
        number = question.number or 0
        if not runs or number <= (runs[-1][-1].number or 0):
            runs.append([])
        runs[-1].append(question)
    return runs


def _groups(view: Outline, key: int, end: int) -> list[Group]:
    """[{number: (answer, analysis)}], a dictionary for every time that the numbers begin again."""
    groups: list[Group] = [{}]
    number: int | None = None
    for n in range(key + 1, end):
        text, mark = view.lines[n].text.strip(), view.markers[n]
        if letters := _letters(text):
            if groups[-1] and min(letters) <= max(groups[-1]):
                groups.append({})
            groups[-1].update({k: (value, "") for k, value in letters.items()})
            number = max(letters)
        elif mark.number and mark.style not in ("cn", "cnparen", "circle", "step"):
            if _begins(groups[-1], mark.number, number):
                groups += [{}] if groups[-1] and mark.number == 1 else []
                number = mark.number
                groups[-1][number] = _split(mark.text)
            elif number:
                _extend(groups[-1], number, text)
        elif n in view.heads or mark.style == "cn" and len(text) < 24:
            groups += [{}] if groups[-1] else []
            number = None
        elif number:
            _extend(groups[-1], number, text)
    return [group for group in groups if group] or [{}]


def _begins(group: Group, number: int, last: int | None) -> bool:
    if not group:
        return True
    return number == (last or 0) + 1 or number == 1 and (last or 0) >= 3 and number in group


def _split(text: str) -> tuple[str, str]:
    found = pieces(text)
    answer = "".join(piece.text for piece in found if piece.kind != "analysis")
    return answer, "".join(piece.text for piece in found if piece.kind == "analysis")


def _extend(group: Group, number: int, text: str) -> None:
    if number not in group:
        return
    answer, analysis = group[number]
    piece = label_at(text)
    if analysis or piece and piece.kind == "analysis":
        analysis = "\n".join(filter(None, (analysis, piece.text if piece else text)))
    else:
        answer = "\n".join(filter(None, (answer, piece.text if piece else text)))
    group[number] = (answer, analysis)


def _letters(text: str) -> dict[int, str]:
    """{1: "A", 2: "C"} of “1-5 ABCDA” and “1.B 2.C”."""
    found: dict[int, str] = {}
    for first, last, letters in RANGE.findall(text):
        given = LETTER.findall(letters)
        if len(given) == int(last) - int(first) + 1:
            found |= {int(first) + n: letter for n, letter in enumerate(given)}
    for number, letter in PAIR.findall(text):
        found.setdefault(int(number), letter)
    return found
