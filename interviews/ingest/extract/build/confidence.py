"""How sure an item is: of the items said to be 90 % sure, 90 % are right."""

from bisect import bisect_right

from interviews.ingest.extract.segment.likeness import likeness

UNUSUAL_ANSWER = 0.75
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
    return [q.with_(confidence=round(_one(q, answered), 3)) for q in questions]


def _one(question, answered):
    sure = calibrated(question.confidence)
    if not question.answer and answered > 0.7:
        sure *= UNUSUAL_ANSWER
    if likeness(question.question) < 0.3 and not question.options:
        sure *= 0.8
    if len(question.question) > 300 or len(question.question) < 5:
        sure *= 0.7
    return sure
