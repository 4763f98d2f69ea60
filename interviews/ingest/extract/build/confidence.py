"""How sure an item is: of the items said to be 90 % sure, 90 % are right."""

import re
from bisect import bisect_right
from statistics import median

from interviews.ingest.extract.segment.likeness import END, likeness

UNUSUAL_ANSWER = 0.75
BY_ORIGIN = {"label": 0.97, "key": 0.94, "emphasis": 0.9, "position": 0.84}
LEAST = 0.8
OUTSIZE = 6
LETTERS = re.compile(r"[A-H甲乙丙丁]{1,8}|[√×对错]|正确|错误")
# The share of all paths through a start, and what share of such items proved right.
MEASURED = ((0.0, 0.15), (0.5, 0.45), (0.8, 0.70), (0.95, 0.88), (0.99, 0.95), (1.01, 0.985))


def calibrated(share):
    """Turn the programme's probability into a measured one, straight between measured points."""
    place = bisect_right([point for point, _ in MEASURED], share)
    if place >= len(MEASURED):
        return MEASURED[-1][1]
    (low, right), (high, top) = MEASURED[max(0, place - 1)], MEASURED[place]
    return right + (top - right) * (share - low) / (high - low)


def weighed(questions):
    """Set each confidence: calibrated, less where an item is unlike the others of its file."""
    answered = sum(bool(q.answer) for q in questions) / max(1, len(questions))
    usual = median(len(q.answer) for q in questions if q.answer) if answered else 0
    found = []
    for question in questions:
        sure = _one(question, answered)
        answer = _answer(question, usual) * min(1.0, 0.3 + 0.8 * sure)
        found.append(question.with_(confidence=round(sure, 3), answer_confidence=round(answer, 3)))
    return found


def _answer(question, usual):
    """How sure an answer is: by how it was found, less where it is unlike the others or asks."""
    if not question.answer:
        return 0.0
    sure = BY_ORIGIN.get(question.origin.get("answer", ""), LEAST)
    if question.options and LETTERS.fullmatch(question.answer):
        return sure
    if len(question.answer) > OUTSIZE * max(usual, 40) or question.truncated:
        sure *= 0.7
    asking = sum(bool(END.search(line)) for line in question.answer.splitlines())
    return sure * (0.75 if asking else 1.0)


def _one(question, answered):
    sure = calibrated(question.confidence)
    if not question.answer and answered > 0.7:
        sure *= UNUSUAL_ANSWER
    if likeness(question.question) < 0.3 and not question.options:
        sure *= 0.8
    if len(question.question) > 300 or len(question.question) < 5:
        sure *= 0.7
    return sure
