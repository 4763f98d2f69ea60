"""Nothing is said twice: stems, sentences, phrases of answers, and how answers open."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from interviews.bankfile.check.finding import Finding, finding
from interviews.bankfile.check.prose import prose
from interviews.bankfile.check.words import MAY_REPEAT
from interviews.bankfile.triple import Triple
from interviews.text.markdown import plain
from interviews.text.message import N_
from interviews.text.similarity import LIKELY, Index

SENTENCE_END = re.compile(r"[。！？；\n]")
SENTENCE = 15
PHRASE = 10
OPENING = 6
OPENING_SHARE = 0.05
Codes = dict[str, None]  # each once, in the order in which they came


def near_stems(triples: Sequence[Triple]) -> Iterator[Finding]:
    index: Index[str] = Index()
    for triple in triples:
        index.add(triple.code, triple.stem)
    for first, second, ratio in index.pairs(LIKELY):
        text = N_("The questions are %(percent)d%% alike.")
        yield finding("near_stems", (first, second), text, percent=round(ratio * 100))


def sentences(triples: Sequence[Triple]) -> Iterator[Finding]:
    """No sentence of 15 characters or more stands in two questions."""
    places: dict[str, Codes] = defaultdict(dict)
    for triple in triples:
        for _, text in prose(triple):
            for sentence in filter(_is_long, SENTENCE_END.split(text)):
                places[sentence.strip()][triple.code] = None
    for sentence, codes in places.items():
        if len(codes) > 1:
            text = N_("This sentence is repeated: %(sentence)s")
            yield finding("sentences", codes, text, sentence=sentence)


def phrases(triples: Sequence[Triple]) -> Iterator[Finding]:
    """No run of 10 characters or more, apart from terms and names, stands in two answers."""
    runs = {triple.code: _runs(triple.answer) for triple in triples}
    places: dict[str, Codes] = defaultdict(dict)
    for code, pieces in runs.items():
        for piece in pieces:
            for at in range(len(piece) - PHRASE + 1):
                places[piece[at : at + PHRASE]][code] = None
    found: dict[str, Codes] = {}
    for piece in (piece for pieces in runs.values() for piece in pieces):
        found |= _shared(piece, places)
    for phrase, codes in found.items():
        yield finding("phrases", codes, N_("This phrase is repeated: %(phrase)s"), phrase=phrase)


def openings(triples: Sequence[Triple]) -> Iterator[Finding]:
    """No more than 5 % of the answers open with the same 6 characters."""
    codes: dict[str, list[str]] = defaultdict(list)
    for triple in triples:
        opening = "".join(filter(str.isalnum, plain(triple.answer)))[:OPENING]
        codes[opening].append(triple.code)
    allowed = max(1, int(len(triples) * OPENING_SHARE))
    for opening, found in Counter({key: len(value) for key, value in codes.items()}).most_common():
        if found > allowed:
            text = N_("%(count)d answers open with %(opening)s, %(allowed)d may.")
            params = {"count": found, "opening": opening, "allowed": allowed}
            yield finding("openings", codes[opening], text, **params)


def _is_long(sentence: str) -> bool:
    return len(sentence.strip()) >= SENTENCE


def _runs(answer: str) -> list[str]:
    """Return the text of `answer` without blanks, cut where a term stands that may repeat."""
    text = "".join(plain(answer).split())
    return MAY_REPEAT.split(text)


def _shared(piece: str, places: Mapping[str, Codes]) -> dict[str, Codes]:
    """Return {phrase: codes} of the longest stretches of `piece` whose windows are shared."""
    found: dict[str, Codes] = {}
    start: int | None = None
    codes: Codes = {}
    for at in range(len(piece) - PHRASE + 2):
        window = places.get(piece[at : at + PHRASE], {}) if at <= len(piece) - PHRASE else {}
        if len(window) > 1:
            start, codes = at if start is None else start, codes | window
        elif start is not None:
            found[piece[start : at + PHRASE - 1]] = codes
            start, codes = None, {}
    return found
