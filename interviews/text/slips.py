"""What a word that nothing holds was meant to be: typed as pinyin, or with one wrong character."""

import re
from collections import Counter, defaultdict
from functools import cache, cached_property

from interviews.text.tokens import runs

SIZES = (2, 3, 4, 5)  # characters of the words that are learnt from stems
INITIALS = (2, 4)  # fewest and most letters that are read as initials
COMMON = 0.12  # share of the texts
LATIN = re.compile(r"[a-z]{2,24}")
HAN = re.compile(r"[\u3400-\u9fff]{2,6}")


class Speller:
    """Knows the words of a Lexicon, and those of its stems, by sound and by shape."""

    def __init__(self, lexicon):
        self.lexicon = lexicon

    def meant(self, word):
        """Return the word of the bank that `word` most likely stands for, or ""."""
        if LATIN.fullmatch(word):
            return self._singular(word) or self._by_sound(word)
        return self._by_shape(word) if HAN.fullmatch(word) else ""

    @cached_property
    def _words(self):
        """{word: how likely it is meant}: known words of the trade before mere strings."""
        found = Counter()
        for stem in self.lexicon.stems:
            for run in runs(stem):
                for size in SIZES:
                    found.update({run[at : at + size] for at in range(len(run) - size + 1)})
        kept = {word: n for word, n in found.items() if HAN.fullmatch(word)}
        for word in self.lexicon.known:
            if HAN.fullmatch(word) and self.lexicon.seen(word):
                kept[word] = 1000 + self.lexicon.seen(word)
        return kept

    @cached_property
    def _sounds(self):
        """{pinyin: the likeliest word of that sound}."""
        return _likeliest(self._words, lambda word: ("".join(map(sound, word)),))

    @cached_property
    def _initials(self):
        words = {word: n for word, n in self._words.items() if n > 1000}
        return _likeliest(words, lambda word: ("".join(sound(char)[:1] for char in word),))

    @cached_property
    def _shapes(self):
        """{word with a gap: the likeliest word that fills it}."""
        return _likeliest(self._words, _gapped)

    def _singular(self, word):
        """The known English word of which `word` is the plural."""
        one = word.removesuffix("s")
        return one if one != word and one in self.lexicon.known else ""

    def _by_sound(self, word):
        if INITIALS[0] <= len(word) <= INITIALS[1] and word in self._initials:
            return self._initials[word]
        return self._split_by_sound(word)

    def _split_by_sound(self, word):
        """The fewest words whose sounds together are `word`."""
        best = [(0, "")] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(end):
                part = self._sounds.get(word[start:end])
                if part and best[start] is not None:
                    tried = (best[start][0] + 1, f"{best[start][1]} {part}".strip())
                    best[end] = min(filter(None, (best[end], tried)))
        return best[-1][1] if best[-1] else ""

    def _by_shape(self, word):
        alike = [self._shapes[gap] for gap in _gapped(word) if gap in self._shapes]
        same = self._sounds.get("".join(map(sound, word)))
        likely = [found for found in alike if len(word) > 2 or self._is_common(found)]
        return same or max(likely, key=lambda found: self._words[found], default="")

    def _is_common(self, word):
        """Whether half of a word is enough to tell it by: only where the bank is full of it."""
        return self.lexicon.seen(word) > COMMON * self.lexicon.size


@cache
def sound(char):
    """The pinyin of a character without tones, or the character itself."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(char)[0]


def _gapped(word):
    return [f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word))]


def _likeliest(words, keys):
    found = defaultdict(lambda: ("", 0))
    for word, n in words.items():
        for key in keys(word):
            found[key] = max(found[key], (word, n), key=lambda pair: pair[1])
    return {key: word for key, (word, _) in found.items()}
