"""Pairs of stems that are the same question in other words."""

import re
from collections import Counter

LETTERS = re.compile(r"[\W_]+")
SAME = 0.90
FEWEST_LETTERS = 6
MOST_CANDIDATES = 8
RAREST = 16
MOST_SHARING = 30


def alike(stems):
    """Pairs (later, earlier) of stems at least 90 % the same, by shared 3-grams then ratio."""
    from rapidfuzz import fuzz

    folded = [LETTERS.sub("", stem).lower() for stem in stems]
    index, pairs = {}, []
    for n, text in enumerate(folded):
        if len(text) < FEWEST_LETTERS:
            continue
        grams = {text[k : k + 3] for k in range(len(text) - 2)}
        rare = sorted(grams, key=lambda gram: len(index.get(gram, ())))[:RAREST]
        near = Counter(m for gram in rare for m in index.get(gram, ())[:MOST_SHARING])
        for other, shared in near.most_common(MOST_CANDIDATES):
            if shared * 4 >= len(rare) and fuzz.ratio(text, folded[other]) >= SAME * 100:
                pairs.append((n, other))
                break
        for gram in grams:
            index.setdefault(gram, []).append(n)
    return pairs
