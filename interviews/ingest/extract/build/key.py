"""Answers given at the end of a document, joined to their questions by number."""

import re

from interviews.ingest.extract.segment.heads import is_answers_head
from interviews.ingest.extract.segment.labels import label_at, pieces
from interviews.ingest.extract.segment.likeness import likeness

RANGE = re.compile(
    r"(\d{1,3})\s?[-~～—至]{1,2}\s?(\d{1,3})\s?[:：.、]?\s?([A-H√×对错](?:[\s,，、"
    r"]?[A-H√×对错]){0,80})(?![a-z])"
)
PAIR = re.compile(
    r"(?:^|[\s,，;；、。])(\d{1,3})\s?[.．、:：)）]?\s?([A-H]{1,5}|√|×|对|错)(?=[\s,，;；、。]|$)"
)
LETTER = re.compile(r"[A-H√×对错]")
FEWEST = 2
MOST_HEADS = 400


def find_key(view):
    """The outline line of the head “参考答案” that opens the answers, or None.

    Before it stand questions without answers; after it the numbers begin again, and what
    they number are no questions.
    """
    heads = [n for n, line in enumerate(view.lines) if is_answers_head(line.text)]
    for n in heads if len(heads) <= MOST_HEADS else ():
        if n < 2 or n + 1 >= len(view):
            continue
        before = [k for k in _numbered(view, 0, n) if _asks(view, k)]
        after = _numbered(view, n + 1, min(n + 400, len(view)))
        pairs = _letters("\n".join(line.text for line in view.lines[n + 1 : n + 40]))
        if _answered_before(view, n) > len(before) / 4 or len(before) < FEWEST:
            continue
        if len(pairs) >= FEWEST or _is_key(view, n, after):
            return n
    return None


def _answered_before(view, n):
    return max((counts[n] for counts in view.words_before.values()), default=0)


def _numbered(view, start, end):
    return [k for k in range(start, end) if view.markers[k].number and not view.options[k]]


def _is_key(view, n, after):
    """The first number is 1, and few of the numbered texts ask anything."""
    if len(after) < FEWEST:
        return False
    first = next((k for k in after if view.markers[k].style not in ("cn", "cnparen")), after[0])
    asking = sum(likeness(view.markers[k].text) > 2.5 for k in after)
    again = sum(is_answers_head(line.text) for line in view.lines[n + 1 : n + 400])
    begins = view.markers[first].number == 1 and first - n <= 4
    return begins and asking <= len(after) / 6 and again <= 1


def _asks(view, k):
    return likeness(view.markers[k].text) > 0.8 or view.options[k + 1 : k + 2] == ["A"]


def join_key(questions, view, key):
    """Give each question its answer from the lines after `key`, section by section."""
    groups = _groups(view, key)
    runs = _runs(questions)
    if len(groups) == 1 and len(runs) > 1:
        return _join_through(questions, groups[0])
    joined = []
    for n, run in enumerate(runs):
        answers = groups[n] if n < len(groups) else {}
        joined += [_with_answer(question, answers.get(question.number)) for question in run]
    return joined


def _join_through(questions, answers):
    """One run of numbers through all sections."""
    numbers = [question.number for question in questions]
    plain = len(set(numbers)) == len(numbers)
    places = numbers if plain else range(1, len(questions) + 1)
    return [_with_answer(q, answers.get(n)) for q, n in zip(questions, places, strict=True)]


def _with_answer(question, found):
    if not found or question.answer:
        return question
    text, analysis = found
    origin = question.origin | {"answer": "key"}
    return question.with_(answer=text, analysis=question.analysis or analysis, origin=origin)


def _runs(questions):
    """Questions in runs, each beginning where the numbers begin again."""
    runs = []
    for question in questions:
        number = question.number or 0
        if not runs or number <= (runs[-1][-1].number or 0):
            runs.append([])
        runs[-1].append(question)
    return runs


def _groups(view, key):
    """[{number: (answer, analysis)}], a dictionary for every time that the numbers begin again."""
    groups, number = [{}], None
    for n in range(key + 1, len(view)):
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
            else:
                _extend(groups[-1], number, text)
        elif n in view.heads or mark.style == "cn" and len(text) < 24:
            groups += [{}] if groups[-1] else []
            number = None
        elif number:
            _extend(groups[-1], number, text)
    return [group for group in groups if group] or [{}]


def _begins(group, number, last):
    if not group:
        return True
    return number == (last or 0) + 1 or number == 1 and (last or 0) >= 3 and number in group


def _split(text):
    found = pieces(text)
    answer = "".join(piece.text for piece in found if piece.kind != "analysis")
    return answer, "".join(piece.text for piece in found if piece.kind == "analysis")


def _extend(group, number, text):
    if number not in group:
        return
    answer, analysis = group[number]
    piece = label_at(text)
    if analysis or piece and piece.kind == "analysis":
        analysis = "\n".join(filter(None, (analysis, piece.text if piece else text)))
    else:
        answer = "\n".join(filter(None, (answer, piece.text if piece else text)))
    group[number] = (answer, analysis)


def _letters(text):
    """{1: "A", 2: "C"} of “1-5 ABCDA” and “1.B 2.C”."""
    found = {}
    for first, last, letters in RANGE.findall(text):
        given = LETTER.findall(letters)
        if len(given) == int(last) - int(first) + 1:
            found |= {int(first) + n: letter for n, letter in enumerate(given)}
    for number, letter in PAIR.findall(text):
        found.setdefault(int(number), letter)
    return found
