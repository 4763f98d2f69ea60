"""Compare what was parsed with gold: the rules by which imports are judged."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

MARKS = re.compile(r"[\W_]+")


def key(text):
    return MARKS.sub("", text or "").lower()


def ratio(a, b):
    return fuzz.ratio(a, b) / 100


@dataclass
class Result:
    """Counts over one or many documents."""

    gold: int = 0
    parsed: int = 0
    hits: int = 0
    exact: int = 0
    answered: int = 0
    stated: int = 0
    stated_right: int = 0

    def add(self, other):
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def f1(self):
        return 2 * self.hits / max(1, self.gold + self.parsed)


def pairs_of(gold, questions):
    """[(place in gold, place in questions)] of those that are the same."""
    pairs, used = [], set()
    for n, wanted in enumerate(gold):
        scored = [
            (_similar(wanted["question"], q.question) - _apart(n, gold, m, questions), m)
            for m, q in enumerate(questions)
        ]
        for similar, m in sorted(scored, reverse=True)[:2]:
            if similar >= 0.75 and m not in used:
                used.add(m)
                pairs.append((n, m))
                break
    return pairs


def compare(gold, questions):
    """(Result, [whether each parsed question is right])."""
    pairs = pairs_of(gold, questions)
    used = {m for _, m in pairs}
    result = Result(len(gold), len(questions), len(pairs))
    for n, m in pairs:
        wanted, got = gold[n], questions[m]
        result.exact += key(wanted["question"]) == key(got.question)
        result.answered += answer_right(wanted, got)
        for name, value in (("category", got.category), ("score", got.score)):
            if wanted[name] is not None:
                result.stated += 1
                result.stated_right += wanted[name] == value
    return result, [m in used for m in range(len(questions))]


def _similar(wanted, got):
    a, b = key(wanted), key(got)
    whole = ratio(a, b)
    if whole < 0.8 and len(a) >= 6 and ratio(a[:20], b[:20]) >= 0.9 and len(b) <= 6 * len(a) + 200:
        return 0.8
    return whole


def _apart(n, gold, m, questions):
    """A little off for another place in the document, so that copies meet their own gold."""
    return abs(n / len(gold) - m / len(questions)) * 0.05


def answer_right(wanted, got):
    a, b = key(wanted["answer"]), key(got.answer)
    if not wanted["has_answer"]:
        return len(b) < 4
    if len(a) < 30:
        return ratio(a, b) >= 0.8 or (a in b and len(b) <= len(a) + 12)
    ends = ratio(a[:30], b[:30]) >= 0.7 and ratio(a[-30:], b[-30:]) >= 0.7
    return bool(b) and (ends and 0.6 <= len(b) / len(a) <= 1.6 or ratio(a, b) >= 0.85)
