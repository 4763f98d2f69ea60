"""The folded text of a question as search keeps it: one string, its parts told apart.

Zones stand in the order of ZONES with an empty line between them, the entries of a zone a line
each. A match weighs more in some zones than in others.
"""

from collections.abc import Iterable

from interviews.text.normalise import normalise

ZONES = {  # name: weight
    "code": 8.0,
    "stem": 6.0,
    "tags": 3.5,
    "points": 2.5,
    "names": 3.0,
    "analysis": 1.5,
    "answer": 1.0,
    "rubric": 1.0,
    "probes": 1.2,
    "flags": 0.8,
}
STEM = list(ZONES).index("stem")
BETWEEN = "\n\n"


def zoned(**texts: Iterable[str]) -> str:
    """Join lists of texts by zone into one folded string; a zone may be left out."""
    return BETWEEN.join("\n".join(_folded(texts.get(name, ()))) for name in ZONES)


def zones_of(text: str) -> list[str]:
    """Return the folded zones of what `zoned` made, in the order of ZONES."""
    found = text.split(BETWEEN)
    return found + [""] * (len(ZONES) - len(found))


def _folded(entries: Iterable[str]) -> Iterable[str]:
    return filter(None, map(normalise, entries))
