"""Sample answers: one at each level under the model answer, marked by the bank itself."""

from collections.abc import Iterable, Iterator

from interviews.bankfile.triple import Criterion, Sample, Triple
from interviews.text.message import N_, Message

HIGHEST = 5
LENGTH = (80, 250)  # characters of an answer
WHY = (10, 100)
NAMES = {"adequate": N_("Adequate"), "poor": N_("Poor")}  # what each level is called
LEVELS = tuple(NAMES)

UNMARKED = N_("%(level)s: each line of the rubric needs a mark from 1 to 5.")
TOO_LONG = N_(
    "%(level)s: the answer has %(count)d characters; %(lowest)d to %(highest)d are needed."
)
WHY_LENGTH = N_(
    "%(level)s: the reason has %(count)d characters; %(lowest)d to %(highest)d are needed."
)
NOT_ABOVE = N_("The poor sample has to have fewer points than the adequate one.")
NOT_BELOW = N_("The adequate sample has to have fewer points than the question.")
NONE_YET = N_("No samples yet: an adequate and a poor answer make the anchors heard.")
ONE_YET = N_("%(level)s: there is no sample yet.")


def tidied(samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """Return the samples that say anything, the better first; marks that are all 0 are none."""
    found = {one.level: one for one in samples if one.answer or one.why or any(one.marks)}
    return tuple(
        Sample(one.level, one.answer, one.marks if any(one.marks) else (), one.why)
        for level in LEVELS
        if (one := found.get(level))
    )


def marked(triple: Triple, sample: Sample) -> list[tuple[Criterion, int]]:
    """Return each line of the rubric with the bank's mark for it, 0 where there is none."""
    lines = triple.rubric
    marks = sample.marks if len(sample.marks) == len(lines) else (0,) * len(lines)
    return list(zip(lines, marks, strict=True))


def total(triple: Triple, sample: Sample) -> int:
    """Return the points of the sample, five times as many, so that they are whole."""
    return sum(line.weight * mark for line, mark in marked(triple, sample))


def problems(triple: Triple) -> Iterator[Message]:
    """What the samples of a question that is to be published are short of."""
    fit = [len(one.marks) == len(triple.rubric) and all(one.marks) for one in triple.samples]
    for sample, is_marked in zip(triple.samples, fit, strict=True):
        level = Message(NAMES[sample.level])
        for text, length, (lowest, highest) in (
            (TOO_LONG, _count(sample.answer), LENGTH),
            (WHY_LENGTH, _count(sample.why), WHY),
        ):
            if not lowest <= length <= highest:
                counts = {"count": length, "lowest": lowest, "highest": highest}
                yield Message(text, {"level": level} | counts)
        if not is_marked:
            yield Message(UNMARKED, {"level": level})
    if triple.samples and all(fit):
        yield from _order(triple)


def hints(triple: Triple) -> Iterator[Message]:
    """What a question may be published without, and is better with."""
    heard = [one.level for one in triple.samples]
    if not heard:
        yield Message(NONE_YET)
        return
    for level in LEVELS:
        if level not in heard:
            yield Message(ONE_YET, {"level": Message(NAMES[level])})


def _order(triple: Triple) -> Iterator[Message]:
    points = {one.level: total(triple, one) for one in triple.samples}
    most = HIGHEST * sum(line.weight for line in triple.rubric)
    if points.get("poor", -1) >= points.get("adequate", most):
        yield Message(NOT_ABOVE)
    if points.get("adequate", -1) >= most:
        yield Message(NOT_BELOW)


def _count(text: str) -> int:
    return len(text.replace("\n", ""))
