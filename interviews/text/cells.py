"""Text in the cells of a file that a spreadsheet will open: kept from being run or changed.

A spreadsheet runs what begins as a formula does, at either width of the sign, and takes a code
such as MAR-2026, a tag such as 3-5 or a number such as 007 for something else. Such text gets an
apostrophe before it. The one place that knows: every CSV we write asks it for every cell, its head
row included, and what we read is undone by its own rule.
"""

import re

APOSTROPHE = "'"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
TAKEN = re.compile(
    rf"{MONTH}[ ./-]?\d{{1,6}}|\d{{1,4}}[ ./-]?{MONTH}(?:[ ./-]?\d{{1,4}})?"  # MAR-2026, 3 Mar
    r"|\d{1,4}[./-]\d{1,4}(?:[./-]\d{1,4})?|\d{1,2}:\d{2}(?::\d{2})?"  # 3-5, 2026/3/5, 9:30
    r"|0\d+|\d{16,}|\d+(?:\.\d+)?e[+-]?\d+",  # 007, a long number, 1E5
    re.IGNORECASE,
)


def inert(value: str | int) -> str | int:
    """Return what to write for `value`, so that a spreadsheet shows it as it is."""
    return APOSTROPHE + value if isinstance(value, str) and _is_live(value) else value


def live(cell: str) -> str:
    """Undo `inert`; an apostrophe before anything else is the writer's own and stays."""
    return cell[1:] if cell.startswith(APOSTROPHE) and _is_live(cell) else cell


def _is_live(text: str) -> bool:
    bare = text.lstrip(APOSTROPHE)  # '=1 would come back as =1: it needs one more
    return bare.startswith(FORMULA) or bool(TAKEN.fullmatch(bare.strip()))
