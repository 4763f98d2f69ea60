"""Questions on pages that are pictures: less sure, and said to be read from a picture."""

from collections.abc import Iterable, Sequence
from statistics import mean

from interviews.ingest.extract.document import Line, Question
from interviews.text.message import N_

READ_FROM_PICTURE = N_("Read from a picture, page %(page)s. Compare it with the page.")
BLUNT = 0.5  # fits 188 questions of pages that were printed, spoilt and read again


def doubted(questions: Iterable[Question], lines: Sequence[Line]) -> list[Question]:
    """The questions; those from pictures as sure as their letters are, with a doubt each."""
    return [_doubted(question, lines[slice(*question.span)]) for question in questions]


def _doubted(question: Question, lines: Sequence[Line]) -> Question:
    pictures = [line for line in lines if line.seen]
    if not pictures:
        return question
    sure = mean(line.seen for line in pictures) ** BLUNT
    doubt = {"field": "", "text": READ_FROM_PICTURE, "params": {"page": pictures[0].page}}
    return question.with_(
        confidence=round(question.confidence * sure, 3),
        answer_confidence=round(question.answer_confidence * sure, 3),
        doubts=(*question.doubts, doubt),
    )
