"""What is kept about people, why and how long: one table, which the worker and /privacy/ follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from interviews.jobs.retention import forget_due
from interviews.models import (
    BulkStep,
    Job,
    Learner,
    Picture,
    Receipt,
    Report,
    SecurityEvent,
    Turn,
    Unsaved,
    audit,
    bulk_steps,
    jobs,
    practice,
    receipts,
    reports,
    turns,
    unsaved,
)

Words = str | Promise


@dataclass(frozen=True)
class Kept:
    """A kind of rows about people, in words, and how those past their time are removed.

    `after` is from when the time counts. Without `clear` they stay until somebody removes them.
    """

    name: str
    what: Words
    why: Words
    after: Words
    time: timedelta | None = None
    clear: Callable[[], int] | None = None

    @property
    def days(self) -> int:
        return self.time.days if self.time else 0

    @property
    def minutes(self) -> int:
        return self.time.seconds // 60 if self.time else 0


def deleting(rows: Callable[[], Any]) -> Callable[[], int]:
    """Delete `rows()`: how many there were, apart from what hung on them."""

    def clear() -> int:
        old = rows()
        _all, counts = old.delete()
        return int(counts.get(old.model._meta.label, 0))

    return clear


def _alive() -> Any:
    return Session.objects.filter(expire_date__gte=timezone.now()).values("pk")


KEPT = (
    Kept(
        "learners",
        _("Practice: answers, marks, notes and the plan, under a random number"),
        _("so that you can go on and see what comes back; nobody else reads them"),
        _("after you last came; at once when you say so; with an account, as long as the account"),
        practice.KEPT,
        deleting(lambda: Learner.objects.unused()),
    ),
    Kept(
        "reports",
        _("What you report about a question: your words, and no name"),
        _("to put the question right and to answer you at the address that only you know"),
        _("after it was answered"),
        reports.KEPT,
        deleting(lambda: Report.objects.old()),
    ),
    Kept(
        "receipts",
        _("The random keys of forms that were sent over bad lines"),
        _("so that what is sent twice arrives once"),
        _("after it arrived"),
        receipts.KEPT,
        deleting(lambda: Receipt.objects.old()),
    ),
    Kept(
        "attempts",
        _("How often costly things were asked for, by a keyed digest of the address"),
        _("so that nobody takes the site away from the others"),
        _("after the last time"),
        turns.LONGEST,
        deleting(lambda: Turn.objects.expired()),
    ),
    Kept(
        "places",
        _("Where you are signed in: browser, address, and since when"),
        _("so that you see a stranger who is signed in as you, and end it"),
        _("after you signed in; at once when you sign out"),
        timedelta(seconds=settings.SESSION_COOKIE_AGE),
        deleting(lambda: UserSession.objects.exclude(session_key__in=_alive())),
    ),
    Kept(
        "sessions",
        _("That you are signed in, under a random key"),
        _("so that you need not sign in on every page"),
        _("after you signed in; at once when you sign out"),
        timedelta(seconds=settings.SESSION_COOKIE_AGE),
        deleting(lambda: Session.objects.filter(expire_date__lt=timezone.now())),
    ),
    Kept(
        "unsaved forms",
        _("What staff typed into the form of a question and did not save"),
        _("so that it is not lost"),
        _("after it was typed"),
        timedelta(days=unsaved.DAYS),
        deleting(lambda: Unsaved.objects.expired()),
    ),
    Kept(
        "jobs",
        _("Long work and the files that came of it: who asked, and what for"),
        _("so that you can take the file"),
        _("after it was asked for"),
        jobs.KEPT,
        deleting(lambda: Job.objects.old()),
    ),
    Kept(
        "entries of the queue",
        _("The numbers of such work in the queue"),
        _("so that it is done once"),
        _("after it was asked for"),
        jobs.KEPT,
        deleting(lambda: DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - jobs.KEPT)),
    ),
    Kept(
        "bulk steps",
        _("Which steps a member of staff took with many questions at once"),
        _("so that they can be taken back"),
        _("after the step"),
        bulk_steps.KEPT,
        deleting(lambda: BulkStep.objects.old()),
    ),
    Kept(
        "security events",
        _("The security log: who signed in, changed rights, opened links, took files out"),
        _("so that an abuse can be found and told of; nobody can change it"),
        _("after it happened"),
        timedelta(days=audit.DAYS),
        deleting(lambda: SecurityEvent.objects.old()),
    ),
    Kept(
        "candidates",
        _("Candidates of interviews here: a name or a number, and what was written about them"),
        _("to decide about the vacancy and to be able to say why"),
        _("until the day that is set when the candidate is entered; marks without a name stay"),
        clear=forget_due,
    ),
    Kept(
        "accounts",
        _("Accounts: the name to sign in with, name, e-mail address, language, groups, keys"),
        _("so that it is known who may do what"),
        _("until an administrator erases the account, or its bearer asks for it"),
    ),
    Kept(
        "authors",
        _("Who wrote, approved and commented on a question, and made a set or a link"),
        _("so that two pairs of eyes have read what stands here, and its authors are named"),
        _("as long as the question; the name goes when the person is erased"),
    ),
)

UNUSED = {"pictures": deleting(lambda: Picture.objects.unused())}  # about nobody


def tidy() -> dict[str, int]:
    """Delete what is past its time or of no more use: {what: how many}."""
    old = {kept.name: kept.clear for kept in KEPT if kept.clear}
    return {name: clear() for name, clear in (old | UNUSED).items()}
