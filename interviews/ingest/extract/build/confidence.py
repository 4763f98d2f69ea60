"""How sure an item is: of the items said to be 90 % sure, 90 % are right.

Each of the two numbers is a logistic function of a few features; the weights are fitted (see
fitted.py) and none is set by hand.
"""

import math
from statistics import median

from interviews.ingest.extract.build.fitted import ANSWER, QUESTION
from interviews.ingest.extract.segment.likeness import END, likeness

ORIGINS = ("label", "key", "emphasis")  # else by its place
SURELY, HARDLY = 0.995, 0.005
LEAST_USUAL = 40  # characters of an answer
OUTSIZE = 6  # times the usual


def weighed(questions):
    """Set each confidence from the programme's and from how unlike the others an item is."""
    answered = sum(bool(q.answer) for q in questions) / max(1, len(questions))
    usual = median(len(q.answer) for q in questions if q.answer) if answered else 0
    found = []
    for question in questions:
        sure = probability(QUESTION, question_features(question, answered))
        answer = probability(ANSWER, answer_features(question, usual)) if question.answer else 0.0
        found.append(question.with_(confidence=round(sure, 3), answer_confidence=round(answer, 3)))
    return found


def probability(weights, features):
    """The logistic function of the weighted features, never quite sure."""
    total = sum(weights[name] * value for name, value in features.items())
    return min(SURELY, max(HARDLY, 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))))


def question_features(question, answered):
    """What speaks for a question being one, and whole; `answered` is the share that have one."""
    size = len(question.question)
    return {
        "always": 1.0,
        "programme": _logit(question.confidence),
        "likeness": min(4.0, max(-2.0, likeness(question.question))),
        "unlike in having no answer": answered if not question.answer else 0.0,
        "numbered": float(question.number is not None),
        "options": float(bool(question.options)),
        "several lines": float("\n" in question.question),
        "very short": float(size < 5),
        "very long": float(size > 200),
    }


def answer_features(question, usual):
    """What speaks for the answer being this; `usual` is the median length in the document."""
    origin = question.origin.get("answer", "")
    asking = any(END.search(line) for line in question.answer.splitlines())
    return {
        "always": 1.0,
        "programme": _logit(question.confidence),
        **{f"by {name}": float(origin == name) for name in ORIGINS},
        "options": float(bool(question.options)),
        "asks": float(asking),
        "outsize": float(len(question.answer) > OUTSIZE * max(usual, LEAST_USUAL)),
        "one line": float("\n" not in question.answer),
        "cut off": float(question.truncated),
    }


def _logit(share):
    share = min(0.999, max(0.001, share))
    return math.log(share / (1 - share))
