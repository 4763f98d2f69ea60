"""Moodle XML: essay questions, their fields in the order that Moodle documents."""

from typing import Any

from interviews.exports import grading, wording
from interviews.exports.booklet import Booklet, Item, Section
from interviews.text.message import N_, Message

LONGEST_ID = 100  # characters that Moodle keeps of an idnumber
LINES = (5, 10, 15, 20, 25, 30, 35, 40)  # sizes of the answer box that Moodle offers
TOP = "$course$/top"


def write(booklet: Booklet) -> bytes:
    """Return a quiz file: a category for each section, then its questions."""
    from lxml import etree

    quiz = etree.Element("quiz")
    used: set[str] = set()
    for section in booklet.sections:
        _category(quiz, booklet, section)
        for item in section.items:
            _essay(quiz, item, used)
    return bytes(etree.tostring(quiz, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def doubled(booklet: Booklet) -> tuple[Message, ...]:
    """Return a warning for each question that Moodle would drop: its code is there already."""
    seen, found = set(), []
    text = N_("Question %(number)s: code %(code)s is not unique or too long; it has no ID number.")
    for item in booklet.items:
        if item.triple.code in seen or len(item.triple.code) > LONGEST_ID:
            found.append(Message(text, {"number": item.number, "code": item.triple.code}))
        seen.add(item.triple.code)
    return tuple(found)


def _category(quiz: Any, booklet: Booklet, section: Section) -> None:
    path = "/".join([TOP, *(_segment(part) for part in (booklet.title, section.title) if part)])
    question = _child(quiz, "question", type="category")
    _text(_child(question, "category"), path)
    _text(_child(question, "info", format="html"), section.note)


def _essay(quiz: Any, item: Item, used: set[str]) -> None:
    triple = item.triple
    question = _child(quiz, "question", type="essay")
    _text(_child(question, "name"), grading.name(triple))
    stem = grading.as_html(grading.paragraph(triple.stem))
    _text(_child(question, "questiontext", format="html"), stem)
    answer = grading.as_html(grading.markdown(triple.answer)) if triple.answer else ""
    _text(_child(question, "generalfeedback", format="html"), answer)
    _values(question, defaultgrade=item.points, penalty=0, hidden=0)
    _identity(question, triple.code, used)
    _values(question, responseformat="editor", responserequired=1)
    _values(question, responsefieldlines=_box(item), attachments=0, attachmentsrequired=0)
    _values(question, maxbytes=0, filetypeslist="")
    _text(_child(question, "graderinfo", format="html"), _grader_notes(item))
    _text(_child(question, "responsetemplate", format="html"), "")
    tags = [tag for tag in dict.fromkeys(triple.tags) if tag.strip()]
    if tags:
        element = _child(question, "tags")
        for tag in tags:
            _text(_child(element, "tag"), tag)


def _identity(question: Any, code: str, used: set[str]) -> None:
    if code and code not in used and len(code) <= LONGEST_ID:
        _values(question, idnumber=code)
        used.add(code)


def _grader_notes(item: Item) -> str:
    return grading.as_html(grading.notes(item)) if item.triple.rubric else ""


def _box(item: Item) -> int:
    needed = wording.answer_lines(item)
    return next(lines for lines in LINES if lines >= needed)


def _segment(name: str) -> str:
    """Return a category name: Moodle parts its path at / and reads // as the character."""
    return " ".join(name.split()).replace("/", "//")


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    from lxml import etree

    return etree.SubElement(parent, tag, attributes)


def _values(question: Any, **values: str | int) -> None:
    for tag, value in values.items():
        _child(question, tag).text = str(value)


def _text(element: Any, text: str) -> None:
    """Put `text` under `element` as CDATA: outside it Moodle loses blanks beside entities."""
    from lxml import etree

    child = etree.SubElement(element, "text")
    if text:
        child.text = etree.CDATA(text)
