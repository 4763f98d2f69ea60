"""Make interviews, seat people at their tables, close them and open them again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.models import (
    Asked,
    Candidate,
    Decision,
    Interview,
    PanelEvent,
    QuestionSet,
    Seat,
)
from interviews.panels.access import name_of
from interviews.panels.standing import decision_of, standing_of

Kind = PanelEvent.Kind


class Refused(Exception):
    """What cannot be done now; the message says why, and what to do."""


def tell(interview: Interview, kind: PanelEvent.Kind, by: str, about: object = "") -> None:
    PanelEvent.objects.create(interview=interview, kind=kind, by_name=by, about=str(about)[:300])


def held(pk: int) -> Interview:
    """The interview, which nobody else writes before this transaction ends."""
    return Interview.objects.select_for_update().get(pk=pk)


@transaction.atomic
def make_interview(
    candidate: Candidate, question_set: QuestionSet, seats: Iterable[Any], *, by: Any, **when: Any
) -> Interview:
    """Pin the set as it is now, and seat the accounts of `seats`; the first of them leads."""
    vacancy = candidate.vacancy
    interview = Interview.objects.create(
        candidate=candidate,
        set_title=question_set.title,
        form_code=question_set.form_code,
        rule=vacancy.rule,
        pass_line=vacancy.pass_line,
        **when,
    )
    Asked.objects.bulk_create(_asked(interview, question_set))
    for place, person in enumerate(seats):
        _sit(interview, person, is_lead=place == 0)
    tell(interview, Kind.MADE, name_of(by), interview.form_code)
    return interview


def _asked(interview: Interview, question_set: QuestionSet) -> list[Asked]:
    loaded = QuestionSet.objects.with_entries().get(pk=question_set.pk)
    if not loaded.entry_list:
        raise Refused(_("This set has no questions: put some in first, or choose another set."))
    return [
        Asked(
            interview=interview,
            number=number,
            section=entry.section.title,
            question_id=entry.question_id,
            version=entry.version,
            points=entry.points,
            minutes=entry.minutes,
            triple=entry.triple,
        )
        for number, entry in enumerate(loaded.entry_list, 1)
    ]


def _sit(interview: Interview, person: Any, *, is_lead: bool = False) -> Seat:
    return Seat.objects.create(
        interview=interview, user=person, name=name_of(person)[:60], is_lead=is_lead
    )


@transaction.atomic
def add_seat(interview: Interview, person: Any, *, by: Any) -> Seat:
    """Seat an account; who sits there already keeps the seat."""
    _open(held(interview.pk))
    sitting = interview.seats.sitting()
    if seat := sitting.filter(user=person).first():
        return seat
    seat = _sit(interview, person, is_lead=not sitting.filter(is_lead=True).exists())
    tell(interview, Kind.SEATED, name_of(by), seat.name)
    return seat


@transaction.atomic
def add_guest(interview: Interview, name: str, *, by: Any) -> tuple[Seat, str]:
    """Seat somebody without an account: (seat, the code that is told another way)."""
    _open(held(interview.pk))
    seat = Seat.objects.create(interview=interview, name=name)
    tell(interview, Kind.INVITED, name_of(by), name)
    return seat, seat.invite()


@transaction.atomic
def invite_anew(seat: Seat, *, by: Any) -> str:
    """A new link and code for a guest; the old ones are worth nothing from now on."""
    _open(held(seat.interview_id))
    tell(seat.interview, Kind.INVITED, name_of(by), seat.name)
    return seat.invite()


@transaction.atomic
def remove_seat(seat: Seat, *, by: Any) -> None:
    """Let an interviewer go; what they wrote down stays in the rows and counts no more."""
    _open(held(seat.interview_id))
    seat.removed_at, seat.is_lead = timezone.now(), False
    seat.save(update_fields=["removed_at", "is_lead"])
    tell(seat.interview, Kind.REMOVED, name_of(by), seat.name)


@transaction.atomic
def lead(seat: Seat) -> None:
    """Let the one at this seat lead, in place of whoever did."""
    _open(held(seat.interview_id))
    seat.interview.seats.filter(is_lead=True).update(is_lead=False)
    seat.is_lead = True
    seat.save(update_fields=["is_lead"])


def _open(interview: Interview) -> None:
    if interview.is_closed:
        raise Refused(_("The marking of this interview is closed: reopen it first."))


@transaction.atomic
def close(interview: Interview, reason: str, *, by: str) -> bool:
    """End the marking; with a reason where somebody is missing. False if it was closed before."""
    row = held(interview.pk)
    if row.is_closed:
        return False
    standing = standing_of(row)
    if not standing.sheets:
        raise Refused(_("Nobody has submitted marks yet."))
    if standing.missing and not reason:
        names = "、".join(seat.name for seat in standing.missing)
        raise Refused(
            _("Not submitted yet: %(names)s. Write down why it closes without them.")
            % {"names": names}
        )
    row.closed_at = timezone.now()
    row.save(update_fields=["closed_at"])
    tell(row, Kind.CLOSED, by, reason)
    return True


@transaction.atomic
def reopen(interview: Interview, reason: str, *, by: str) -> bool:
    """Let marks be changed again, and the decision be made anew. False if it was open."""
    row = held(interview.pk)
    if not row.is_closed:
        return False
    if not reason:
        raise Refused(_("Write down why the marking is opened again."))
    row.closed_at = None
    row.save(update_fields=["closed_at"])
    tell(row, Kind.REOPENED, by, reason)
    return True


@transaction.atomic
def decide(interview: Interview, kind: str, reason: str, *, by: Any, name: str) -> Decision:
    """Write down a decision; an earlier one that nobody signed is not changed, but followed."""
    row = held(interview.pk)
    if not row.is_closed:
        raise Refused(_("Close the marking first: a decision names marks that stand."))
    before = decision_of(row)
    if before and before.signed_at:
        raise Refused(_("The decision is signed. Reopen the marking to decide anew."))
    user = by if by.is_authenticated else None
    made = Decision.objects.create(interview=row, kind=kind, reason=reason, by=user, by_name=name)
    tell(row, Kind.DECIDED, name, made.get_kind_display())
    return made


@transaction.atomic
def sign(interview: Interview, *, by: Any, name: str) -> Decision:
    """The second signature: by somebody else than who decided."""
    row = held(interview.pk)
    decision = decision_of(row)
    if decision is None:
        raise Refused(_("There is no decision to sign."))
    if decision.signed_at:
        return decision
    if decision.by_id == by.pk or decision.by_name == name:
        raise Refused(_("The second signature is somebody else's."))
    decision.signed_by_name, decision.signed_at = name, timezone.now()
    decision.save(update_fields=["signed_by_name", "signed_at"])
    tell(row, Kind.SIGNED, name)
    return decision
