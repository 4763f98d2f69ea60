"""Triples -> Booklet: questions in sections by category, in the order of an exam paper."""

from dataclasses import replace

from interviews.exports.booklet import Booklet, Item, Section, Sheet

ORDER = ("behavioral", "situational", "stress", "technical")


def compose(triples, *, title, sheet, labels, **rest):
    """Group `triples` by category and number them through. `labels` names slugs for readers."""
    by_category = {slug: [] for slug in ORDER}
    for triple in triples:
        by_category.setdefault(triple.category, []).append(triple)
    sections, number = [], 0
    for slug, members in by_category.items():
        items = [
            Item(number + place, triple, triple.points, triple.minutes)
            for place, triple in enumerate(members, 1)
        ]
        number += len(items)
        if items:
            sections.append(Section(labels.get(slug, slug), tuple(items)))
    booklet = Booklet(title, tuple(sections), sheet=sheet, labels=labels, **rest)
    return for_candidates(booklet) if sheet == Sheet.CANDIDATE else booklet


def for_candidates(booklet):
    """The same booklet without a word that a candidate may not read."""
    sections = tuple(
        replace(section, items=tuple(_stripped(item) for item in section.items))
        for section in booklet.sections
    )
    return replace(booklet, sections=sections, interviewer_notes="")


def _stripped(item):
    nothing = {"answer": "", "analysis": "", "key_points": (), "rubric": ()}
    return replace(item, triple=replace(item.triple, **nothing, probes=(), red_flags=()))
