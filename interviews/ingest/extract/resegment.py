"""Segment a document again by example, and split and merge what was found."""

from collections.abc import Iterable, Sequence

from interviews.ingest.extract.build.parts import gather
from interviews.ingest.extract.build.table import Mapped
from interviews.ingest.extract.compose import compose
from interviews.ingest.extract.document import Document, Line, Question
from interviews.ingest.extract.segment.candidates import Prefer, Start, start_at
from interviews.ingest.extract.segment.outline import Outline, find_heads, outline

WANTED, UNWANTED = 7.0, -1.5
HEADING = 2
CLOSE = 1.5
ENDS = "。！；.!;"
PLAIN = ("", "", 0, False, False, False)


def resegment(
    document: Document,
    like_line: int | Iterable[int] = (),
    *,
    headings: Iterable[int] = (),
    answers: Iterable[int] = (),
    mapped: Mapped | None = None,
) -> Document:
    """The Document again, with every line like the given one (or ones) taken for a question.

    `like_line` is an index into `document.lines`, or several of them. Lines of `headings` are
    headings, those of `answers` start no question, and `mapped` is what `compose` takes.
    """
    places = [like_line] if isinstance(like_line, int) else list(like_line)
    lines = list(document.lines)
    said = {"question": places, "heading": headings, "answer": answers}
    for name, several in said.items():
        for place in several:
            lines[place].dropped, lines[place].said = "", name
    for place in headings:
        lines[place].heading = lines[place].heading or HEADING
    view = outline(lines)
    examples = [start_at(view, view.places.index(p)) for p in places if p in view.places]
    prefer = _likes(examples, view) if examples else None
    return compose(document.name, document.kind, lines, document.repairs, prefer, mapped)


def _likes(examples: Sequence[Start], view: Outline) -> Prefer:
    """A weight for a start: like one of `examples`, or not."""

    def prefer(start: Start) -> float:
        alike = any(
            start.key == example.key and _close(start, example, view) for example in examples
        )
        return WANTED if alike else UNWANTED

    return prefer


def _close(start: Start, example: Start, view: Outline) -> bool:
    """Lines with a marker of their own are alike; plain ones must look and sound alike."""
    if start.style or start.key != PLAIN:
        return True
    texts = [view.lines[one.line].text.strip() for one in (start, example)]
    sizes = sorted(map(len, texts))
    ends = {text[-1:] in ENDS for text in texts}
    return len(ends) == 1 and sizes[1] <= 3 * sizes[0] and _sound_alike(start, example)


def _sound_alike(start: Start, example: Start) -> bool:
    return abs(start.likeness - example.likeness) <= CLOSE


def split(question: Question, place: int) -> tuple[Question, Question]:
    """Two Questions: what stands before character `place` of the answer, and what follows it."""
    rest = question.answer[place:].strip()
    first = question.with_(answer=question.answer[:place].rstrip())
    view = outline([Line(text) for text in rest.splitlines() if text.strip()])
    find_heads(view)
    parts = gather(view, 0, len(view)) if len(view) else None
    second = question.with_(
        question="\n".join(parts.stem) if parts else "",
        answer="\n".join(parts.answer).strip() if parts else "",
        analysis="\n".join(parts.analysis).strip() if parts else "",
        rubric=(),
        probes=tuple(parts.probes) if parts else (),
        options=tuple(parts.options) if parts else (),
        number=view.markers[0].number if len(view) else None,
        duplicate_of=None,
        code="",
    )
    return first, second


def merge(first: Question, second: Question) -> Question:
    """One Question: the second's stem and answer become part of the first's answer."""
    answer = "\n".join(filter(None, (first.answer, second.question, second.answer)))
    return first.with_(
        answer=answer,
        analysis="\n".join(filter(None, (first.analysis, second.analysis))),
        rubric=first.rubric + second.rubric,
        probes=first.probes + second.probes,
        options=first.options + second.options,
        truncated=second.truncated,
        span=(min(first.span[0], second.span[0]), max(first.span[1], second.span[1])),
        confidence=max(first.confidence, second.confidence),
    )
