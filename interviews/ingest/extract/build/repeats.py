"""Questions that a file holds twice: the fuller one stays, the other says where it is."""

from collections.abc import Iterator, Sequence

from interviews.ingest.extract.document import Question
from interviews.text.normalise import letters
from interviews.text.similarity import SAME, Index

NEAR = 3
FEWEST_LETTERS = 6
MOST_COMPARED = 1_500  # a larger file has only its identical stems compared


def mark_repeats(questions: Sequence[Question]) -> list[Question]:
    """Set `duplicate_of` on every copy to the place, from 0, of the fuller one."""
    marked = list(questions)
    for copy, original in _alike([question.question for question in questions]):
        first, second = marked[original], marked[copy]
        if first.duplicate_of is not None or second.duplicate_of is not None:
            continue
        if second.options and first.options and set(second.options) != set(first.options):
            continue
        if _fullness(second) > _fullness(first) + NEAR:
            marked[original] = first.with_(duplicate_of=copy)
        else:
            marked[copy] = second.with_(duplicate_of=original)
    return marked


def _alike(stems: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of stems that are the same question."""
    index: Index[int] = Index()
    known: dict[str, int] = {}
    for place, stem in enumerate(stems):
        skeleton = letters(stem)
        if len(skeleton) < FEWEST_LETTERS:
            continue
        if len(stems) > MOST_COMPARED:
            same = known.get(skeleton)
        else:
            same = next((match.key for match in index.nearest(stem, 1, SAME)), None)
            index.add(place, stem)
        if same is not None:
            yield place, same
        known.setdefault(skeleton, place)


def _fullness(question: Question) -> int:
    texts = (question.answer, question.analysis, *question.probes)
    return sum(map(len, texts)) + sum(len(part["text"]) for part in question.rubric)
