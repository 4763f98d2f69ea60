"""What is said about the whole file: title, role, declared counts, a cut-off end, warnings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from interviews.ingest.extract.build.category import role_in
from interviews.ingest.extract.document import Document, Line, Question, Section
from interviews.ingest.extract.segment.labels import label_at
from interviews.ingest.extract.segment.markers import marker
from interviews.text.message import N_, Message

FINAL = re.compile(r"[。！？!?.…”’」』）)\]】;；:：*`|>~]\s{0,9}$|[A-H√×对错]$|\d$")
PAGE_OF = re.compile(r"(.{2,60})_第1页")
CHAPTER = re.compile(
    r"[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[)）]|第.{1,"
    r"2}[部章题]|\d{1,2}[.、．]"
)
NUMBERED = ("di", "timu", "q", "ask")
SHORT = 24
SHORTEST = 8
WORTH_SAYING = 500  # characters
LONGEST_HEADS = 120
TITLE_WORDS = re.compile(r"面试|题库|题目|试题|问答|题本|题集|考核|招聘|问题|指南|技巧|宝典|攻略")
DECLARED = re.compile(r"共\s?(\d{1,3})\s?[道个]?题|(\d{1,3})\s?(?:道|[道个]?(?:面试题|问题|题))")

COUNTS_DIFFER = N_("“%(section)s” declares %(declared)s questions; %(found)s were found.")
CUT_OFF = N_(
    "The document seems to be cut off: its last question ends in the middle of a sentence."
)
A_GUIDE = N_(
    "This reads like a guide. Only questions it spells out were taken; check each of them."
)
NONE_FOUND = N_("No question was found. Mark one line as a question to find the lines like it.")
NONE_IN_TEXT = N_(
    "No question was found in %(lines)s lines of text: none asks, and no number or label "
    "comes back. Mark one line as a question to find the lines like it."
)
NONE_IN_TABLE = N_(
    "No column of these tables holds questions; their heads are: %(heads)s. "
    "Name one 题目 and send the file again, or mark one line as a question."
)
HIDDEN = N_("%(count)s hidden texts were left out. They are marked in the source.")
OTHER_SHEETS = N_(
    "%(count)s rows of other sheets ask nothing and were left out. They are marked in the source."
)
READ_PAGES = N_(
    "The text of %(count)s pages was read from pictures. Compare it with the pages: letters may "
    "be wrong."
)
UNREAD_PAGES = N_(
    "Reading pictures takes long: %(count)s pages, from page %(page)s on, were not read. Hand them "
    "in as a file of their own."
)
PICTURE_PAGES = N_(
    "%(count)s pages are pictures and were not read, the first is page %(page)s. Run text "
    "recognition on them, or upload the Word file."
)
UNSURE_REPAIRS = N_(
    "%(count)s damaged places were repaired by guess. They are marked in the source."
)


def title_of(lines: Sequence[Line], questions: Sequence[Question]) -> str:
    """The first line before the questions that names a paper, else the first short line."""
    for line in lines:
        if line.dropped and (page := PAGE_OF.fullmatch(line.text.strip())):
            return page.group(1)
    first = min((question.span[0] for question in questions), default=len(lines))
    early = [line for line in lines[: max(first, 1)] if _may_be_title(line)]
    named = [line for line in early if TITLE_WORDS.search(line.text)]
    chosen = [line for line in early if line.heading == 1] or named or early
    return chosen[0].text.strip(" *#\t") if chosen else ""


def _may_be_title(line: Line) -> bool:
    text = line.text.strip()
    if CHAPTER.match(text) or label_at(text) or "|" in text or marker(text).style in NUMBERED:
        return False
    return bool(text) and not line.dropped and not line.cells and len(text) <= 60 and len(text) > 2


def role_of(title: str, name: str) -> str:
    """The role that the title names, else the file's name."""
    return role_in(title) or role_in(name)


def with_found(sections: Sequence[Section], questions: Sequence[Question]) -> list[Section]:
    """Each section with how many questions of it were found, copies not counted."""
    starts = [section.line for section in sections] + [float("inf")]
    counted = []
    for section, stop in zip(sections, starts[1:], strict=True):
        inside = [q for q in questions if section.line < q.span[0] < stop]
        own = sum(question.duplicate_of is None for question in inside) or len(inside)
        counted.append(replace(section, found=own))
    return counted


def declared_in(title: str, sections: Iterable[Section]) -> int | None:
    """How many questions the document says it has: by its sections, else by its title."""
    stated = [section.declared for section in sections if section.declared is not None]
    if stated:
        return sum(stated)
    found = DECLARED.search(title)
    return int(found.group(1) or found.group(2)) if found else None


def mark_cut_off(questions: list[Question], lines: Sequence[Line]) -> list[Question]:
    """Flag the last question when it stops without the final mark that the others have."""
    if not questions:
        return questions
    last = max(range(len(questions)), key=lambda n: questions[n].span[0])
    question = questions[last]
    complete = (
        question.options and not question.answer or question.origin.get("question") == "column"
    )
    others = [_last_line(q, lines) for n, q in enumerate(questions) if n != last]
    if complete or not _stops_short(_last_line(question, lines), others):
        return questions
    return [*questions[:last], question.with_(truncated=True), *questions[last + 1 :]]


def _last_line(question: Question, lines: Sequence[Line]) -> str:
    texts = [line.text.strip() for line in lines[slice(*question.span)] if not line.dropped]
    return next(filter(None, reversed(texts)), "")


def _stops_short(text: str, others: Sequence[str]) -> bool:
    if len(text) < SHORTEST or FINAL.search(text):
        return False
    if others:
        return sum(bool(FINAL.search(other)) for other in others) >= len(others) * 0.7
    return len(text) > SHORT


def _none_found(lines: Sequence[Line]) -> Message:
    """Why nothing was found, as far as can be said, and what to do."""
    rows = [line for line in lines if line.row]
    text = [line.raw for line in lines if line.raw.strip()]
    if len(rows) > len(text) / 2:
        heads = "、".join(line.raw for line in rows if line.row == rows[0].row)
        return Message(NONE_IN_TABLE, {"heads": heads[:LONGEST_HEADS]})
    if sum(map(len, text)) < WORTH_SAYING:
        return Message(NONE_FOUND)
    return Message(NONE_IN_TEXT, {"lines": len(text)})


def about_pictures(lines: Sequence[Line]) -> Iterator[Message]:
    """What is said of pages that are pictures: those read, and those not."""
    kinds = {
        READ_PAGES: [line.page for line in lines if line.seen],
        UNREAD_PAGES: [line.page for line in lines if line.dropped == "page not read"],
        PICTURE_PAGES: [line.page for line in lines if line.dropped == "picture of a page"],
    }
    for text, pages in kinds.items():
        if pages:
            first = {} if text == READ_PAGES else {"page": min(pages)}
            yield Message(text, {"count": len(set(pages)), **first})


def warnings_about(document: Document) -> tuple[Message, ...]:
    """Messages for the person, most important first."""
    found = []
    if document.guide:
        found.append(Message(A_GUIDE))
    if not document.questions:
        found.append(_none_found(document.lines))
    for section in document.sections:
        if section.declared is not None and section.declared != section.found:
            values = {
                "section": section.title,
                "declared": section.declared,
                "found": section.found,
            }
            found.append(Message(COUNTS_DIFFER, values))
    stated = [section for section in document.sections if section.declared is not None]
    if not stated and document.declared not in (None, document.found):
        values = {"section": document.title, "declared": document.declared}
        found.append(Message(COUNTS_DIFFER, values | {"found": document.found}))
    if any(question.truncated for question in document.questions):
        found.append(Message(CUT_OFF))
    hidden = sum(line.dropped == "hidden text" for line in document.lines)
    if hidden:
        found.append(Message(HIDDEN, {"count": hidden}))
    others = sum(line.dropped == "another sheet" for line in document.lines)
    if others and not any(question.code for question in document.questions):
        found.append(Message(OTHER_SHEETS, {"count": others}))
    found += about_pictures(document.lines)
    unsure = sum(not change.sure for change in document.repairs)
    if unsure:
        found.append(Message(UNSURE_REPAIRS, {"count": unsure}))
    return tuple(found)
