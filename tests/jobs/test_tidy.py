"""What is past its time goes, what is not stays; the worker does it, and a command."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from interviews.jobs.tidy import KEPT, UNUSED, tidy
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
)
from tests.make import make_candidate, make_question, make_user

pytestmark = pytest.mark.django_db
NOTHING = {kept.name: 0 for kept in KEPT if kept.clear} | dict.fromkeys(UNUSED, 0)


def fill(age):
    """A row of each kind that is `age` old; what has an end of its own ended so long ago."""
    then, user = timezone.now() - age, make_user()
    name = f"{age.days}"
    Session.objects.create(session_key=name, session_data="", expire_date=then)
    UserSession.objects.create(session_key=name, user=user, ip="127.0.0.1")
    Turn.objects.create(key=name, until=then)
    Receipt.objects.create(sender=name, key=name, received_at=then)
    Job.objects.create(work="tests", title=name, created_at=then)
    Unsaved.objects.create(user=user, place=name, typed_at=then)
    SecurityEvent.objects.create(kind="signed_in", at=then)
    BulkStep.objects.create(kind="publish", by=user, taken_at=then)
    Learner.objects.create(seen_on=then.date())
    make_candidate(delete_on=timezone.localdate(then))
    Picture.objects.create(name=name, content=b"", kept_at=then)
    Report.objects.create(question=make_question(), state="done", answered_at=then)


def test_what_is_past_its_time_goes_and_what_is_not_stays():
    fill(timedelta(days=-1))
    assert tidy() == NOTHING
    fill(timedelta(days=402))

    assert tidy() == dict.fromkeys(NOTHING, 1) | {"entries of the queue": 0}
    assert tidy() == NOTHING
    assert [Session.objects.get().session_key, Turn.objects.get().key] == ["-1", "-1"]


def test_the_command_says_what_it_did():
    fill(timedelta(days=402))
    said = StringIO()

    call_command("tidy", stdout=said)

    assert "sessions: 1 deleted\n" in said.getvalue()
