"""What words the bank knows: how rare each is, and what else means the same.

Built from a sample of the bank's folded texts, so that it costs the same at any size.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from interviews.text.normalise import normalise
from interviews.text.tokens import pieces, proof_of, runs
from interviews.text.zones import STEM, zones_of


class Lexicon:
    """Rarity and synonyms of words. All words are normalised."""

    def __init__(
        self, texts: Sequence[str], sets: Iterable[Iterable[str]] = (), names: Iterable[str] = ()
    ) -> None:
        self.size = len(texts)
        self.stems = [zones_of(text)[STEM] for text in texts]
        self.counts = Counter[str]()
        for text in texts:
            self.counts.update(pieces(text))
        self._others = _others_by_word(sets)
        self.known = set(self._others).union(*map(_spoken, names)) - {""}
        self.longest = max(map(len, self.known), default=0)

    def others(self, word: str) -> tuple[str, ...]:
        """Return the words that mean the same as `word`, without itself."""
        return self._others.get(word, ())

    def seen(self, word: str) -> int:
        """Return at most how many texts of the sample hold `word`: those with its rarest bigram."""
        return min((self.counts[p] for run in runs(word) for p in proof_of(run)), default=0)

    def knows(self, words: Iterable[str]) -> bool:
        """Whether a text of the sample may hold one of `words`."""
        return any(map(self.seen, words))

    def rarity(self, *words: str) -> float:
        """Return how telling it is that a text holds one of `words`: near 0 when most do."""
        n = min(self.size, max(map(self.seen, words)))
        return math.log(1 + (self.size - n + 0.5) / (n + 0.5))


def _others_by_word(sets: Iterable[Iterable[str]]) -> dict[str, tuple[str, ...]]:
    others: dict[str, tuple[str, ...]] = {}
    for entries in sets:
        words = list(dict.fromkeys(word for entry in entries for word in _spoken(entry)))
        for word in words:
            known = others.get(word, ())
            others[word] = tuple(dict.fromkeys((*known, *(w for w in words if w != word))))
    return others


def _spoken(entry: str) -> tuple[str, ...]:
    """A word as it stands in a query: its runs with one blank between them."""
    word = " ".join(runs(normalise(entry)))
    return (word,) if word else ()
