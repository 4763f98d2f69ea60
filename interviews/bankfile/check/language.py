"""One language throughout: script, punctuation, spellings, units."""

import re
from collections.abc import Iterator, Sequence

from interviews.bankfile.check.finding import Finding, finding
from interviews.bankfile.check.prose import prose
from interviews.bankfile.check.words import AMOUNT, SPELLINGS
from interviews.bankfile.triple import Triple
from interviews.text.message import N_
from interviews.text.normalise import simplify

HAN = r"[\u3400-\u9fff]"
HALF_WIDTH = re.compile(rf"{HAN}\s*[,;:?!()]|[,;:?!()]\s*{HAN}|{HAN}\.(?![0-9])|\"|{HAN}'|'{HAN}")
FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]")
AROUND = 6


def script(triples: Sequence[Triple]) -> Iterator[Finding]:
    """Every text is in Simplified script."""
    for code, field, text in _texts(triples):
        pairs = zip(text, simplify(text), strict=False)
        wrong = dict.fromkeys(old for old, new in pairs if old != new)
        if wrong:
            message = N_("%(field)s has Traditional characters: %(found)s")
            yield finding("script", (code,), message, field=field, found="".join(wrong))


def punctuation(triples: Sequence[Triple]) -> Iterator[Finding]:
    """Chinese has full-width punctuation, Latin letters and digits are not full-width."""
    for code, field, text in _texts(triples):
        for pattern in (HALF_WIDTH, FULL_WIDTH):
            for hit in pattern.finditer(text):
                message = N_("%(field)s has marks of the wrong width: %(found)s")
                found = text[max(0, hit.start() - AROUND) : hit.end() + AROUND]
                yield finding("punctuation", (code,), message, field=field, found=found)


def spellings(triples: Sequence[Triple]) -> Iterator[Finding]:
    """Terms are spelled one way."""
    for code, field, text in _texts(triples):
        for wrong, right in SPELLINGS.items():
            if wrong in text:
                message = N_("%(field)s says %(wrong)s: write %(right)s.")
                yield finding("spellings", (code,), message, field=field, wrong=wrong, right=right)


def units(triples: Sequence[Triple]) -> Iterator[Finding]:
    """Sums and spans of time have units."""
    for code, field, text in _texts(triples):
        for hit in AMOUNT.finditer(text):
            message = N_("%(field)s has a figure without a unit: %(found)s")
            yield finding("units", (code,), message, field=field, found=hit.group())


def _texts(triples: Sequence[Triple]) -> Iterator[tuple[str, str, str]]:
    for triple in triples:
        for field, text in prose(triple):
            yield triple.code, field, text
