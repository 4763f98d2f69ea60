"""How sure an item is: of the items said to be 90 % sure, 90 % are right.

Each of the two numbers is a logistic function of a few features; the weights are fitted (see
fitted.py) and none is set by hand.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from interviews.ingest.extract.build.fitted import ANSWER, QUESTION
from interviews.ingest.extract.document import Question
from interviews.ingest.extract.segment.likeness import END, likeness

ORIGINS = ("label", "key", "emphasis")  # else by its place
BELOW = "below even"
SURE_CHOICE = 3.0  # a logit: 95 %
SURELY, HARDLY = 0.995, 0.005
LEAST_USUAL = 40  # characters of an answer
LARGE, OUTSIZE = 2.5, 6  # times the usual
ENDS = re.compile(r"[。！？!?.…”’」』）)；;]\s{0,4}$|[A-H√×对错]$")


Features = dict[str, float]


def weighed(questions: Sequence[Question]) -> list[Question]:
    """Set each confidence from the programme's and from how unlike the others an item is."""
    found = []
    for question, (asked, answered) in zip(questions, features_of(questions), strict=True):
        sure = probability(QUESTION, asked)
        answer = probability(ANSWER, answered) if question.answer else 0.0
        found.append(question.with_(confidence=round(sure, 3), answer_confidence=round(answer, 3)))
    return found


def features_of(questions: Sequence[Question]) -> list[tuple[Features, Features]]:
    """(what speaks for the question, what for its answer) of each question of one document."""
    answers = [q for q in questions if q.answer]
    share = len(answers) / max(1, len(questions))
    usual = median(len(q.answer) for q in answers) if answers else 0
    labelled = sum(_origin(q) in ORIGINS for q in answers) / max(1, len(answers))
    gaps = [_gap(*pair) for pair in pairwise([None, *questions, None])]
    return [
        (
            question_features(question, share, max(gaps[n : n + 2])),
            answer_features(question, usual, labelled, gaps[n + 1]),
        )
        for n, question in enumerate(questions)
    ]


def _origin(question: Question) -> str:
    return question.origin.get("answer", "")


def _gap(before: Question | None, after: Question | None) -> float:
    """Whether a number is missing between two questions: one of them holds a third."""
    if before is None or after is None or before.number is None or after.number is None:
        return 0.0
    return float(after.number not in (1, before.number + 1))


def probability(weights: Features, features: Features) -> float:
    """The logistic function of the weighted features, never quite sure.

    What speaks against adds up to less than its sum: of that, `BELOW` is left.
    """
    total = sum(weights[name] * value for name, value in features.items())
    total *= weights[BELOW] if total < 0 else 1.0
    return min(SURELY, max(HARDLY, 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))))


def question_features(question: Question, share: float, gap: float) -> Features:
    """What speaks for a question being one, and whole; `share` is how many have an answer."""
    size = len(question.question)
    return {
        "always": 1.0,
        "programme": _logit(question.confidence),
        "surely chosen": max(0.0, _logit(question.confidence) - SURE_CHOICE),
        "likeness": min(4.0, max(-2.0, likeness(question.question))),
        "unlike in having no answer": share if not question.answer else 0.0,
        "numbered": float(question.number is not None),
        "a number is missing": gap,
        "options": float(bool(question.options)),
        "several lines": float("\n" in question.question),
        "very short": float(size < 5),
        "very long": float(size > 200),
    }


def answer_features(question: Question, usual: float, labelled: float, gap: float) -> Features:
    """What speaks for the answer being this.

    `usual` is the median length in the document, and `labelled` the share of its answers that a
    label opens; `gap` is whether a number is missing behind the question.
    """
    origin, lines = _origin(question), question.answer.splitlines()
    size = len(question.answer) / max(usual, LEAST_USUAL)
    return {
        "always": 1.0,
        "programme": _logit(question.confidence),
        **{f"by {name}": float(origin == name) for name in ORIGINS},
        "by place among labelled": labelled if origin not in ORIGINS else 0.0,
        "a number is missing": gap,
        "options": float(bool(question.options)),
        "asks": float(any(END.search(line) for line in lines)),
        "asks at its end": float(bool(lines and END.search(lines[-1]))),
        "large": float(size > LARGE),
        "outsize": float(size > OUTSIZE),
        "one line": float(len(lines) == 1),
        "stops short": float(bool(lines) and not ENDS.search(lines[-1])),
        "cut off": float(question.truncated),
    }


def _logit(share: float) -> float:
    share = min(0.999, max(0.001, share))
    return math.log(share / (1 - share))
