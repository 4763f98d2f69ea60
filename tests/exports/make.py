"""Booklets for tests: plausible triples whose secret texts share no words with their stems."""

from dataclasses import replace
from pathlib import Path

from interviews.bankfile.read import read_bank
from interviews.exports.booklet import Booklet, Item, Section, Sheet

CATEGORIES = {"behavioral": "行为", "situational": "情景", "stress": "压力", "technical": "技术"}
POINTS = {"behavioral": 10, "situational": 15, "stress": 20, "technical": 15}
LABELS = {**CATEGORIES, "specialist": "客服专员", "lead": "组长", "manager": "经理"}

(TRIPLE,) = read_bank((Path(__file__).parent / "question.yaml").read_bytes(), "question.yaml")


def make_triple(number=1, category="situational", **changes):
    """Return a question with the points of its category, its weights summing to them."""
    points = POINTS[category]
    weights = (points * 2 // 5, points // 3, points - points * 2 // 5 - points // 3)
    lines = zip(TRIPLE.rubric, weights, strict=True)
    triple = replace(
        TRIPLE,
        code=f"CS-{number:04d}",
        category=category,
        difficulty=number % 5 + 1,
        points=points,
        rubric=tuple(replace(line, weight=weight) for line, weight in lines),
        warnings=TRIPLE.warnings if number % 8 == 1 else (),  # few questions have any
    )
    return replace(triple, **changes)


def make_item(number=1, triple=None, **changes):
    triple = triple or make_triple(number)
    item = Item(number, triple, triple.points, triple.minutes, version=2)
    return replace(item, **changes)


def make_booklet(count=4, sheet=Sheet.INTERVIEWER, **changes):
    """Return a booklet of `count` questions shared out over the four categories."""
    names = list(CATEGORIES)
    shares = [count // 4 + (ordinal < count % 4) for ordinal in range(4)]
    sections, number = [], 0
    for category, share in zip(names, shares, strict=True):
        numbers = range(number + 1, number + share + 1)
        items = tuple(make_item(n, make_triple(n, category)) for n in numbers)
        if items:
            sections.append(Section(f"{CATEGORIES[category]}题", items))
        number += share
    booklet = Booklet(
        title="客服经理终面 B 卷",
        sections=tuple(sections),
        sheet=sheet,
        form_code="S-0007 B v2",
        role="经理",
        made_on="2026-11-21",
        interviewer_notes="请两位面试官**同时**在场，先各自打分，再合议。",
        labels=LABELS,
    )
    return replace(booklet, **changes)


def with_texts(**changes):
    """Return a booklet of one question whose triple has `changes`."""
    triple = make_triple(1, **changes)
    return make_booklet(1, sections=(Section("情景题", (make_item(1, triple),)),))
