"""Each triple by itself: complete, with anchors that tell the levels apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from interviews.bankfile.check.finding import Finding, finding
from interviews.bankfile.complete import ANCHORS, problems
from interviews.bankfile.triple import Triple
from interviews.text.message import N_
from interviews.text.normalise import letters


def codes(triples: Sequence[Triple]) -> Iterator[Finding]:
    """Every code is used once, in whatever files the questions stand."""
    for code, count in Counter(triple.code for triple in triples).items():
        if count > 1:
            yield finding("codes", (code,), N_("This code is used %(count)d times."), count=count)


def completeness(triples: Sequence[Triple]) -> Iterator[Finding]:
    for triple in triples:
        for gap in problems(triple):
            yield Finding(f"complete.{gap.field}", (triple.code,), gap.message)


def anchors(triples: Sequence[Triple]) -> Iterator[Finding]:
    """Every anchor is written once in the whole bank, whatever its punctuation."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for triple in triples:
        for criterion in triple.rubric:
            for name in ANCHORS:
                text = getattr(criterion, name)
                places[letters(text)].append((triple.code, text))
    for found in places.values():
        if len(found) > 1:
            codes = dict.fromkeys(code for code, _ in found)
            text = N_("This anchor is used %(count)d times: %(anchor)s")
            yield finding("anchors", codes, text, count=len(found), anchor=found[0][1])
