"""Where the words of a query stand in a text, for marks."""

import html
import re
from collections.abc import Iterable, Sequence

from interviews.text.normalise import FOLDED, normalise

TAG = re.compile(r"(<[^>]*>)")


def highlight(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """Split `text` in (piece, marked) pairs, marked where a word occurs in its folded form."""
    return _split(text, _spans(text, words))


def highlight_html(safe: str, words: Sequence[str]) -> str:
    """Return `safe` HTML with <mark> around every word within a stretch of its text."""
    if not words:
        return safe
    return "".join(
        piece if piece.startswith("<") else _marked(piece, words) for piece in TAG.split(safe)
    )


def _marked(escaped: str, words: Sequence[str]) -> str:
    pieces = highlight(html.unescape(escaped), words)
    shown = ((html.escape(text), hit) for text, hit in pieces)
    return "".join(f"<mark>{text}</mark>" if hit else text for text, hit in shown)


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return the joined, ordered (start, end) of every hit in `text`."""
    folded, origins = _fold_with_origins(text)
    spans = []
    for word in filter(None, map(normalise, words)):
        for hit in re.finditer(re.escape(word), folded):
            spans.append((origins[hit.start()], _end(text, origins[hit.end() - 1])))
    return _joined(spans)


def _fold_with_origins(text: str) -> tuple[str, Sequence[int]]:
    """Return the normalised text, and for each of its characters where it came from."""
    folded = [FOLDED[ord(char)] for char in text]
    whole = "".join(folded)
    if "  " not in whole and all(len(part) == 1 for part in folded):
        return whole, range(len(text))
    pairs = [(part, at) for at, char in enumerate(folded) for part in char]
    previous = ["", *(part for part, _ in pairs)]
    kept = [
        pair
        for pair, before in zip(pairs, previous, strict=False)
        if (pair[0], before) != (" ", " ")
    ]
    return "".join(part for part, _ in kept), [at for _, at in kept]


def _end(text: str, last: int) -> int:
    """Return where a hit ends whose last character is at `last`: after what folds to nothing."""
    end = last + 1
    while end < len(text) and not FOLDED[ord(text[end])]:
        end += 1
    return end


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _split(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]
