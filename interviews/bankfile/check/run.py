"""All checks of a bank, in the order in which a curator mends them."""

from collections.abc import Mapping, Sequence

from interviews.bankfile.check import coverage, language, quality, repetition
from interviews.bankfile.check.finding import Finding
from interviews.bankfile.triple import Triple
from interviews.bankfile.vocabulary import ROLES

EACH = (quality.codes, quality.completeness, quality.anchors)
BANK = (
    repetition.near_stems,
    repetition.sentences,
    repetition.phrases,
    repetition.openings,
    language.script,
    language.punctuation,
    language.spellings,
    language.units,
)


def run(
    triples: Sequence[Triple],
    topics: coverage.Topics | None = None,
    roles: Sequence[str] = ROLES,
    needed: Mapping[str, int] = coverage.MINIMUM,
) -> dict[str, list[Finding]]:
    """Return every Finding about `triples`, by the name of its check.

    `topics` are as `coverage.read_topics` gives them; `roles` have what is `needed` a category.
    """
    found = {check.__name__: list(check(triples)) for check in EACH}
    found["distribution"] = list(coverage.distribution(triples, roles, needed))
    found["difficulties"] = list(coverage.difficulties(triples, roles))
    found |= {check.__name__: list(check(triples)) for check in BANK}
    return found | {"topics": list(coverage.topics(triples, topics or {}))}
