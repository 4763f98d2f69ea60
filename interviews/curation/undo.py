"""A bulk step is taken back as a whole; what changed since is left alone, and named.

Nothing of the record goes: what was done and that it was taken back both stay in the history.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews.bankfile.triple import Triple
from interviews.curation.bulk import DATES, OF_ROW, Outcome
from interviews.curation.duplicates import note_pairs
from interviews.curation.locks import permit, refuse
from interviews.curation.record import log, name_of, write_versions
from interviews.curation.refusal import Refused
from interviews.curation.transitions import APPROVE, WRITE
from interviews.curation.triples import UnknownTerm, write_triple
from interviews.models import BulkChange, BulkStep, Event, Question, User
from interviews.models.search import digest
from interviews.text.message import N_

DRAFT, REVIEW, PUBLISHED, RETIRED = Question.Status
RIGHTS = {
    BulkStep.Kind.SUBMIT: (WRITE,),
    BulkStep.Kind.SEND_BACK: (APPROVE,),
    BulkStep.Kind.PUBLISH: (APPROVE,),
    BulkStep.Kind.RETIRE: (APPROVE,),
    BulkStep.Kind.MAKE_PUBLIC: (WRITE, APPROVE),
    BulkStep.Kind.MAKE_INTERNAL: (WRITE, APPROVE),
}


def may_take_back(bulk: BulkStep, user: User) -> bool:
    """Whoever may take the step may take it back."""
    return any(user.has_perm(right) for right in RIGHTS[BulkStep.Kind(bulk.kind)])


@transaction.atomic
def take_back(bulk: BulkStep, *, by: User) -> Outcome:
    """Put every question where it stood before `bulk`. Of two at once, the second is refused."""
    bulk = (
        BulkStep.objects.select_for_update(of=("self",)).select_related("undone_by").get(pk=bulk.pk)
    )
    permit(by, *RIGHTS[BulkStep.Kind(bulk.kind)])
    if bulk.undone_at:
        refuse(N_("%(name)s took this back already."), name=name_of(bulk.undone_by))
    if not bulk.is_recent():
        refuse(N_("More than 15 minutes have passed: this step is not taken back any more."))
    bulk.undone_at, bulk.undone_by = timezone.now(), by
    bulk.save(update_fields=["undone_at", "undone_by"])
    changes = list(bulk.changes.select_related("event__question"))
    rows = _held(changes)
    outcome = Outcome()
    for change in changes:
        try:
            with transaction.atomic():
                _take_back(change, rows, by)
            outcome.done.append(change.code)
        except Refused as refused:
            outcome.refusals.append(str(refused))
    return outcome


def _held(changes: list[BulkChange]) -> dict[int, Question]:
    """All rows at once, in the order in which every step locks them."""
    roots = {change.event.question_id for change in changes if change.event}
    keys = roots | {change.row for change in changes}
    rows = Question.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows.with_triple()}


def _take_back(change: BulkChange, rows: dict[int, Question], by: User) -> None:
    event = change.event
    if event is None:
        refuse(N_("%(code)s: this draft is gone; it was approved or deleted."), code=change.code)
    root = rows[event.question_id]
    _refuse_changed(change, event, rows)
    WAYS_BACK[event.kind](change, root, rows.get(change.row, root), by)


def _refuse_changed(change: BulkChange, event: Event, rows: dict[int, Question]) -> None:
    log = Event.objects.filter(question=event.question_id).exclude(kind=Event.Kind.COMMENT)
    row = rows.get(change.row)
    if log.filter(pk__gt=event.pk).exists() or (row.edition if row else 0) != change.edition:
        refuse(N_("%(code)s was changed since: it stays as it is."), code=change.code)
    if event.kind not in (Event.Kind.SUBMITTED, Event.Kind.SENT_BACK):
        _refuse_built_upon(rows[event.question_id], change)


def _refuse_built_upon(root: Question, change: BulkChange) -> None:
    if root.revisions.exclude(pk=change.row).exists():
        refuse(N_("%(code)s has an open revision by now: it stays as it is."), code=root.code)
    if root.merged.exists():
        refuse(N_("Another question leads to %(code)s by now: it stays as it is."), code=root.code)


# One way back for each kind of event


def _waits_as_before(change: BulkChange, root: Question, row: Question, by: User) -> None:
    """A submission is a draft again, and what was sent back waits again."""
    _restore(row, change.before)
    row.save()
    _log(change, row, by)


def _on_the_site(change: BulkChange, root: Question, row: Question, by: User) -> None:
    _restore(row, change.before)
    _restore_dates(row, change.before)
    row.edition += 1
    row.save()
    _log(change, row, by)
    note_pairs([row])


def _shown_as_before(change: BulkChange, root: Question, row: Question, by: User) -> None:
    permit(by, APPROVE if row.status == PUBLISHED else WRITE)
    _restore(row, change.before)
    row.edition += 1
    row.save()
    _log(change, row, by)
    digest(Question.objects.filter(pk=row.pk))


def _off_the_site(change: BulkChange, root: Question, row: Question, by: User) -> None:
    """What was new waits as before, and the site says again what it said."""
    if change.row == root.pk:
        _withdraw(change, root, by)
    else:
        _reopen_revision(change, root, by)
    note_pairs([root])


def _withdraw(change: BulkChange, root: Question, by: User) -> None:
    _restore(root, change.before)
    _restore_dates(root, change.before)
    root.edition += 1
    root.save()
    _log(change, root, by)


def _reopen_revision(change: BulkChange, root: Question, by: User) -> None:
    before, approved = change.before, root.as_triple()
    standing = root.versions.get(number=before["current_version"]).as_triple()
    _write(root, replace(standing, code=root.code, status=PUBLISHED.value))
    _restore_dates(root, before)
    root.save()
    _log(change, root, by)
    root.refresh_from_db(fields=["current_version"])
    author = User.objects.filter(pk=before["created_by_id"]).first()
    revision = Question(code=root.code, revises=root, created_by=author)
    _write(revision, replace(approved, status=DRAFT.value))
    _restore(revision, before)
    if before["base_version"] == before["current_version"]:
        revision.base_version = root.current_version
    revision.save()
    digest(Question.objects.filter(pk__in=[root.pk, revision.pk]))


def _write(question: Question, triple: Triple) -> None:
    try:
        write_triple(question, triple)
    except UnknownTerm:
        refuse(N_("%(code)s was changed since: it stays as it is."), code=question.code)


def _restore(row: Question, before: dict[str, Any]) -> None:
    _put(row, before, *OF_ROW)


def _restore_dates(root: Question, before: dict[str, Any]) -> None:
    _put(root, before, *DATES)


def _put(row: Question, before: dict[str, Any], *names: str) -> None:
    for name in names:
        field: Any = Question._meta.get_field(name)
        setattr(row, name, field.to_python(before[name]))


def _log(change: BulkChange, row: Question, by: User) -> None:
    """The event that takes back the other; on the site with a version, where the text differs."""
    event: Any = change.event
    note, kind = str(Event.Kind(event.kind).label), Event.Kind.UNDONE
    if row.status == PUBLISHED:
        write_versions([row], approver=by, note=note, kind=kind, undoes=event)
    else:
        log(row, kind, by=by, note=note, undoes=event)


WAYS_BACK: dict[str, Callable[[BulkChange, Question, Question, User], None]] = {
    Event.Kind.SUBMITTED: _waits_as_before,
    Event.Kind.SENT_BACK: _waits_as_before,
    Event.Kind.PUBLISHED: _off_the_site,
    Event.Kind.REVISED: _off_the_site,
    Event.Kind.RETIRED: _on_the_site,
    Event.Kind.SHOWN: _shown_as_before,
    Event.Kind.CHANGED: _shown_as_before,
}
