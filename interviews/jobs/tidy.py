"""What is kept for a while only: one table, followed by the worker and by a command."""

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from interviews.models import (
    BulkStep,
    Job,
    Learner,
    Picture,
    Receipt,
    SecurityEvent,
    Turn,
    Unsaved,
)
from interviews.models.jobs import KEPT

OLD: dict[str, Callable[[], Any]] = {
    "entries of the queue": lambda: DBTaskResult.objects.filter(
        enqueued_at__lt=timezone.now() - KEPT
    ),
    "receipts": lambda: Receipt.objects.old(),
    "jobs": lambda: Job.objects.old(),
    "bulk steps": lambda: BulkStep.objects.old(),
    "learners": lambda: Learner.objects.unused(),
    "attempts": lambda: Turn.objects.expired(),
    "unsaved forms": lambda: Unsaved.objects.expired(),
    "pictures": lambda: Picture.objects.unused(),
    "security events": lambda: SecurityEvent.objects.old(),
    "places of sessions that ended": lambda: UserSession.objects.exclude(
        session_key__in=Session.objects.filter(expire_date__gte=timezone.now()).values("pk")
    ),
    "sessions": lambda: Session.objects.filter(expire_date__lt=timezone.now()),
}


def tidy() -> dict[str, int]:
    """Delete what is past its time: {what: how many}."""
    return {name: _delete(rows()) for name, rows in OLD.items()}


def _delete(rows: Any) -> int:
    """How many of `rows` were deleted, apart from what hung on them."""
    _all, counts = rows.delete()
    return int(counts.get(rows.model._meta.label, 0))
