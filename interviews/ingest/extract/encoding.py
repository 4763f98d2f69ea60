"""Bytes to text for files that do not say how they are written."""

import codecs
import re

from interviews.ingest.extract.clean.damage import is_common
from interviews.ingest.extract.errors import UnreadableDocument
from interviews.text.message import N_, Message

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
SAMPLE = 40_000
TELLING = re.compile(r"[^\x00-\x7f]")
UNREADABLE_TEXT = N_(
    "The characters of this file could not be read. Open it, save it as UTF-8 text, and try again."
)


def decode(content: bytes) -> tuple[str, str]:
    """Return (text, encoding): UTF-8 if it is, else what gives the most common characters."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    if _zeros(content) < 0.05:
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            if error.start > len(content) - 4:
                return content[: error.start].decode("utf-8"), "utf-8"
    return _best_guess(content)


def _best_guess(content: bytes) -> tuple[str, str]:
    scored = [(score, name) for name in GUESSES if (score := _score(content, name)) is not None]
    best, encoding = max(scored, default=(0.0, ""))
    if best < 0.5:
        raise UnreadableDocument(Message(UNREADABLE_TEXT))
    return content.decode(encoding, "replace"), encoding


def _score(content: bytes, encoding: str) -> float | None:
    """The share of plausible characters, None where the bytes do not fit at all."""
    text = content[:SAMPLE].decode(encoding, "replace")
    bad = text.count("\ufffd") + sum(text.count(chr(code)) for code in (0, 1, 2, 3, 4))
    if not text or bad > len(text) / 50:
        return None
    telling = TELLING.findall(text)
    if not telling:
        return 0.6 if text.isascii() else None
    return sum(map(_plausible, telling)) / len(telling) - bad / len(text)


def _plausible(character: str) -> float:
    """Common in Simplified, or in the common half of Big5, or a mark both scripts use."""
    if is_common(character):
        return 1
    try:
        return 0.95 if b"\xa4\x40" <= character.encode("big5") <= b"\xc6\x7e" else 0
    except UnicodeEncodeError:
        return 0


def _zeros(content: bytes) -> float:
    sample = content[:SAMPLE]
    return sample.count(0) / max(1, len(sample))
