"""A comment that is sent more than once is kept once."""

import json

import pytest
from django.urls import reverse

from interviews.models import Event
from tests.curation.own_bank import OwnBank
from tests.make import make_question, make_user

FILL = """
from django.core.management import call_command
from tests.make import make_admin, make_question
call_command("migrate", verbosity=0)
call_command("loaddata", "taxonomy.json", verbosity=0)
make_admin(), make_question()
"""
SEND = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from django.test import Client
from django.urls import reverse
from interviews.models import Question, User
place = reverse("admin:interviews_question_comment", args=[Question.objects.get().pk])
def signed_in():
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(), "django.contrib.auth.backends.ModelBackend")
    return client
def send(client):
    try:
        answer = client.post(place, {"reason": "再看看", "client_key": "the-same"})
        return answer.status_code, answer.content.decode()
    finally:
        connection.close()
clients = [signed_in() for _ in range(4)]
with ThreadPoolExecutor(4) as pool:
    print(json.dumps(list(pool.map(send, clients))))
"""
COUNT = """
from interviews.models import Event
print(json.dumps(list(Event.objects.filter(kind="comment").values_list("note", flat=True))))
"""
KEY = "b3e6e8a2-6f2c-4f0e-9f5e-2f6d2d7f1a10"


def place(question, name="comment"):
    return reverse(f"admin:interviews_question_{name}", args=[question.pk])


def send(client, question, words="再看看", key=KEY):
    return client.post(place(question), {"reason": words, "client_key": key})


def notes():
    return list(Event.objects.filter(kind="comment").order_by("pk").values_list("note", flat=True))


@pytest.mark.django_db
def test_the_same_again_is_answered_the_same_and_kept_once(desk):
    question = make_question()

    answers = [send(desk, question).json() for _ in range(2)]

    assert answers[0] == answers[1]
    assert answers[0]["said"] == f"{question.code} 的留言已保存。"
    assert "<q>再看看</q>" in answers[0]["html"]
    assert f'id="event-{Event.objects.get(kind="comment").pk}"' in answers[0]["html"]
    assert notes() == ["再看看"]


@pytest.mark.django_db
def test_other_words_another_question_and_another_person_are_other_comments(desk, client):
    question, other = make_question(), make_question("客户问券能不能叠加，你怎么答？")
    send(desk, question)
    client.force_login(make_user("xiaoli", group="题库编辑"))

    send(desk, question, "另一句")
    send(desk, other)
    send(client, question)

    assert notes() == ["再看看", "另一句", "再看看", "再看看"]


@pytest.mark.django_db
def test_without_script_a_comment_is_kept_once_too(desk):
    question = make_question(status="review")
    words = {"step": "comment", "reason": "再看看", "client_key": KEY}

    for _ in range(2):
        desk.post(place(question, "step"), words)

    assert notes() == ["再看看"]
    page = desk.get(place(question, "change")).content.decode()
    assert page.count('name="client_key"') == 1


@pytest.mark.django_db
def test_a_refused_comment_says_why_and_can_be_sent_again(desk):
    question = make_question()

    empty, long = send(desk, question, " "), send(desk, question, "长" * 2001)

    assert (empty.status_code, empty.json()) == (409, {"said": "请先写下留言。"})
    assert (long.status_code, long.json()) == (
        400,
        {"said": "最多 2000 字：还没有执行，请改短后再试。"},
    )
    assert send(desk, question).status_code == 200
    assert notes() == ["再看看"]


@pytest.mark.django_db
def test_who_may_not_comment_is_told_so(client):
    question = make_question()
    assert send(client, question).status_code == 302  # to sign in
    client.force_login(make_user("guest"))

    assert send(client, question).status_code == 403
    assert client.get(place(question)).status_code == 405
    assert notes() == []


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_is_kept(tmp_path):
    with OwnBank(tmp_path) as bank:
        bank.said(FILL)
        sending = [bank.python(SEND) for _ in range(2)]
        answers = [a for one in sending for a in json.loads(one.communicate(timeout=120)[0])]
        kept = json.loads(bank.said(COUNT))

    assert answers == [answers[0]] * 8
    assert answers[0][0] == 200
    assert kept == ["再看看"]
