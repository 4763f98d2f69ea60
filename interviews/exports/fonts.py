"""The two font packages that PDF papers are set in, and the characters that they can show.

Fonts of the machine are never used: the same booklet gives the same bytes everywhere.
"""

import unicodedata
from functools import cache
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path

from interviews.exports.cmap import code_points
from interviews.exports.texts import map_texts, texts
from interviews.text.message import N_, Message

SANS = "Noto Sans CJK SC"
SERIF = "Noto Serif SC"
FILES = (("NotoSansCJK-VF.otf.ttc", 2), ("NotoSerifSC-Regular.otf", 0))  # name, face
MISSING = "〓"  # the mark that Chinese printers set for a character that they lack


@cache
def folders():
    """Return the folders of the font packages, sans first."""
    packages = ("manimgx_fonts_cjk", "pylopdf_fonts_zh_cn")
    return [str(Path(find_spec(name).origin).parent) for name in packages]


@cache
def covered():
    """Return the code points that at least one of the two families can show."""
    found = set()
    for folder, (name, face) in zip(folders(), FILES, strict=True):
        with (
            open(Path(folder) / name, "rb") as file,
            mmap(file.fileno(), 0, access=ACCESS_READ) as content,
        ):
            found |= code_points(content, face)
    return frozenset(found)


def printable(document):
    """Return the document with invisible marks dropped and what no font has shown as 〓."""
    return map_texts(document, printable_text)


def printable_text(text):
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def unprintable(booklet):
    """Return a warning for each question, and one for the heads, that print with 〓 in them."""
    found = [
        Message(
            N_(
                "Question %(number)s (%(code)s): no font has %(characters)s; 〓 is printed instead."
            ),
            {"number": item.number, "code": item.triple.code, "characters": named},
        )
        for item in booklet.items
        if (named := _missing(item))
    ]
    heads = (booklet.title, booklet.role, booklet.introduction, booklet.interviewer_notes)
    notes = tuple(text for section in booklet.sections for text in (section.title, section.note))
    if named := _missing(heads + notes):
        text = N_(
            "Title, introduction or notes: no font has %(characters)s; 〓 is printed instead."
        )
        found.append(Message(text, {"characters": named}))
    return tuple(found)


def _shown(character):
    if character == "\n":
        return character
    if character in "\t\v\f\r\x85\u2028\u2029":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    return character if ord(character) in covered() else MISSING


def _missing(value):
    lost = {
        character
        for text in texts(value)
        if not text.isascii()
        for character in text
        if _shown(character) == MISSING != character
    }
    return ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(lost))
