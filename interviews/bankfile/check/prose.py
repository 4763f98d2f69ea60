"""All that a triple says, as pairs of field and text without marks."""

from collections.abc import Iterator

from interviews.bankfile.triple import Triple
from interviews.text.markdown import plain

LISTS = ("key_points", "probes", "red_flags", "warnings")
CRITERION = ("criterion", "excellent", "adequate", "poor")


def prose(triple: Triple) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for every text of `triple`."""
    yield "stem", triple.stem
    yield "answer", plain(triple.answer)
    yield "analysis", triple.analysis
    for name in LISTS:
        for text in getattr(triple, name):
            yield name, text
    for criterion in triple.rubric:
        for name in CRITERION:
            yield "rubric", getattr(criterion, name)
    for sample in triple.samples:
        yield "samples", sample.answer
        yield "samples", sample.why
