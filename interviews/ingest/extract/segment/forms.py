"""Documents in which every part has a label: what the unknown ones are, by place and by content."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import mean

from interviews.ingest.extract.document import Line
from interviews.ingest.extract.segment.likeness import likeness

FEWEST = 3
ASKS = 1.5
MOSTLY = 0.75


def form_kinds(
    lines: Sequence[Line],
    opened: Mapping[int, str],
    rests: Mapping[int, str],
    kinds: Mapping[str, str],
    known: Mapping[int, str],
) -> dict[str, str]:
    """{prefix: kind}: the one that asks and is answered, and on cards what stands around it.

    `opened` and `rests` are the prefix and the text behind it, `kinds` what is known of prefixes
    by their words, and `known` the kinds of lines with a label that needs no learning, by line.
    """
    asks = _asking(opened, rests)
    answers = {n for n, kind in known.items() if kind == "answer"}
    answers |= {n for n, prefix in opened.items() if kinds.get(prefix) == "answer"}
    if "question" in {*known.values(), *kinds.values()}:
        found = {}
    else:
        found = dict.fromkeys(_answered(opened, asks, answers), "question")
    if found or "question" in kinds.values():
        found |= _around(lines, opened, asks, {**kinds, **found})
    return found


def _asking(opened: Mapping[int, str], rests: Mapping[int, str]) -> dict[str, float]:
    """How much what stands behind each prefix asks, in the mean."""
    texts: dict[str, list[str]] = defaultdict(list)
    for n, prefix in opened.items():
        texts[prefix].append(rests[n].strip())
    return {
        prefix: mean(map(likeness, found))
        for prefix, found in texts.items()
        if len(found) >= FEWEST and all(found)
    }


def _answered(opened: Mapping[int, str], asks: Mapping[str, float], answers: set[int]) -> list[str]:
    """The prefix that asks, and each time has an answer below it: of several the first."""
    followed: Counter[str] = Counter()
    counts = Counter(opened.values())
    awaiting: dict[str, None] = {}
    for n in sorted({*opened, *answers}):
        prefix = opened.get(n, "")
        if n in answers and asks.get(prefix, 0.0) <= ASKS:
            followed.update(list(awaiting))
            awaiting = {}
        elif asks.get(prefix, 0.0) > ASKS:
            awaiting[prefix] = None
    shares = {p: times / counts[p] for p, times in followed.items()}
    most = max(shares.values(), default=0.0)
    first = next((p for p in opened.values() if shares.get(p) == most), "")
    return [first] if most >= MOSTLY else []


def _around(
    lines: Sequence[Line],
    opened: Mapping[int, str],
    asks: Mapping[str, float],
    kinds: Mapping[str, str],
) -> dict[str, str]:
    """Fields of cards that nothing names: those that ask are probes, the others are looked at."""
    fields = Counter(
        prefix for n, prefix in opened.items() if lines[n].within and not lines[n].heading
    )
    return {
        prefix: "probe" if asks.get(prefix, 0.0) > ASKS else "rubric"
        for prefix, times in fields.items()
        if times >= FEWEST and prefix not in kinds
    }
