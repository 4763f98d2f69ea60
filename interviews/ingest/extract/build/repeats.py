"""Questions that a file holds twice: the fuller one stays, the other says where it is."""

from interviews.ingest.extract.build.sameness import alike

NEAR = 3


def mark_repeats(questions):
    """Set `duplicate_of` on every copy to the place, from 0, of the fuller one."""
    marked = list(questions)
    for copy, original in alike([question.question for question in questions]):
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


def _fullness(question):
    texts = (question.answer, question.analysis, *question.probes)
    return sum(map(len, texts)) + sum(len(part["text"]) for part in question.rubric)
