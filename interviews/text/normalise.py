"""One folding for search and comparison, and the cleaning of text that is stored."""

import unicodedata
from functools import cache

NEWLINES = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
ALSO_SIMPLIFIED = {"著": "着"}  # OpenCC keeps 著, which is right in 著名 but not in 試著


def normalise(text):
    """Fold what readers take for the same: width, case, script, accents, white space.

    Every character folds by itself, so every piece of `text` folds to a piece of the result
    (NFKC would compose across characters: accents are dropped instead).
    """
    return " ".join(text.translate(FOLDED).split())


def letters(text):
    """Return only the letters and digits of the normalised `text`."""
    return "".join(filter(str.isalnum, normalise(text)))


def clean(text):
    """Return `text` as it may be stored: NFC, LF, no control characters, no trailing blanks."""
    for newline in NEWLINES:
        text = text.replace(newline, "\n")
    kept = unicodedata.normalize("NFC", text.translate(STORED))
    return "\n".join(line.rstrip() for line in kept.split("\n")).rstrip()


def simplify(text):
    """Return `text` in Simplified script, by words and not only by characters."""
    return converter().convert(text)


class _Folded(dict):
    """Code point -> folded text, worked out when it is first met."""

    def __missing__(self, code):
        folded = self[code] = _fold(chr(code))
        return folded


class _Stored(dict):
    """Code point -> the character that may be stored for it, or nothing."""

    def __missing__(self, code):
        char = chr(code)
        self[code] = kept = "" if _is_unstorable(char) else char
        return kept


FOLDED = _Folded()
STORED = _Stored({ord("\n"): "\n", ord("\t"): " "})


def _fold(char):
    """Return `char` folded until folding it again changes nothing."""
    folded = "".join(_simplified(_visible(part)) for part in _decomposed(char))
    return folded if folded == char else "".join(_fold(part) for part in folded)


def _decomposed(char):
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())


def _visible(char):
    if char.isspace():
        return " "
    ignorable = unicodedata.category(char) in {"Cc", "Cf", "Cs"} or "\ufe00" <= char <= "\ufe0f"
    return "" if ignorable or unicodedata.combining(char) else char


def _simplified(char):
    if char < "\u2e80":
        return char
    return ALSO_SIMPLIFIED.get(char) or converter().convert(char)


@cache
def converter():
    """Return OpenCC from Traditional to Simplified; loading it takes a while, so there is one."""
    from opencc import OpenCC

    return OpenCC("t2s")


def _is_unstorable(char):
    return unicodedata.category(char) in {"Cc", "Cs"} or char in "\ufeff\ufffe\uffff"
