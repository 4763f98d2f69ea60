"""Search tokens: text and query -> words that any full-text index can hold.

The tokens of a text are the distinct single characters and bigrams of its runs of letters and
digits, written in ASCII so that no parser splits, folds or drops them.
"""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from interviews.text.normalise import normalise

MAX_QUERY = 2_000
MAX_WORDS = 8
MAX_WORD = 40

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
FIRST_LETTER = 10 * 36**3  # added to a code point, so that its first digit is a letter


class Term(NamedTuple):
    """A word of a query, and how to find the texts that hold it.

    A text that holds `word` (normalised) has all `tokens`. When `exact`, a text that has them
    holds the word; otherwise look for the word in the normalised text.
    """

    word: str
    tokens: tuple[str, ...]
    exact: bool


def index_tokens(text):
    """Return the sorted distinct tokens of `text`: ASCII letters and digits, 4 or 8 long.

    Join fields with a line break, so that no word stretches over two of them.
    """
    found = set()
    for run in _runs(normalise(text)):
        found.update(run)
        found.update(first + second for first, second in pairwise(run))
    return sorted(_encoded(piece) for piece in found)


def query_terms(query):
    """Return a Term for each of the first distinct words of `query`, whatever it holds."""
    words = (word[:MAX_WORD] for word in normalise(query[:MAX_QUERY]).split())
    return [_term(word) for word in list(dict.fromkeys(words))[:MAX_WORDS]]


def _term(word):
    runs = _runs(word)
    pieces = {piece for run in runs for piece in _proof(run)}
    tokens = sorted(map(_encoded, pieces), key=lambda token: (-len(token), token))
    return Term(word, tuple(tokens), exact=runs == [word] and len(word) <= 2)


def _proof(run):
    """Return the fewest tokens that every text with `run` has."""
    return {first + second for first, second in pairwise(run)} or {run}


def _runs(normalised):
    return "".join(char if char.isalnum() else " " for char in normalised).split()


def _encoded(piece):
    return "".join(map(_code, piece))


@cache
def _code(char):
    """Return four ASCII letters and digits for `char`, a letter first."""
    number, code = ord(char) + FIRST_LETTER, ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        code = DIGITS[digit] + code
    return code
