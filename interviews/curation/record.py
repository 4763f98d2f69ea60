"""What happened is written down: events in a question's log, and versions that never change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from interviews.curation.triples import says_the_same
from interviews.models import Event, Question, QuestionQuerySet, User, Version


def name_of(user: User | None) -> str:
    """How the record calls `user`; None is the operator of a command."""
    return str(user)[:200] if user else gettext("operator")


def log(
    question: Question,
    kind: str,
    *,
    by: User | None,
    note: str = "",
    version: int | None = None,
    undoes: Event | None = None,
) -> Event:
    """Write one event into the log of `question`, or of the question that it revises."""
    return Event.objects.create(
        question=question.root,
        kind=kind,
        by=by,
        by_name=name_of(by),
        note=note,
        version=version or question.root.current_version,
        undoes=undoes,
    )


def writers(question: Question) -> list[User]:
    """Who changed the text of `question` since its last approval: users, the last one first."""
    events = Event.objects.since_approval(question.root).writing().filter(by__isnull=False)
    changed_by = (event.by for event in events.select_related("by"))
    users = list(dict.fromkeys(user for user in changed_by if user))
    first = question.created_by
    if first and first not in users and not _approved(question):
        users.append(first)
    return users


def _approved(question: Question) -> bool:
    """Whether the text of `question` was approved, and no approval of it was taken back."""
    if question.root.current_version is None or question.revises_id:
        return False
    approvals = Event.objects.filter(question=question).approvals()
    return bool(approvals.standing().exists() or not approvals.exists())


def write_versions(
    questions: Iterable[Question],
    *,
    author: User | None = None,
    author_name: str = "",
    approver: User | None = None,
    note: str = "",
    kind: str | None = None,
    undoes: Event | None = None,
) -> list[Version]:
    """Write what happened to each published question: a version where it says something new.

    Each gets its event; `kind` names it, without it a first version is a publication and a later
    one a revision. A derived version has neither author nor approver: nobody wrote or read it.
    """
    questions = list(Question.objects.filter(pk__in=[q.pk for q in questions]).with_triple())
    standing = _standing(questions)
    derived = kind in (Event.Kind.DERIVED, Event.Kind.UNDONE)
    versions, events = [], []
    for question in questions:
        before = standing.get(question.pk)
        triple = replace(question.as_triple(), status="published")
        if before is None or not says_the_same(before.as_triple(), triple):
            question.current_version = before.number + 1 if before else 1
            versions.append(
                Version(
                    question=question,
                    number=question.current_version,
                    triple=triple.as_dict(),
                    author=author,
                    author_name="" if derived else author_name or name_of(author),
                    approver=None if derived else approver,
                    approver_name="" if derived else name_of(approver),
                    note=note,
                )
            )
        first = Event.Kind.REVISED if before else Event.Kind.PUBLISHED
        events.append(
            Event(
                question=question,
                kind=kind or first,
                by=approver,
                by_name=name_of(approver),
                note=note,
                version=question.current_version,
                undoes=undoes,
            )
        )
    Version.objects.bulk_create(versions)
    Event.objects.bulk_create(events)
    Question.objects.bulk_update(questions, ["current_version"], batch_size=200)
    return versions


def _standing(questions: Iterable[Question]) -> dict[int, Version]:
    """The last version of each of `questions` that has one."""
    rows = Version.objects.filter(question__in=questions, number=F("question__current_version"))
    return {version.question_id: version for version in rows}


def restamp(questions: QuestionQuerySet, *, by: User | None, note: str) -> list[Version]:
    """Write a version of each published question whose words changed without being edited.

    A renamed tag or competency changes what a question says: its record must say so too, and that
    nobody approved it. What others wrote in an open revision stays theirs.
    """
    published = list(questions.published().filter(current_version__isnull=False).with_triple())
    standing = _standing(published)
    changed = [q for q in published if not _says(standing[q.pk], q)]
    _follow(questions.exclude(pk__in=[q.pk for q in published]), by, note)
    return write_versions(changed, approver=by, note=note, kind=Event.Kind.DERIVED)


def _follow(questions: QuestionQuerySet, by: User | None, note: str) -> None:
    """Note the change at what is not on the site, too; a revision's log is its question's."""
    rows = list(questions.filter(revises__isnull=True))
    words = {"kind": Event.Kind.DERIVED, "by": by, "by_name": name_of(by), "note": note}
    Event.objects.bulk_create(Event(question=row, **words) for row in rows)


def _says(version: Version, question: Question) -> bool:
    return says_the_same(version.as_triple(), question.as_triple())


def review_day(months: int) -> date:
    """The day `months` from today on which a question is to be read again."""
    today = timezone.localdate()
    years, month = divmod(today.month - 1 + months, 12)
    return today.replace(year=today.year + years, month=month + 1, day=min(today.day, 28))
