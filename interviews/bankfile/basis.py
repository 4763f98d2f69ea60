"""What a question rests on: a law or rule, its article, and the day when somebody last read it.

A line is written 《消费者权益保护法》第五十五条，2026-11-27.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from interviews.text.message import N_, Message

LINE = re.compile(r"(《[^《》]+》)\s*([^，,]*?)\s*[，,]\s*([0-9]{4}-[0-9]{2}-[0-9]{2})")
SHAPE = N_("“%(line)s” is not written as 《law》article, day of the last check (2026-11-27).")


class Basis(NamedTuple):
    law: str  # 《…》
    article: str  # 第五十五条; empty where all of it is meant
    checked: date


def read(line: str) -> Basis | None:
    """Return what a line says, or None where it is not written so."""
    found = LINE.fullmatch(line.strip())
    try:
        return Basis(found[1], found[2], date.fromisoformat(found[3])) if found else None
    except ValueError:
        return None


def problems(lines: tuple[str, ...]) -> Iterator[Message]:
    return (Message(SHAPE, {"line": line}) for line in lines if read(line) is None)
