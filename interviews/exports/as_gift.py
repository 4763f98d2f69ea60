"""GIFT: essay questions as text, the model answer as feedback."""

import re

from interviews.bankfile.triple import Triple
from interviews.exports import grading
from interviews.exports.booklet import Booklet, Item

BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # what HTML takes for one blank; 　 is not among them
MARKS = re.compile(r"([\\~=#{}:])")


def write(booklet: Booklet) -> bytes:
    """Return UTF-8 GIFT; a blank line parts questions, and there is none inside one."""
    blocks = []
    for section in booklet.sections:
        blocks.append(f"$CATEGORY: {_line(booklet.title)}/{_line(section.title)}")
        blocks += [_essay(item) for item in section.items]
    return ("\n\n".join(blocks) + "\n").encode()


def escaped(text: str) -> str:
    """Return `text` on one line with the marks of GIFT escaped."""
    return MARKS.sub(r"\\\1", BLANKS.sub(" ", text).strip())


def _essay(item: Item) -> str:
    triple = item.triple
    name = escaped(grading.name(triple))
    stem = escaped(grading.as_html(grading.paragraph(triple.stem)))
    answer = grading.as_html(grading.markdown(triple.answer)) if triple.answer else ""
    feedback = f"####[html]{escaped(answer)}" if answer else ""
    return f"{_comment(triple)}\n::{name}::[html]{stem} {{{feedback}}}"


def _comment(triple: Triple) -> str:
    """Return the comment in which Moodle looks for the ID number and the tags."""
    marks = [f"[id:{_bare(triple.code)}]", *(f"[tag:{_bare(tag)}]" for tag in triple.tags)]
    return "// " + " ".join(marks)


def _bare(text: str) -> str:
    return re.sub(r"[\[\]\\]", "", BLANKS.sub(" ", text).strip())


def _line(text: str) -> str:
    return " ".join(text.replace("/", "//").split())
