"""Faults between processes: a bulk publish that is killed, and two approvers at once."""

import json
import time

import pytest

from tests.curation.own_bank import OwnBank

MANY = 500
FILL = """
from django.contrib.auth import get_user_model
from django.core.management import call_command
from tests.make import make_triple
from interviews.curation.load import load
call_command("migrate", verbosity=0)
call_command("loaddata", "taxonomy.json", verbosity=0)
stems = [f"{n} 号客户" + chr(0x4E00 + n * 7) * 20 for n in range(MANY)]
load([make_triple(stem, status="review") for stem in stems])
for name in ("admin", "other"):
    get_user_model().objects.create_superuser(name)
"""
PUBLISH = """
from django.contrib.auth import get_user_model
from django.test import Client
from interviews.models import Question
desk = Client(headers={"host": "localhost"})
admin = get_user_model().objects.get(username="admin")
desk.force_login(admin, "django.contrib.auth.backends.ModelBackend")
keys = list(Question.objects.values_list("pk", flat=True))
print("start", flush=True)
words = {"action": "publish", "_selected_action": keys, "confirmed": "1"}
desk.post("/admin/interviews/question/", words)
"""
COUNT = """
from interviews.models import Question
print(Question.objects.published().count())
"""
CHECK = """
from interviews.models import Question
rows = []
for question in Question.objects.prefetch_related("versions", "events"):
    rows.append([
        question.status,
        question.current_version,
        question.published_at is not None,
        [v.number for v in question.versions.all() if v.as_triple() == question.as_triple()],
        [event.kind for event in question.events.all()],
    ])
print(json.dumps(rows))
"""
APPROVE = """
import time
from django.contrib.auth import get_user_model
from interviews.curation import transitions
from interviews.curation.refusal import Refused
from interviews.models import Question
user = get_user_model().objects.get(username=NAME)
question = Question.objects.get()
time.sleep(max(0, AT - time.time()))
try:
    transitions.approve(question, by=user)
    print("won")
except Refused as refused:
    print("told")
"""
RETIRE = """
from functools import partial
from django.contrib.auth import get_user_model
from interviews.curation import transitions
from interviews.curation.bulk import take_all
from interviews.models import Question
admin = get_user_model().objects.get(username="admin")
for question in Question.objects.all():
    transitions.approve(question, by=admin)
step = partial(transitions.retire, by=admin)
take_all(Question.objects.all(), step, kind="retire", by=admin)
"""
TAKE_BACK = """
import time
from django.contrib.auth import get_user_model
from interviews.curation.refusal import Refused
from interviews.curation.undo import take_back
from interviews.models import BulkStep
user = get_user_model().objects.get(username=NAME)
bulk = BulkStep.objects.get()
time.sleep(max(0, AT - time.time()))
try:
    print("took back", len(take_back(bulk, by=user).done))
except Refused as refused:
    print("told")
"""
UP = ["published", 1, True, [1], ["published"]]
DOWN = ["review", None, False, [], []]


@pytest.fixture
def bank(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), OwnBank(tmp_path) as bank:
        yield bank


def test_a_killed_bulk_publish_leaves_no_question_half_published(bank):
    bank.said(f"MANY = {MANY}\n{FILL}")
    publisher = bank.python(PUBLISH)
    publisher.stdout.readline()
    while int(bank.said(COUNT)) == 0:
        assert publisher.poll() is None

    publisher.kill()
    publisher.communicate(timeout=30)

    rows = json.loads(bank.said(CHECK))
    assert len(rows) == MANY
    assert [row for row in rows if row not in (UP, DOWN)] == []
    assert 0 < rows.count(UP) < MANY


def test_of_two_approvers_at_once_one_wins_and_the_other_is_told(bank):
    bank.said(f"MANY = 1\n{FILL}")
    at = time.time() + 4

    approvers = [
        bank.python(f"NAME, AT = '{name}', {at}\n{APPROVE}") for name in ("admin", "other")
    ]

    said = sorted(process.communicate(timeout=60)[0].strip() for process in approvers)
    assert said == [b"told", b"won"]
    assert json.loads(bank.said(CHECK)) == [UP]


def test_of_two_who_take_a_bulk_step_back_at_once_one_does_and_the_other_is_told(bank):
    bank.said(f"MANY = 20\n{FILL}{RETIRE}")
    at = time.time() + 4

    people = [bank.python(f"NAME, AT = '{name}', {at}\n{TAKE_BACK}") for name in ("admin", "other")]

    said = sorted(process.communicate(timeout=60)[0].strip() for process in people)
    assert said == [b"told", b"took back 20"]
    assert (
        json.loads(bank.said(CHECK))
        == [["published", 1, True, [1], ["undone", "retired", "published"]]] * 20
    )
