"""What a query asks for: its words, what means the same, and how much each piece of it weighs.

A query is cut at known words (the lexicon's) and at phrases that say nothing of the subject; what
is left between them is looked for as it stands, and bigram by bigram.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from interviews.text.normalise import normalise
from interviews.text.stops import STOPS
from interviews.text.tokens import MAX_QUERY, MAX_WORD, proof_of, runs

MAX_FEATURES = 40
MAX_REQUIRED = 8
MAX_NAMED = 12  # words that are named to the reader of a long query
HALF = 0.5
ORDINAL = "第"
NUMBER = re.compile(r"[0-9]小?$")  # of 小时 the second character says nothing by itself
MEASURES = frozenset("次个位件种单通条张项题分秒时天日周月年元块万岁人度小号级")
BESIDE_NUMBER = re.compile(r"(?<=[0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9])")
IDLE = 0.2  # of the rarity of the most telling word
SIMILAR = 0.8  # what a synonym is worth against the word itself
CODE = re.compile(r"([a-z]{2,8})[ -]?([0-9]{3,6})")
PART = re.compile(r"[a-z0-9]+|[^\W_]")


class Piece(NamedTuple):
    """A stretch of a query: `kind` is known, stop or rest."""

    text: str
    kind: str


class Feature(NamedTuple):
    """Something a text may hold: any of `words`, the first as it was asked; and its weight."""

    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Query:
    """An understood query.

    `words` are what was asked for, without stop phrases; `required` are the same with what else
    means it: a full match has a word of each group. What is too much to look for is `left_out`.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    required: tuple[tuple[str, ...], ...] = ()
    features: tuple[Feature, ...] = ()
    code: str = ""
    left_out: tuple[str, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()  # (as typed, as understood)

    @property
    def marks(self):
        """The words to mark where they stand."""
        return list(dict.fromkeys(word for group in self.required for word in group))

    @property
    def others(self):
        """What was looked for beside the words themselves."""
        found = ((group[0], word) for group in self.required for word in group[1:])
        return list(dict.fromkeys(word for asked, word in found if word.replace(" ", "") != asked))

    @property
    def pairs(self):
        """The bigrams that are looked for where a word is not found whole."""
        return [words[0] for words, _ in self.features if len(words[0]) == 2]


def understand(text, lexicon, meant=()):
    """Return the Query that `text` stands for; `meant` holds (typed, understood) replacements."""
    folded = normalise(text[:MAX_QUERY])
    if code := CODE.fullmatch(folded):
        return Query(text=folded, code=f"{code[1]}-{code[2]:0>4}".upper())
    spoken = " ".join(runs(folded))
    for typed, understood in meant:
        spoken = spoken.replace(typed, understood)
    lines = [cut(run, lexicon) for run in phrases(spoken, lexicon)]
    features = _features(lines, spoken, lexicon)
    kept = _heaviest(features, lexicon)
    groups = [(*_spellings(word), *lexicon.others(word)) for word in _asked(lines, lexicon)]
    used = _weightiest(groups, kept, lexicon)
    return Query(
        text=folded,
        words=tuple(group[0] for group in used),
        required=tuple(used),
        features=tuple(kept),
        left_out=tuple(group[0] for group in groups if group not in used)[:MAX_NAMED],
        meant=tuple(meant),
    )


def _heaviest(features, lexicon):
    """The features that tell most; of a long text only what the bank speaks of."""
    if len(features) > MAX_FEATURES:
        features = [f for f in features if lexicon.knows(f.words)] or features
    return sorted(features, key=lambda feature: -feature.weight)[:MAX_FEATURES]


def _weightiest(groups, features, lexicon):
    """The few groups that tell most, in their order, among those that are looked for at all."""
    sought = {word for words, _ in features for word in words}
    kept = [g for g in groups if g[0] in sought or any(piece in sought for piece in proof_of(g[0]))]
    most = sorted(kept, key=lambda g: (not lexicon.knows(g), -lexicon.rarity(*g)))[:MAX_REQUIRED]
    return [group for group in kept if group in most]


def phrases(spoken, lexicon):
    """Split at blanks, save where a known word of several stretches over them."""
    words, found = spoken.split(), []
    while words:
        for n in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[:n])
            if n == 1 or phrase in lexicon.known:
                found.append(phrase)
                del words[:n]
                break
    return found


def cut(run, lexicon):
    """Return the Pieces of a run, cut at the longest known word or stop phrase at each place."""
    if run in lexicon.known:
        return [Piece(run, "known")]
    parts, at, pieces = PART.findall(run), 0, []
    while at < len(parts):
        size, kind = _longest(parts, at, lexicon)
        pieces.append(Piece("".join(parts[at : at + size]), kind))
        at += size
    return _rests_joined(pieces)


def _rests_joined(pieces):
    """Characters that no word is known for stand together, save Latin ones and others."""
    joined = []
    for piece in pieces:
        last = joined[-1] if joined else Piece("", "")
        alike = piece.kind == last.kind == "rest"
        if alike and piece.text.isascii() == last.text.isascii():
            piece = Piece(joined.pop().text + piece.text, "rest")
        joined.append(piece)
    return [Piece(piece.text[:MAX_WORD], piece.kind) for piece in joined]


def _longest(parts, at, lexicon):
    for size in range(min(max(lexicon.longest, 5), len(parts) - at), 0, -1):
        text = "".join(parts[at : at + size])
        if text in lexicon.known:
            return size, "known"
        if text in STOPS:
            return size, "stop"
    return 1, "rest"


def _asked(lines, lexicon):
    """The words that a full match must hold: all that are said when no subject is among them."""
    asked = [word for line in lines for word in _telling(_subjects(line), lexicon)]
    return list(dict.fromkeys(asked or map(_whole, lines)))


def _telling(words, lexicon):
    """Of the words of one sentence those that tell something beside the most telling of them."""
    rarity = {word: lexicon.rarity(word, *lexicon.others(word)) for word in words}
    bar = IDLE * max(rarity.values(), default=0)
    return [word for word in words if rarity[word] >= bar]


def _subjects(line):
    """The known words and the rests of a line; the whole line where a rest is one character."""
    counted = _counted(line)
    found = [p.text for p in counted if p.kind == "known" or p.kind == "rest" and len(p.text) > 1]
    return found or [_whole(line)] * any(piece.kind == "rest" for piece in line)


def _counted(line):
    """A line with each number and what it counts in one Piece: 第77次, 240秒."""
    found = []
    for piece in line:
        last = found[-1] if found else Piece("", "")
        number = piece.kind == "rest" and piece.text.isdigit() and last.text in ORDINAL
        counts = last.kind == "rest" and NUMBER.search(last.text) and piece.kind != "known"
        if last.text and (number or counts and piece.text[0] in MEASURES):
            piece = Piece(found.pop().text + piece.text, "rest")
        found.append(piece)
    return found


def _spellings(word):
    """A word as it was asked and, where a number stands in it, as typesetters space it."""
    return tuple(dict.fromkeys((word, BESIDE_NUMBER.sub(" ", word))))


def _whole(line):
    return "".join(piece.text for piece in line)[:MAX_WORD]


def _features(lines, spoken, lexicon):
    weights = {}

    def add(words, weight):
        weights[words] = max(weight, weights.get(words, 0))

    for line in lines:
        for piece in line:
            if piece.kind == "known":
                words = (piece.text, *lexicon.others(piece.text))
                add(words, lexicon.rarity(*words) * _size(piece.text))
            elif len(piece.text) == 1 or piece.text.isascii():
                factor = 0.02 if piece.kind == "stop" else 0.5 if len(line) > 1 else 1.0
                factor = 1.5 if piece.kind == "rest" and piece.text.isascii() else factor
                add((piece.text,), lexicon.rarity(piece.text) * factor)
        for bigram, factor in _bigrams(line):
            add((bigram,), lexicon.rarity(bigram) * factor)
    for run in spoken.split():
        if 2 < len(run) <= MAX_WORD:
            add((run,), lexicon.rarity(run) * 0.5)
    return [Feature(words, weight) for words, weight in weights.items() if weight > 0]


def _size(word):
    return 1.5 if word.isascii() else 1 + 0.4 * (len(word) - 2) if len(word) > 1 else 0.7


def _bigrams(line):
    """(bigram, how much it counts) for the bigrams of a line of Pieces outside Latin words."""
    chars = [(char, n) for n, piece in enumerate(line) for char in piece.text]
    for (first, left), (second, right) in pairwise(chars):
        if first.isascii() and second.isascii() or " " in (first, second):
            continue
        kinds = {line[left].kind, line[right].kind}
        if left == right:
            factor = {"known": 0.3 if len(line[left].text) > 2 else 0, "rest": 1.0, "stop": 0.05}
            yield first + second, factor[line[left].kind]
        elif "stop" in kinds:
            # A stop of one character may be half of a word: 迟|到.
            short = "rest" in kinds and 1 in (len(line[left].text), len(line[right].text))
            yield first + second, HALF if short else 0.1
        else:
            yield first + second, 0.35
