"""What a submission is laid beside: the version on the site, or what was sent back before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from interviews.bankfile.triple import Triple
from interviews.models import Event, Question, Submission, User, Version

SITE, BACK = "site", "back"


@dataclass(frozen=True)
class Earlier:
    """An earlier text of the question: `tab` offers it, `what` heads it, `short` its side."""

    name: str
    tab: str
    what: str
    short: str
    triple: Triple


def earlier_texts(root: Question, log: Iterable[Event], reader: User) -> list[Earlier]:
    """What the question said before, the usual one for `reader` first; none of a new question.

    `log` holds the events since the last approval. Of several that were sent back it is the one
    that `reader` sent back last: what the others asked for since is new to them as well.
    """
    site, back = _on_site(root), _sent_back(log, reader)
    mine = back and back[1].by == reader
    found = [_of_site(site)] if site else []
    if back and (text := Submission.objects.filter(event=back[0]).first()):
        found.insert(0 if mine else len(found), _of_back(text, *back))
    return found


def _on_site(root: Question) -> Version | None:
    return Version.objects.filter(question=root).order_by("-number").first()


def _sent_back(log: Iterable[Event], reader: User) -> tuple[Event, Event] | None:
    """The submission that `reader` sent back last, or anybody did, and its sending back."""
    returned: list[tuple[Event, Event]] = []
    submitted, events = None, sorted(log, key=lambda event: event.pk)
    undone = {event.undoes_id for event in events}
    for event in (event for event in events if event.pk not in undone):
        if event.kind == Event.Kind.SUBMITTED:
            submitted = event
        elif event.kind == Event.Kind.SENT_BACK and submitted:
            returned.append((submitted, event))
        elif event.kind == Event.Kind.DISCARDED:
            returned = []
    own = [pair for pair in returned if pair[1].by == reader]
    return next(reversed(own or returned), None)


def _of_site(version: Version) -> Earlier:
    number = {"n": version.number}
    tab = gettext("Against version %(n)d") % number
    what = gettext("What differs from version %(n)d") % number
    return Earlier(SITE, tab, what, f"v{version.number}", version.as_triple())


def _of_back(submission: Submission, submitted: Event, back: Event) -> Earlier:
    tab = gettext("Against what was sent back")
    words = {"name": back.by_name, "at": _moment(back.at)}
    what = gettext("What is new since %(name)s sent it back at %(at)s") % words
    short = gettext("submitted at %(at)s") % {"at": _moment(submitted.at)}
    return Earlier(BACK, tab, what, short, submission.as_triple())


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "Y-m-d H:i")
