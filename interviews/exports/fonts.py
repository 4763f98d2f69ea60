"""The two families that PDF papers are set in, and the characters that they can show.

They come from two packages, so that the same booklet gives the same bytes everywhere; where those
are not installed, the Noto CJK fonts of the machine stand in.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar

from interviews.exports.booklet import Booklet
from interviews.exports.cmap import code_points
from interviews.text.message import N_, Message
from interviews.text.nested import map_texts, texts

Value = TypeVar("Value")
MISSING = "〓"  # the mark that Chinese printers set for a character that they lack
MACHINE = tuple(map(Path, ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk")))
NONE = N_(
    "No Chinese font is installed for PDF: install the packages that requirements.txt names, "
    "or the system's Noto CJK fonts (fonts-noto-cjk)."
)


class NoFonts(Exception):
    """Nothing to set Chinese in. `message` says what to install."""

    message = Message(NONE)


@dataclass(frozen=True)
class Face:
    """A font file, which face of it is ours, and its family as the typesetter knows it."""

    family: str
    file: Path
    index: int


@dataclass(frozen=True)
class Typeface:
    """Where a face is looked for: in its package, and then among the machine's fonts."""

    package: str
    packaged: tuple[str, str, int]  # family, file, index
    machine: tuple[str, str, int]


SANS = Typeface(
    "manimgx_fonts_cjk",
    ("Noto Sans CJK SC", "NotoSansCJK-VF.otf.ttc", 2),
    ("Noto Sans CJK SC", "NotoSansCJK-Regular.ttc", 2),
)
SERIF = Typeface(
    "pylopdf_fonts_zh_cn",
    ("Noto Serif SC", "NotoSerifSC-Regular.otf", 0),
    ("Noto Serif CJK SC", "NotoSerifCJK-Regular.ttc", 2),
)


def located(typeface: Typeface, machine: Sequence[Path] = MACHINE) -> Face:
    """Return the face of a typeface. Raises NoFonts where there is none."""
    spec = find_spec(typeface.package)
    if spec and spec.origin:
        family, name, index = typeface.packaged
        return Face(family, Path(spec.origin).parent / name, index)
    family, name, index = typeface.machine
    for folder in machine:
        if (folder / name).is_file():
            return Face(family, folder / name, index)
    raise NoFonts


@cache
def faces() -> tuple[Face, Face]:
    """Return sans and serif. Raises NoFonts."""
    return located(SANS), located(SERIF)


def folders() -> list[str]:
    """Return the folders that hold them, sans first."""
    return [str(face.file.parent) for face in faces()]


def serif() -> str:
    """Return the family that running text is set in."""
    return faces()[1].family


@cache
def covered() -> frozenset[int]:
    """Return the code points that at least one of the two families can show."""
    found: set[int] = set()
    for face in faces():
        with (
            open(face.file, "rb") as file,
            mmap(file.fileno(), 0, access=ACCESS_READ) as content,
        ):
            found |= code_points(content, face.index)
    return frozenset(found)


def printable(document: Value) -> Value:
    """Return the document with invisible marks dropped and what no font has shown as 〓."""
    printed: Value = map_texts(document, printable_text)
    return printed


def printable_text(text: str) -> str:
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def unprintable(booklet: Booklet) -> tuple[Message, ...]:
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


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character in "\t\v\f\r\x85\u2028\u2029":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    return character if ord(character) in covered() else MISSING


def _missing(value: object) -> str:
    lost = {
        character
        for text in texts(value)
        if not text.isascii()
        for character in text
        if _shown(character) == MISSING != character
    }
    return ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(lost))
