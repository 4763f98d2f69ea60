"""What is sent twice arrives once, whoever is first, and is answered the same."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from interviews.jobs.once import receive_once
from interviews.models import Receipt, Report
from tests.make import make_question


@pytest.mark.django_db
def test_a_repeat_is_answered_as_the_first_time():
    taken = []

    def take():
        taken.append(1)
        return {"link": f"/{len(taken)}/"}

    answers = [receive_once("reader", "a", take), receive_once("reader", "a", take)]
    others = [receive_once("user:1", "a", take), receive_once("reader", "", take)]

    assert answers == [{"link": "/1/"}, {"link": "/1/"}]
    assert others == [{"link": "/2/"}, {"link": "/3/"}]


@pytest.mark.django_db
def test_what_could_not_be_taken_leaves_no_receipt():
    def refuse():
        raise ValueError("full")

    with pytest.raises(ValueError, match="full"):
        receive_once("reader", "a", refuse)

    assert Receipt.objects.count() == 0
    assert receive_once("reader", "a", lambda: {"n": 1}) == {"n": 1}


def test_of_two_at_once_one_is_taken_and_both_are_answered_the_same(ask, environment):
    command = [sys.executable, "-m", "tests.jobs.worker", "send", "a-key"]
    sending = [
        subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    answers = [process.communicate()[0] for process in sending]

    assert len(answers[0]) > 20
    assert answers[0] == answers[1]
    assert json.loads(ask("count_reports")) == 1


@pytest.mark.django_db
def test_a_report_form_sent_twice_is_one_report(client):
    address = f"/reports/about/{make_question().code}/"
    key = client.get(address).context["form"]["client_key"].value()
    words = {"kind": "wrong", "text": "时限写错了", "client_key": key}

    links = [client.post(address, words).url for _ in range(2)]

    assert links == [Report.objects.get().get_absolute_url()] * 2
