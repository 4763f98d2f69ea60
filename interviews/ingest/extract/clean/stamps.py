"""Times before what was said, as a chat is copied: “2026-03-01 10:10 王敏：…”, “王敏 10:10”."""

import re
from collections.abc import Sequence

from interviews.ingest.extract.clean.edits import Edit

DAY = r"(?:\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s{0,3})"
TIME = rf"[\[(（【]?{DAY}?(?:上午|下午|晚上|中午)?\s?\d{{1,2}}:\d{{2}}(?::\d{{2}})?[\])）】]?"
BEFORE = re.compile(rf"\s{{0,4}}{TIME}[\s,，]{{0,3}}(?=\S)")
BEHIND = re.compile(rf"(?<=\S)\s{{1,4}}{TIME}\s{{0,4}}$")
FEWEST = 4
SHARE = 0.25
LONGEST_NAME = 16


def is_chat(texts: Sequence[str]) -> bool:
    """Whether many of the lines begin with a time, or are a name and a time."""
    filled = [text for text in texts if text.strip()]
    stamped = sum(bool(stamp_edits(text)) for text in filled)
    return stamped >= FEWEST and stamped >= SHARE * len(filled)


def stamp_edits(text: str) -> list[Edit]:
    """Take the time away; a name that stood alone with it becomes a label."""
    if found := BEFORE.match(text):
        return [Edit(found.start(), found.group(), "", "stamp")]
    found = BEHIND.search(text) if len(text) <= LONGEST_NAME + 24 else None
    if found and found.start() <= LONGEST_NAME:
        return [Edit(found.start(), found.group(), "：", "stamp")]
    return []
