"""Take triples into the bank, and give the bank back as triples."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from interviews.bankfile.complete import problems
from interviews.bankfile.pictures import Picture
from interviews.bankfile.tree import MAX_BYTES
from interviews.bankfile.triple import Triple
from interviews.bankfile.write import write_bank
from interviews.curation.duplicates import note_pairs
from interviews.curation.record import log, review_day, write_versions
from interviews.curation.refusal import Refused
from interviews.curation.scanning import scan_bank
from interviews.curation.triples import says_the_same, write_triples
from interviews.jobs.start import start
from interviews.jobs.work import name_of
from interviews.models import Event, Job, Question, QuestionQuerySet, User, organisation
from interviews.models import Picture as Kept
from interviews.models.search import analyse, digest
from interviews.text.message import N_, Message

BLOCK = 500  # questions that are written together, and looked at for near-duplicates at once
FILE = 1_000  # questions in one file of a dump


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
    change, written = Change(), 0
    for at in range(0, len(triples), BLOCK):
        block = triples[at : at + BLOCK]
        rows = _write(block, change, by=by, only_new=only_new, source=source)
        _record(rows, by=by, source=source)
        digest(Question.objects.filter(pk__in=[question.pk for question in rows]))
        written += len(rows)
        if len(triples) <= BLOCK:
            note_pairs(rows)
    if written and len(triples) > BLOCK:
        transaction.on_commit(_look_at_the_bank)
    return change


def _write(
    triples: Sequence[Triple], change: Change, *, by: User | None, only_new: bool, source: str
) -> list[Question]:
    """Write those of `triples` that say something new, and count them in `change`."""
    codes = [triple.code for triple in triples]
    originals = Question.objects.originals().filter(code__in=codes).select_for_update(of=("self",))
    known = {question.code: question for question in originals.with_triple()}
    wanted: list[tuple[Question, Triple]] = []
    for triple in triples:
        question = known.get(triple.code)
        if question is None:
            wanted.append((Question(code=triple.code, created_by=by), triple))
            change.added += 1
        elif only_new or says_the_same(question.as_triple(), triple):
            change.unchanged += 1
        else:
            wanted.append((question, triple))
            change.updated += 1
    before = {question.pk: question.status for question in known.values()}
    rows = write_triples(wanted)
    for question in rows:
        if question.pk in before:
            _log(question, before[question.pk], by=by, source=source)
    return rows


def _log(question: Question, was: str, *, by: User | None, source: str) -> None:
    """Note a change that makes no version: those of published questions note it themselves."""
    if was != question.status == Question.Status.RETIRED:
        log(question, Event.Kind.RETIRED, by=by, note=source)
    elif question.status != Question.Status.PUBLISHED:
        log(question, Event.Kind.CHANGED, by=by, note=source)


def _look_at_the_bank() -> None:
    """After many new questions: plan by what is there now, and compare the whole bank in a job."""
    analyse()
    waiting = Job.objects.filter(work=name_of(scan_bank), state=Job.State.WAITING)
    if not waiting.exists():
        start(scan_bank, owner=None, title=gettext("Look for near-duplicates"))


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


def dump_in_files(questions: QuestionQuerySet) -> Iterator[str]:
    """The same as the texts of bank files that can each be read back; one in any case."""
    keys = list(questions.originals().order_by("code").values_list("pk", flat=True))
    for at in range(0, len(keys) or 1, FILE):
        yield from _files_of(dump(Question.objects.filter(pk__in=keys[at : at + FILE])))


def _files_of(triples: list[Triple]) -> Iterator[str]:
    shown = Kept.objects.contents(triple.picture for triple in triples)
    text = write_bank(triples, shown)
    if len(text.encode()) <= MAX_BYTES or len(triples) < 2:
        yield text
        return
    half = len(triples) // 2
    yield from _files_of(triples[:half])
    yield from _files_of(triples[half:])
