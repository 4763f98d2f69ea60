"""Search tokens: text and query -> words that any full-text index can hold.

The tokens of a text are the distinct single characters and bigrams of its runs of letters and
digits, written in ASCII so that no parser splits, folds or drops them. Those of a stem are indexed
a second time with STEM before them, so that the questions that ask about a word are found first.
"""

import re
from functools import cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

from interviews.text.normalise import normalise

MAX_QUERY = 2_000
MAX_WORDS = 8
MAX_WORD = 40

STEM = "s"  # tokens are 4 or 8 long, so those with one more letter are never mistaken for others
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
RUN = re.compile(r"[^\W_]+")
FIRST_LETTER = 10 * 36**3  # added to a code point, so that its first digit is a letter


class Term(NamedTuple):
    """A word of a query, and how to find the texts that hold it.

    A text that holds `word` (normalised) has all `tokens`. When `exact`, a text that has them
    holds the word; otherwise look for the word in the normalised text.
    """

    word: str
    tokens: tuple[str, ...]
    exact: bool


def index_tokens(text: str) -> list[str]:
    """Return the sorted distinct tokens of `text`: ASCII letters and digits, 4 or 8 long.

    Join fields with a line break, so that no word stretches over two of them.
    """
    found: set[str] = set()
    for run in runs(normalise(text)):
        codes = [_code(char) for char in run]
        found.update(codes)
        found.update(map(add, codes, codes[1:]))
    return sorted(found)


def pieces(normalised: str) -> set[str]:
    """Return the distinct characters and bigrams of a normalised text."""
    found: set[str] = set()
    for run in runs(normalised):
        found.update(run)
        found.update(first + second for first, second in pairwise(run))
    return found


def query_terms(query: str) -> list[Term]:
    """Return a Term for each of the first distinct words of `query`, whatever it holds.

    What is neither letter nor digit separates words; a query of nothing else is taken literally.
    """
    text = normalise(query[:MAX_QUERY])
    words = (word[:MAX_WORD] for word in runs(text) or text.split())
    return [term_of(word) for word in list(dict.fromkeys(words))[:MAX_WORDS]]


def term_of(word: str) -> Term:
    """Return the Term of one normalised word."""
    proof = {piece for run in runs(word) for piece in proof_of(run)}
    tokens = sorted(map(encoded, proof), key=lambda token: (-len(token), token))
    return Term(word, tuple(tokens), exact=runs(word) == [word] and len(word) <= 2)


def proof_of(run: str) -> set[str]:
    """Return the fewest characters or bigrams that every text with `run` has."""
    return {first + second for first, second in pairwise(run)} or {run}


def runs(normalised: str) -> list[str]:
    """Return the runs of letters and digits of a normalised text."""
    return RUN.findall(normalised)


def encoded(piece: str) -> str:
    """Return the token of a character or bigram."""
    return "".join(map(_code, piece))


@cache
def _code(char: str) -> str:
    """Return four ASCII letters and digits for `char`, a letter first."""
    number, code = ord(char) + FIRST_LETTER, ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        code = DIGITS[digit] + code
    return code
