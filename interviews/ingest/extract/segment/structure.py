"""Headings between questions: structure, whatever their words, and never part of an answer."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from interviews.ingest.extract.segment.candidates import Start
from interviews.ingest.extract.segment.heads import Head
from interviews.ingest.extract.segment.likeness import likeness
from interviews.ingest.extract.segment.outline import Outline, take_heads

SENTENCE_END = re.compile(r"[。！？!?；;，,：:.]\s{0,4}$")
BARE = 6
LONGEST_BOLD = 20
OWN_WORDS = 2  # a heading met more often names a part of each question


def with_structure(view: Outline, decided: Sequence[tuple[Start, float]]) -> None:
    """Take the headings that the chosen questions leave over for heads of sections."""
    repeated = Counter(view.lines[n].text.strip() for n in _headings(view, range(len(view))))
    stops = [*(start.line for start, _ in decided), len(view)][1:]
    found = dict(view.heads)
    for n in _headings(view, range(1, decided[0][0].line if decided else 0)):
        found.setdefault(n, _head(view.lines[n].text))
    for (start, _), stop in zip(decided, stops, strict=True):
        for n in _headings(view, range(start.line + 1, stop)):
            title = view.lines[n].text.strip()
            if repeated[title] < OWN_WORDS and _is_over(view, start.line, n):
                found.setdefault(n, _head(title))
        last = stop - 1
        if stop < len(view) and last > start.line + 1 and _is_bold_title(view, start.line, last):
            found.setdefault(last, _head(view.lines[last].text))
    take_heads(view, found)


def _headings(view: Outline, places: Iterable[int]) -> Iterator[int]:
    for n in places:
        if view.lines[n].heading and not view.lines[n].code and not view.pieces[n][0].kind:
            yield n


def _is_over(view: Outline, start: int, n: int) -> bool:
    """Whether heading `n` is no deeper than the question at `start`, nor its stem."""
    if n == start + 1 and len(view.markers[start].text) <= BARE:
        return False
    level = view.lines[start].heading
    return not level or view.lines[n].heading <= level


def _is_bold_title(view: Outline, start: int, n: int) -> bool:
    line, first = view.lines[n], view.pieces[n][0]
    text = line.text.strip(" *_")
    if not line.bold or line.heading or first.kind or view.lines[start].bold or view.options[n]:
        return False
    short = 1 < len(text) <= LONGEST_BOLD and not SENTENCE_END.search(text)
    return short and not view.markers[n].style and likeness(text) < 1.0


def _head(title: str) -> Head:
    return Head(0.1, title.strip(" *#_"), None, None, False)
