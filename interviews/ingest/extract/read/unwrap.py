"""Join the lines of one paragraph where a page's width, and not a writer, broke them."""

import re
from collections import Counter

from interviews.ingest.extract.document import Line

END = re.compile(r"[。！？!?；;：:.…）)”】]\s{0,9}$")
START = re.compile(
    r"\s{0,12}(?:[（(【]?\d{1,3}[)）.、．:：】]|[（(]?[一二三四五六七八九十]{1,3}[)）、"
    r".．]|第.{1,4}[题章部步]|[①-⑳]|[A-H][.、．)）:：]"
    r"|[-•·●■◆*#>|【]|Q\d|A\d|问题|题目|[^\s，。]{1,8}[:：])"
)
FEWEST = 8
SHARE = 0.5


def width(text):
    """Columns that `text` takes: a wide character counts two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text.rstrip())


def unwrapped(lines, share=SHARE):
    """Join lines that reach the page's right edge and do not end a sentence.

    Nothing happens unless `share` of the longer lines end at about the same column.
    """
    edge = right_edge(lines, share)
    if not edge:
        return lines
    joined = []
    for line in lines:
        if joined and _continues(joined[-1], line, edge):
            last = joined[-1]
            glue = "" if _wide(last.raw.rstrip()[-1:]) or _wide(line.raw.lstrip()[:1]) else " "
            raw = last.raw.rstrip() + glue + line.raw.strip()
            joined[-1] = _Joined(raw, line.raw, last)
        else:
            joined.append(line)
    return [_plain(line) for line in joined]


def right_edge(lines, share=SHARE):
    """The column at which the page ends, or 0 where lines end where their writer meant."""
    widths = [width(line.raw) for line in lines if line.raw.strip() and not line.cells]
    if len(widths) < FEWEST or max(widths) > 200:
        return 0
    edge = max(widths)
    long = [wide for wide in widths if wide > edge / 2]
    near = Counter(wide >= edge - 6 for wide in long)[True]
    return edge if edge >= 40 and near >= share * len(long) and near >= 4 else 0


class _Joined:
    """A paragraph in the making: its text so far and the last source line of it."""

    def __init__(self, raw, tail, first):
        self.raw, self.tail, self.page = raw, tail, first.page
        self.cells, self.code = (), False


def _continues(last, line, edge):
    if line.cells or last.cells or line.code or not line.raw.strip() or not last.raw.strip():
        return False
    tail = getattr(last, "tail", last.raw)
    return width(tail) >= edge - 6 and not END.search(tail) and not START.match(line.raw)


def _plain(line):
    return Line(line.raw, page=line.page) if isinstance(line, _Joined) else line


def _wide(character):
    return bool(character) and ord(character) > 0x2E7F
