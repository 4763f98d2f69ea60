"""Take triples into the bank, and give the bank back as triples."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from interviews.bankfile.complete import problems
from interviews.bankfile.pictures import Picture
from interviews.bankfile.triple import Triple
from interviews.curation.duplicates import note_pairs
from interviews.curation.record import log, review_day, write_versions
from interviews.curation.refusal import Refused
from interviews.curation.triples import says_the_same, write_triple
from interviews.models import Event, Question, QuestionQuerySet, User, organisation
from interviews.models import Picture as Kept
from interviews.models.search import digest
from interviews.text.message import N_, Message


@dataclass
class Change:
    """How many questions a load added, updated and found unchanged."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.updated} updated, {self.unchanged} unchanged"


def refuse_incomplete(triples: Iterable[Triple]) -> None:
    """Raise Refused when a triple that is to be published lacks anything."""
    published = [triple for triple in triples if triple.status == Question.Status.PUBLISHED]
    for triple in published:
        if gaps := problems(triple):
            message = Message(N_("%(code)s cannot be published yet."), {"code": triple.code})
            raise Refused(message, gaps)


@transaction.atomic
def load(
    triples: Sequence[Triple],
    *,
    by: User | None = None,
    only_new: bool = False,
    source: str = "",
    pictures: Iterable[Picture] = (),
) -> Change:
    """Write all `triples` or none. Known codes are updated unless `only_new`.

    `pictures` are kept first: those that the triples name and the bank has not.

    Each question that stands published afterwards has a version: its author is `source`, the name
    of the file (or the triple's own author), its approver whoever runs the load.
    """
    for picture in pictures:
        Kept.objects.keep(picture)
    codes = [triple.code for triple in triples]
    originals = Question.objects.originals().filter(code__in=codes).select_for_update(of=("self",))
    known = {question.code: question for question in originals.with_triple()}
    change = Change()
    written: list[Question] = []
    for triple in triples:
        question = known.get(triple.code)
        if question is None:
            written.append(write_triple(Question(code=triple.code, created_by=by), triple))
            change.added += 1
        elif only_new or says_the_same(question.as_triple(), triple):
            change.unchanged += 1
        else:
            written.append(_update(question, triple, by=by, source=source))
            change.updated += 1
    _record(written, by=by, source=source)
    questions = Question.objects.filter(pk__in=[question.pk for question in written])
    digest(questions)
    note_pairs(written)
    return change


def _update(question: Question, triple: Triple, *, by: User | None, source: str) -> Question:
    was = question.status
    write_triple(question, triple)
    if was != triple.status == Question.Status.RETIRED:
        log(question, Event.Kind.RETIRED, by=by, note=source)
    elif triple.status != Question.Status.PUBLISHED:
        log(question, Event.Kind.CHANGED, by=by, note=source)
    return question


def _record(written: Sequence[Question], *, by: User | None, source: str) -> None:
    published = [q for q in written if q.status == Question.Status.PUBLISHED]
    Question.objects.filter(pk__in=[q.pk for q in published]).update(
        review_due=review_day(organisation().review_months)
    )
    by_author: dict[str, list[Question]] = {}
    for question in published:
        by_author.setdefault(source or question.author, []).append(question)
    for author, questions in by_author.items():
        kind = Event.Kind.LOADED if source else None
        write_versions(questions, author_name=author, approver=by, note=source, kind=kind)


def dump(questions: QuestionQuerySet) -> list[Triple]:
    """The originals among `questions` as triples, by code."""
    return [q.as_triple() for q in questions.originals().order_by("code").with_triple()]
