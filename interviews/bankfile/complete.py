"""What a triple is short of before it may be published."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from interviews.bankfile import basis, samples
from interviews.bankfile.triple import Triple
from interviews.text.markdown import plain
from interviews.text.message import N_, Message

LENGTHS = {"stem": (15, 120), "answer": (200, 600), "analysis": (40, 150)}
COUNTS = {
    "competencies": (1, 3),
    "tags": (2, 5),
    "key_points": (3, 5),
    "rubric": (3, 5),
    "probes": (2, 4),
    "red_flags": (1, 3),
}
RANGES = {"difficulty": (1, 5), "minutes": (2, 6)}
ANCHORS = ("excellent", "adequate", "poor")


class Gap(NamedTuple):
    """A field of a triple, and what it is short of."""

    field: str
    message: Message


class Size(NamedTuple):
    """How long a text is, or how many entries a list has, and how many it should."""

    field: str
    length: int
    lowest: int
    highest: int

    @property
    def fits(self) -> bool:
        return self.lowest <= self.length <= self.highest


def sizes(triple: Triple, ranges: Mapping[str, tuple[int, int]]) -> Iterator[Size]:
    """The Size of each field of `triple` that `ranges` names: LENGTHS or COUNTS."""
    for name, (lowest, highest) in ranges.items():
        yield Size(name, _count(name, getattr(triple, name)), lowest, highest)


def _count(name: str, value: Any) -> int:
    if name == "answer":
        return length(value)
    return len(value.replace("\n", "") if isinstance(value, str) else value)


def problems(triple: Triple) -> list[Gap]:
    """Return the Gaps of `triple`, none when it may be published."""
    gaps = [*_choices(triple), *_lengths(triple), *_counts(triple), *_ranges(triple)]
    gaps += [*_picture(triple), *_blanks(triple), *_weights(triple), *_anchors(triple)]
    gaps += [Gap("samples", message) for message in samples.problems(triple)]
    return gaps + [Gap("basis", message) for message in basis.problems(triple.basis)]


def hints(triple: Triple) -> list[Gap]:
    """Return what `triple` may be published without, and is better with."""
    return [Gap("samples", message) for message in samples.hints(triple)]


def length(text: str) -> int:
    """Return how many characters of `text` are read, without Markdown marks and line breaks."""
    return len(plain(text).replace("\n", ""))


def _choices(triple: Triple) -> Iterator[Gap]:
    if not triple.roles:
        yield _gap("roles", N_("At least one role is needed."))
    if not triple.category:
        yield _gap("category", N_("A category is needed."))


def _lengths(triple: Triple) -> Iterator[Gap]:
    text = N_("%(count)d characters; %(lowest)d to %(highest)d are needed.")
    return (_outside(text, size) for size in sizes(triple, LENGTHS) if not size.fits)


def _counts(triple: Triple) -> Iterator[Gap]:
    text = N_("%(count)d entries; %(lowest)d to %(highest)d are needed.")
    return (_outside(text, size) for size in sizes(triple, COUNTS) if not size.fits)


def _outside(text: str, size: Size) -> Gap:
    return _gap(size.field, text, count=size.length, lowest=size.lowest, highest=size.highest)


def _ranges(triple: Triple) -> Iterator[Gap]:
    for name, (lowest, highest) in RANGES.items():
        value = getattr(triple, name)
        if not lowest <= value <= highest:
            text = N_("%(value)d is not between %(lowest)d and %(highest)d.")
            yield _gap(name, text, value=value, lowest=lowest, highest=highest)


def _picture(triple: Triple) -> Iterator[Gap]:
    if triple.picture and not triple.picture_alt.strip():
        yield _gap("picture_alt", N_("Say what the picture shows, for who cannot see it."))


def _blanks(triple: Triple) -> Iterator[Gap]:
    for name in ("competencies", "tags", "key_points", "probes", "red_flags", "warnings"):
        if not all(entry.strip() for entry in getattr(triple, name)):
            yield _gap(name, N_("An entry is empty."))


def _weights(triple: Triple) -> Iterator[Gap]:
    weights = [criterion.weight for criterion in triple.rubric]
    if any(weight <= 0 for weight in weights):
        yield _gap("rubric", N_("A weight is not positive."))
    if sum(weights) != triple.points:
        text = N_("The weights sum to %(total)d, not to the %(points)d points.")
        yield _gap("rubric", text, total=sum(weights), points=triple.points)


def _anchors(triple: Triple) -> Iterator[Gap]:
    for number, criterion in enumerate(triple.rubric, start=1):
        anchors = [getattr(criterion, name).strip() for name in ANCHORS]
        if not criterion.criterion.strip():
            yield _gap("rubric", N_("Criterion %(number)d has no name."), number=number)
        if not all(anchors):
            yield _gap("rubric", N_("Criterion %(number)d lacks an anchor."), number=number)
        elif len(set(anchors)) < len(anchors):
            text = N_("Two anchors of criterion %(number)d are the same.")
            yield _gap("rubric", text, number=number)


def _gap(field: str, text: str, **params: Any) -> Gap:
    return Gap(field, Message(text, params))
