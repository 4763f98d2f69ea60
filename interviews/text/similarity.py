"""Near-duplicates: how alike two questions are, and which of many are like a given one."""

from array import array
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from interviews.text.normalise import letters

LIKELY = 0.76
SAME = 0.90

GRAM = 3
MAX_POSTINGS = 20_000  # looked at for one question, rarest grams first
MAX_CANDIDATES = 500  # compared in full, those that share most grams

K = TypeVar("K", bound=Hashable)


class Match(NamedTuple, Generic[K]):
    key: K
    ratio: float


class Pair(NamedTuple, Generic[K]):
    first: K
    second: K
    ratio: float


def ratio(a: str, b: str) -> float:
    """Return how alike the letters and digits of two texts are, 0 to 1."""
    return fuzz.ratio(letters(a), letters(b)) / 100


class Index(Generic[K]):
    """Questions by their 3-grams, for some 100,000 questions in memory.

    A key is anything hashable; adding a known key replaces its text.
    """

    def __init__(self) -> None:
        self._slots: dict[K, int] = {}  # key -> slot
        self._keys: dict[int, K] = {}  # slot -> key
        self._texts: list[str] = []  # slot -> skeleton
        self._free: list[int] = []  # slots to use again
        self._postings: dict[int, array[int]] = {}  # gram -> array of slots

    def __len__(self) -> int:
        return len(self._slots)

    def add(self, key: K, text: str) -> None:
        self.remove(key)
        slot = self._take_slot()
        self._slots[key] = slot
        self._keys[slot], self._texts[slot] = key, letters(text)
        for gram in _grams(self._texts[slot]):
            self._postings.setdefault(gram, array("I")).append(slot)

    def remove(self, key: K) -> None:
        """Forget `key`; an unknown one is no error."""
        slot = self._slots.pop(key, None)
        if slot is None:
            return
        for gram in _grams(self._texts[slot]):
            self._postings[gram].remove(slot)
            if not self._postings[gram]:
                del self._postings[gram]
        del self._keys[slot]
        self._texts[slot] = ""
        self._free.append(slot)

    def nearest(self, text: str, limit: int = 5, at_least: float = LIKELY) -> list[Match[K]]:
        """Return up to `limit` Matches with at least that ratio, the most alike first."""
        return [Match(self._keys[slot], r) for slot, r in self._near(text, limit, at_least)]

    def pairs(self, at_least: float = LIKELY) -> Iterator[Pair[K]]:
        """Yield every Pair of questions with at least that ratio, once."""
        for key, slot in self._slots.items():
            for other, found in self._near(self._texts[slot], MAX_CANDIDATES, at_least):
                if other > slot:
                    yield Pair(key, self._keys[other], found)

    def _near(self, text: str, limit: int, at_least: float) -> list[tuple[int, float]]:
        skeleton = letters(text)
        texts = {slot: self._texts[slot] for slot in self._candidates(skeleton)}
        cutoff = at_least * 100
        hits = process.extract(skeleton, texts, scorer=fuzz.ratio, limit=limit, score_cutoff=cutoff)
        return [(slot, score / 100) for _, score, slot in hits]

    def _candidates(self, skeleton: str) -> list[int]:
        """Return the slots that share most grams, counting over the rarest grams."""
        found = (self._postings.get(gram) for gram in _grams(skeleton))
        votes: Counter[int] = Counter()
        seen = 0
        for postings in sorted(filter(None, found), key=len):
            seen += len(postings)
            if seen > MAX_POSTINGS and votes:
                break
            votes.update(postings)
        return [slot for slot, _ in votes.most_common(MAX_CANDIDATES)]

    def _take_slot(self) -> int:
        if self._free:
            return self._free.pop()
        self._texts.append("")
        return len(self._texts) - 1


def _grams(skeleton: str) -> set[int]:
    """Return the distinct 3-grams of `skeleton` as numbers; a shorter one is its own gram."""
    pieces = {skeleton[at : at + GRAM] for at in range(max(1, len(skeleton) - GRAM + 1))}
    return {_packed(piece) for piece in pieces if piece}


def _packed(piece: str) -> int:
    number = 0
    for char in piece:
        number = number << 21 | ord(char)
    return number
