"""Repair text whose GBK bytes were replaced one byte out of step.

A replacement inside the bytes turned one lead byte into “?”, and everything up to the next plain
byte was then read in the wrong pairs: “?，F在” stood for “。现在”. Shifting the pairs back gives
every character but the first, whose lost byte is chosen by what the document itself writes.
"""

import re
from collections import Counter
from collections.abc import Sequence

from interviews.ingest.extract.clean.edits import Edit
from interviews.ingest.extract.clean.script import PINYIN_NOTE

RUN = re.compile(r"(?<=[^\x00-\x7f])\?((?:[^\x00-\x7f]|[?,!:;])[^\x00-\x7f]{0,12}?)([@-~]|\?)")
WIDE = str.maketrans("?,!:;", "？，！：；")  # sites narrow these marks, spoilt ones as well
ITEM = re.compile(r"[^。？！,，:：]{2,24}[:：]")
SENTENCE_MARKS = "。”，、；：？！’）》"
UNKNOWN = "\ufffd"


Pairs = Counter[str]


def damage_edits(text: str, words: Pairs) -> list[Edit]:
    """Edits that repair `text`; `words` counts the pairs of characters of the whole document."""
    return [edit for match in RUN.finditer(text) if (edit := _repair(match, words))]


def character_pairs(texts: Sequence[str]) -> Pairs:
    """Count neighbouring characters, pinyin notes left out: the document's own evidence."""
    counts: Pairs = Counter()
    for text in texts:
        plain = PINYIN_NOTE.sub("", text)
        counts.update(map("".join, zip(plain, plain[1:], strict=False)))
    return counts


def _repair(match: re.Match[str], words: Pairs) -> Edit | None:
    text, last = match.string, match.group(2)
    run = match.group(1).translate(WIDE)
    try:
        middle = run.encode("gbk")
    except UnicodeEncodeError:
        return None
    noted = bool(PINYIN_NOTE.match(text, match.end()))
    if last == "?":
        return _lost_at_both_ends(match, middle, words)
    rest = _decoded(middle[1:] + last.encode())
    if not rest or not (noted or _common(rest) > _common(run)):
        return None
    following = rest[0]
    first, sure = _first(middle[:1], text[match.start() - 1 : match.start()], following, words)
    if not first:
        return None
    return Edit(match.start(), match.group(), first + rest, "damage", sure)


def _lost_at_both_ends(match: re.Match[str], middle: bytes, words: Pairs) -> Edit | None:
    """“?！?”: the pair after the run was spoilt as well, often a closing quote."""
    text = match.string
    inner = _decoded(middle[1:-1]) if len(middle) > 2 else ""
    if inner is None:
        return None
    first, sure = _first(middle[:1], text[match.start() - 1], inner[:1] or "”", words)
    opened = text.rfind("“", 0, match.start()) > text.rfind("”", 0, match.start())
    if not first or middle[-1:] != b"\xa1" or not opened:
        return None
    listed = ("”-" in text or "。-" in text) and ITEM.match(
        PINYIN_NOTE.sub("", text[match.end() :][:60])
    )
    closing = "”-" if listed else "”"
    return Edit(match.start(), match.group(), first + inner + closing, "damage", False)


def _first(trail: bytes, before: str, following: str, words: Pairs) -> tuple[str, bool]:
    """The character whose second byte is `trail`, by its neighbours; and whether that is proof."""
    choices = [char for lead in range(0x81, 0xFF) if (char := _decoded(bytes([lead]) + trail))]
    weighed = {
        char: words[before + char] + words[char + following] + (words[before + char] > 0) * 5
        for char in choices
    }
    known = max(choices, key=weighed.__getitem__, default="")
    marks = [mark for mark in SENTENCE_MARKS if mark in choices]
    if known and words[before + known] and known not in marks:
        return known, True
    if marks:
        return max(marks, key=weighed.__getitem__), True
    return (known, False) if known and weighed[known] else ("", False)


def _decoded(pairs: bytes) -> str | None:
    try:
        return pairs.decode("gbk")
    except UnicodeDecodeError:
        return None


def _common(text: str) -> float:
    """The share of characters that GB 2312 counts as common, or that are punctuation."""
    return sum(is_common(character) for character in text) / max(1, len(text))


def is_common(character: str) -> bool:
    """Whether `character` is one of the 3,755 common ones of GB 2312, or Chinese punctuation."""
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7 or lead in (0xA1, 0xA3)
