"""What a candidate may hold in hand: the question, and nothing that helps to answer it."""

from dataclasses import replace

from interviews.bankfile.triple import SECRETS
from interviews.exports.booklet import Booklet, Item, Sheet


def for_candidates(booklet: Booklet) -> Booklet:
    """Return the candidate sheet of `booklet`: no answer, no scoring, no interviewer's note.

    Writers are given only this, so that no format can leak what it never saw.
    """
    sections = tuple(
        replace(section, items=tuple(map(_question_only, section.items)))
        for section in booklet.sections
    )
    return replace(booklet, sheet=Sheet.CANDIDATE, sections=sections, interviewer_notes="")


def _question_only(item: Item) -> Item:
    return replace(item, triple=replace(item.triple, **SECRETS))
