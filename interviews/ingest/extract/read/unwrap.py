"""Join the lines of one paragraph where a page's width, and not a writer, broke them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from interviews.ingest.extract.document import Line

END = re.compile(r"[。！？!?；;：:.…）)”】]\s{0,9}$")
START = re.compile(
    r"\s{0,12}(?:[（(【]?\d{1,3}[)）.、．:：】]|[（(]?[一二三四五六七八九十]{1,3}[)）、"
    r".．]|第.{1,4}[题章部步]|[①-⑳]|[A-H][.、．)）:：]"
    r"|[-•·●■◆*#>|【]|Q\d|A\d|问题|题目|[^\s，。]{1,8}[:：]"
    r"|[A-Z][A-Za-z'’ /-]{1,36}:\s)"
)
FEWEST = 8
SHARE = 0.5


def width(text: str) -> int:
    """Columns that `text` takes: a wide character counts two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text.rstrip())


def unwrapped(lines: list[Line], share: float = SHARE) -> list[Line]:
    """Join lines that reach the page's right edge and do not end a sentence.

    Nothing happens unless `share` of the longer lines end at about the same column.
    """
    edge = right_edge(lines, share)
    if not edge:
        return lines
    return join(lines, lambda line: width(line.raw) >= edge - 6 and not END.search(line.raw))


def join(lines: Sequence[Line], goes_on: Callable[[Line], bool]) -> list[Line]:
    """Join each line for which `goes_on` is true with the next, unless that begins an item."""
    joined, before = [], None
    for line in lines:
        if before is not None and goes_on(before) and _may_follow(before, line):
            last = joined[-1]
            glue = "" if _wide(last.raw.rstrip()[-1:]) or _wide(line.raw.lstrip()[:1]) else " "
            raw = last.raw.rstrip() + glue + line.raw.strip()
            seen = min(filter(None, (last.seen, line.seen)), default=0.0)
            joined[-1] = Line(raw, page=last.page, seen=seen)
        else:
            joined.append(line)
        before = line
    return joined


def right_edge(lines: Sequence[Line], share: float = SHARE) -> int:
    """The column at which the page ends, or 0 where lines end where their writer meant."""
    widths = [width(line.raw) for line in lines if line.raw.strip() and not line.cells]
    if len(widths) < FEWEST or max(widths) > 200:
        return 0
    edge = max(widths)
    long = [wide for wide in widths if wide > edge / 2]
    near = Counter(wide >= edge - 6 for wide in long)[True]
    return edge if edge >= 40 and near >= share * len(long) and near >= 4 else 0


def _may_follow(before: Line, line: Line) -> bool:
    if line.cells or before.cells or line.code or not line.raw.strip() or not before.raw.strip():
        return False
    return not START.match(line.raw)


def _wide(character: str) -> bool:
    return bool(character) and ord(character) > 0x2E7F
