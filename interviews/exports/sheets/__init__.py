"""A booklet as the document that page, PDF and Word draw: each sheet described once."""

from collections.abc import Callable, Iterator

from interviews.exports import wording
from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.script import in_script
from interviews.exports.sheets import (
    answers,
    candidate,
    interviewer,
    practice,
    roster,
    scorecard,
    summary,
)
from interviews.exports.sheets.blocks import Block, Document

SHEETS: dict[Sheet, Callable[[Booklet], Iterator[Block]]] = {
    Sheet.CANDIDATE: candidate.blocks,
    Sheet.PRACTICE: practice.blocks,
    Sheet.ANSWERS: answers.blocks,
    Sheet.INTERVIEWER: interviewer.blocks,
    Sheet.SCORECARD: scorecard.blocks,
    Sheet.SUMMARY: summary.blocks,
}


def describe(booklet: Booklet) -> Document:
    """Return the document of the booklet's sheet."""
    several = booklet.sheet == Sheet.SCORECARD and booklet.score_by == "candidate"
    blocks = roster.blocks if several else SHEETS[booklet.sheet]
    sealed = booklet.sheet == Sheet.CANDIDATE
    heading = wording.heading(booklet)
    is_marked = booklet.internal and booklet.sheet not in wording.OPEN_SHEETS
    document = Document(
        sheet="roster" if several else str(booklet.sheet),
        heading=heading,
        blocks=tuple(blocks(booklet)),
        running=wording.short(heading, 48),
        mark=wording.INTERNAL if is_marked else "",
        copy=booklet.copy,
        form_code=booklet.form_code,
        made_on=booklet.made_on,
        sealed=wording.SEALED if sealed else (),
        seal=wording.SEAL if sealed else (),
        single=booklet.single,
        landscape=several,
        large=booklet.large,
        paper_size=booklet.letterhead.paper_size,
        two_sided=booklet.letterhead.two_sided,
        language=booklet.language,
    )
    return in_script(document, booklet.language)
