"""What Tesseract says it saw on a page: words with places -> lines with places and a doubt."""

import re
from collections.abc import Iterable
from itertools import groupby
from statistics import mean
from typing import NamedTuple

from rapidfuzz import fuzz

from interviews.ingest.extract.read.measure import Measured

IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
LABEL = re.compile(r"^([\u3400-\u9fff]{1,6}) ?[;；]")  # a colon with dirt below it
COLUMNS = 12  # of a row: level page block par line word left top width height conf text
WORD = "5"
GAP = 0.7  # of the height: a wider gap is a space, also beside an ideograph
ALIKE = 60  # percent
LEAST = 0.3  # a line that is less sure is a stain


class Seen(NamedTuple):
    """One line of a picture, and how sure each of its words is in the mean."""

    line: Measured
    sure: float


class Word(NamedTuple):
    """One word, in pixels."""

    block: tuple[str, ...]
    left: float
    right: float
    height: float
    sure: float
    text: str


Page = list[Seen]


def page_of(table: str) -> Page:
    """The lines of one page from Tesseract's TSV; stains are left out."""
    words = [word for row in table.splitlines()[1:] if (word := _word(row))]
    lines = (_line(list(some)) for _, some in groupby(words, key=lambda word: word.block))
    return [seen for seen in lines if seen.sure >= LEAST]


def script_of(page: Iterable[Seen]) -> str:
    """ "latin" where nearly all letters are, else "chinese"."""
    text = "".join(seen.line.text for seen in page)
    wide, narrow = len(IDEOGRAPH.findall(text)), len(LATIN.findall(text))
    return "latin" if narrow > 8 * wide else "chinese"


def alike(seen: str, known: str) -> bool:
    """Whether a recognised line is likely one whose text is known."""
    return fuzz.ratio(seen, known) >= ALIKE


def _word(row: str) -> Word | None:
    cells = row.split("\t")
    if len(cells) != COLUMNS or cells[0] != WORD or not cells[11].strip():
        return None
    left, _, width, height = map(float, cells[6:10])
    sure = max(0.0, float(cells[10])) / 100
    return Word(tuple(cells[1:5]), left, left + width, height, sure, cells[11].strip())


def _line(words: list[Word]) -> Seen:
    height = sorted(word.height for word in words)[len(words) // 2]
    text = words[0].text
    for before, word in zip(words, words[1:], strict=False):
        text += _space(before, word, height) + word.text
    letters = [word.sure for word in words for _ in word.text]
    text = LABEL.sub(r"\1：", text)
    line = Measured(text, words[0].left, max(word.right for word in words), max(1.0, height))
    return Seen(line, mean(letters))


def _space(before: Word, word: Word, height: float) -> str:
    is_wide = _wide(before.text[-1]) or _wide(word.text[0])
    return " " if not is_wide or word.left - before.right > GAP * height else ""


def _wide(character: str) -> bool:
    return ord(character) > 0x2E7F
