"""How well the reader reads, by what people decided: kept spans against a new reading."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from interviews.ingest.decide.spans import digest_of
from interviews.ingest.draft.parse import again
from interviews.ingest.draft.triple import triple_of
from interviews.models import KeptSpan, SourceDocument


@dataclass
class Measure:
    """Questions that people took, those found of them, and those found where they saw none."""

    documents: int = 0
    wanted: int = 0
    found: int = 0
    false: int = 0
    answered: int = 0  # wanted ones that were found and have an answer
    right: int = 0  # those whose answer is the one that people left

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, self.wanted + self.found + self.false)

    @property
    def answers(self) -> float:
        return self.right / max(1, self.answered)

    def add(self, other: "Measure") -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def measure_by_source() -> dict[str, Measure]:
    """{source: Measure} of the documents of which people's spans are kept, read anew."""
    found: dict[str, Measure] = defaultdict(Measure)
    documents = SourceDocument.objects.filter(spans__isnull=False).distinct()
    for document in documents.select_related("batch").order_by("batch__source", "pk").iterator():
        found[document.batch.source].add(measure(document))
    return dict(found)


def measure(document: SourceDocument) -> Measure:
    """Compare a new reading of one document with the spans that people left."""
    spans = list(document.spans.all())
    wanted = _latest(span for span in spans if span.is_question)
    questions = _by_start(again(document.parsed))
    inside = {line for span in spans for line in range(span.start, span.end)}
    result = Measure(documents=1, wanted=len(wanted))
    expected = Counter(span.start for span in wanted)
    for start, several in questions.items():
        hits = min(len(several), expected[start])
        result.found += hits
        result.false += (len(several) - hits) if start in inside else 0
    for span in wanted:
        if span.answer and span.start in questions:
            result.answered += 1
            result.right += span.answer in questions[span.start]
    return result


def _latest(spans: Iterable[KeptSpan]) -> list[KeptSpan]:
    """The spans, each question once: what was taken, taken back and taken again counts once."""
    return list({(span.start, span.stem): span for span in spans}.values())


def _by_start(questions: Iterable[dict[str, Any]]) -> dict[int, list[str]]:
    """{line: the digests of the answers of the questions that start there}."""
    found: dict[int, list[str]] = defaultdict(list)
    for question in questions:
        triple = question.get("triple") or triple_of(question)
        if not question.get("faults"):
            found[question["span"][0]].append(digest_of(triple["answer"]))
    return found
