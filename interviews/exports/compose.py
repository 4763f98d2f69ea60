"""Triples -> Booklet: questions in sections by category, in the order of an exam paper."""

from collections.abc import Iterable, Mapping
from typing import Any

from interviews.bankfile.triple import Triple
from interviews.bankfile.vocabulary import CATEGORIES, SHIPPED, Terms
from interviews.exports.booklet import Booklet, Item, Section, Sheet
from interviews.exports.candidates import for_candidates


def compose(
    triples: Iterable[Triple],
    *,
    title: str,
    sheet: Sheet,
    labels: dict[str, str],
    terms: Terms = SHIPPED,
    versions: Mapping[str, int | None] | None = None,
    **rest: Any,
) -> Booklet:
    """Group `triples` by category and number them through. `labels` names slugs for readers.

    `versions` are the numbers that the texts have, by code, for who prints what stands approved.
    """
    versions = versions or {}
    sections: list[Section] = []
    number = 0
    for slug, members in by_category(triples, terms.categories).items():
        items = [
            Item(number + place, triple, triple.points, triple.minutes, versions.get(triple.code))
            for place, triple in enumerate(members, 1)
        ]
        number += len(items)
        sections.append(Section(section_title(labels.get(slug, slug)), tuple(items)))
    booklet = Booklet(title, tuple(sections), sheet=sheet, labels=labels, terms=terms, **rest)
    return for_candidates(booklet) if sheet == Sheet.CANDIDATE else booklet


def by_category(
    triples: Iterable[Triple], categories: Iterable[str] = CATEGORIES
) -> dict[str, list[Triple]]:
    """Return {category slug: its triples} in the order of an exam paper: that of `categories`."""
    groups: dict[str, list[Triple]] = {slug: [] for slug in categories}
    for triple in triples:
        groups.setdefault(triple.category, []).append(triple)
    return {slug: members for slug, members in groups.items() if members}


def section_title(category: str) -> str:
    """行为 -> 行为题; names in other scripts stay as they are."""
    return category if category.isascii() else f"{category}题"
