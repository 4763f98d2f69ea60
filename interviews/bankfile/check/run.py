"""All checks of a bank, in the order in which a curator mends them."""

from collections.abc import Sequence

from interviews.bankfile.check import coverage, language, quality, repetition
from interviews.bankfile.check.finding import Finding
from interviews.bankfile.triple import Triple

CHECKS = (
    quality.codes,
    quality.completeness,
    quality.anchors,
    coverage.distribution,
    coverage.difficulties,
    repetition.near_stems,
    repetition.sentences,
    repetition.phrases,
    repetition.openings,
    language.script,
    language.punctuation,
    language.spellings,
    language.units,
)


def run(triples: Sequence[Triple], topics: coverage.Topics | None = None) -> list[Finding]:
    """Return every Finding about `triples`; `topics` as `coverage.read_topics` gives them."""
    found = [finding for check in CHECKS for finding in check(triples)]
    return found + list(coverage.topics(triples, topics or {}))
