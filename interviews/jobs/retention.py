"""Candidates are forgotten on their day: the person and all words go, marks without a name stay."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews.models import (
    Candidate,
    Decision,
    PanelEvent,
    PanelMark,
    SecurityEvent,
    note,
)

WORDS = ("evidence", "quote")  # fields of a mark that hold what somebody said


@transaction.atomic
def forget(candidate: Candidate, *, by: Any = None) -> bool:
    """Forget one; False where it was done before. Levels stay, for what is learnt of questions."""
    held = Candidate.objects.select_for_update().get(pk=candidate.pk)
    if held.forgotten_at:
        return False
    held.name = held.contact = held.note = ""
    held.consented_on, held.forgotten_at = None, timezone.now()
    held.save()
    interviews = held.interviews.all()
    interviews.update(place="")
    interviews.filter(closed_at=None).update(closed_at=timezone.now())
    marks = PanelMark.objects.filter(seat__interview__in=interviews)
    for word in WORDS:
        marks.filter(field__startswith=word).delete()
    marks.exclude(reason="").update(reason="")
    Decision.objects.filter(interview__in=interviews).delete()
    PanelEvent.objects.filter(interview__in=interviews).delete()
    note(SecurityEvent.Kind.FORGOTTEN, by=by, about=held.code)
    return True


def forget_due() -> int:
    """Forget everybody whose day has come: how many."""
    return sum(forget(candidate) for candidate in Candidate.objects.due())
