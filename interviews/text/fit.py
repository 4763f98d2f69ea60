"""How well a text fits a query: BM25F over the query's features and the text's zones."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from interviews.text.query import SIMILAR, Query
from interviews.text.zones import ZONES, zones_of

SATURATION = 2.5
MOST = 4  # occurrences that count in one zone
WEIGHTS = tuple(ZONES.values())
ROOTS = tuple(map(math.sqrt, range(MOST + 1)))
NAMES = list(ZONES).index("names")
NAMED = 10.0  # what it adds when the word is the whole name of a facet


class Fit(NamedTuple):
    """`score` orders texts; `share` of the query's weight is in the text; `full` if all words."""

    full: bool
    score: float
    share: float


def fit(query: Query, text: str) -> Fit:
    """Return the Fit of a zoned text to a Query."""
    zones, score, share = zones_of(text), 0.0, 0.0
    total = sum(feature.weight for feature in query.features) or 1.0
    for words, weight in query.features:
        best = 0.0
        for place, word in enumerate(words):
            if word in text:
                worth = 1.0 if not place else SIMILAR
                best = max(best, worth * _in_zones(word, zones))
        score += weight * best
        share += weight * bool(best)
    held = [any(_held(word, text) for word in group) for group in query.required]
    full = bool(held) and (all(held) or query.text in text)
    return Fit(full, score / total, share / total)


def places(words: Sequence[str], text: str) -> list[str]:
    """Return the names of the zones of a zoned text that hold one of `words`."""
    zones = zip(ZONES, zones_of(text), strict=False)
    return [name for name, zone in zones if any(_count(word, zone) for word in words)]


def _held(word: str, text: str) -> bool:
    """Whether `word` stands in `text`; a single Latin letter or digit only by itself."""
    return bool(_count(word, text)) if len(word) == 1 else word in text


def _in_zones(word: str, zones: Sequence[str]) -> float:
    found = 0.0
    for weight, zone in zip(WEIGHTS, zones, strict=False):
        if word in zone:
            found += weight * ROOTS[min(MOST, _count(word, zone))]
    if word in zones[NAMES] and word in zones[NAMES].split("\n"):
        found += NAMED
    return found / (found + SATURATION)


def _count(word: str, text: str) -> int:
    """How often `word` stands in `text`; a Latin word only where no Latin letter touches it."""
    if not word.isascii():
        return text.count(word)
    return len(_whole(word).findall(text)) if word in text else 0


@lru_cache(maxsize=4096)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])")
