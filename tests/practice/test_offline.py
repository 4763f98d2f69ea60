"""What is taken along to practise without network, and how it comes back: once, and whole."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from interviews.models import Attempt, Card, Learner, Question, Sitting
from tests.make import make_guide, make_question, make_user

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}


def begun(learning, *questions, kind="drill"):
    learning.post("begin/", of="these", code=[q.code for q in questions], kind=kind)
    return Sitting.objects.latest("pk")


def packet(learning):
    """{code: the hidden fields of its form} of what is taken along, in its order."""
    page = learning.get("offline/").content.decode()
    return {
        re.search(r'data-code="([^"]+)"', form)[1]: {
            name: re.search(rf'name="{name}" value="([^"]+)"', form)[1] for name in ("asked", "key")
        }
        for form in page.split("<form")
        if "data-code" in form
    }


def send(learning, code, fields, levels=(5, 3, 1), **sent):
    marks = {f"level-{place}": level for place, level in enumerate(levels)}
    return learning.client.post(f"/practice/questions/{code}/whole/", fields | marks | sent, **JSON)


def test_the_running_round_and_what_is_due_are_taken_along(learning):
    met, one, two = make_question(), make_question(), make_question()
    learning.practise(met)
    Card.objects.update(due_at=timezone.now() - timedelta(days=1))
    begun(learning, one, two)
    guide = make_guide()

    response = learning.get("offline/")

    assert response.headers["X-Kept-Offline"] == "1"
    assert list(packet(learning)) == [one.code, two.code, met.code]
    assert f'href="/guides/{guide.slug}/" data-take="' in response.content.decode()


def test_who_never_practised_or_is_of_the_desk_takes_no_copy(client, admin_client):
    admin_client.post(f"/practice/questions/{make_question().code}/answer/?way=mind", {"key": "1"})
    assert Learner.objects.count() == 1

    for browser in (client, admin_client):
        assert "X-Kept-Offline" not in browser.get("/practice/offline/").headers


def test_a_whole_answer_arrives_once_however_often_it_is_sent(learning):
    question = make_question()
    sitting = begun(learning, question)
    fields = packet(learning)[question.code]
    words = {"steady": "先致歉", "reply-2": "到点就说", "red_flags": ["0"], "seconds": "75"}

    answers = [send(learning, question.code, fields, **words) for _ in range(2)]

    assert [answer.json() for answer in answers] == [{"said": "10 分里得了 8.8 分。"}] * 2
    attempt = Attempt.objects.get()
    assert (attempt.parts, attempt.replies) == ({"steady": "先致歉"}, ["", "到点就说"])
    assert (attempt.points, attempt.seconds) == (Decimal("8.80"), 75)
    assert (attempt.red_flags, attempt.sitting) == (["自己垫钱了事"], sitting)
    assert Card.objects.get().attempts == 1


def test_nothing_typed_is_answered_in_mind(learning):
    question = make_question()
    begun(learning, question)
    send(learning, question.code, packet(learning)[question.code])

    assert Attempt.objects.get().way == "mind"


@pytest.mark.parametrize("first", ["answer", "whole"])
def test_an_answer_that_waited_and_its_marks_are_one_attempt(learning, first):
    question = make_question()
    sitting = begun(learning, question)
    fields = packet(learning)[question.code] | {"key": "of-the-answer"}
    address = f"/practice/questions/{question.code}/answer/?way=typed&sitting={sitting.pk}"
    sends = [
        lambda: learning.client.post(address, {"key": "of-the-answer", "steady": "先致歉"}, **JSON),
        lambda: send(learning, question.code, fields, steady="先致歉"),
    ]
    for one in sends if first == "answer" else reversed(sends):
        assert one().status_code == 200

    attempt = Attempt.objects.get()
    assert (attempt.parts, attempt.levels) == ({"steady": "先致歉"}, [5, 3, 1])


def test_a_question_changed_or_retired_since_is_marked_by_the_text_taken_along(learning):
    question = make_question(code="TS-9001")
    begun(learning, question)
    fields = packet(learning)["TS-9001"]
    make_question("换了一个问法：退款没有到账，你怎么回复？", code="TS-9001", points=12)
    Question.objects.update(status="retired")

    send(learning, "TS-9001", fields, (5, 5, 5))

    attempt = Attempt.objects.get()
    assert (attempt.points, attempt.version.number) == (Decimal("10.00"), 1)
    assert list(packet(learning)) == []


@pytest.mark.parametrize("asked", ["", "x", "another's"])
def test_a_text_that_was_never_given_is_refused_and_the_words_come_back(learning, asked):
    question, hidden = make_question(), make_question(visibility="internal")
    begun(learning, question)
    fields = packet(learning)[question.code]
    if asked != "another's":
        fields |= {"asked": asked}
    code = hidden.code if asked == "another's" else question.code

    response = send(learning, code, fields, steady="不能丢的话")
    assert (response.status_code, "重新打开" in response.json()["said"]) == (400, True)
    page = learning.post(f"questions/{code}/whole/", **fields, steady="不能丢的话")

    assert page.status_code == (404 if code == hidden.code else 400)
    assert ("不能丢的话" in page.content.decode()) == (code != hidden.code)
    assert hidden.stem not in page.content.decode() or hidden.stem == question.stem
    assert Attempt.objects.count() == 0


def test_missing_marks_are_named_and_nothing_is_kept(learning):
    question = make_question()
    begun(learning, question)
    fields = packet(learning)[question.code]

    response = learning.client.post(f"/practice/questions/{question.code}/whole/", fields, **JSON)
    assert "还有 3 项没有打分" in response.json()["said"]
    page = learning.post(f"questions/{question.code}/whole/", **fields, **{"level-0": 4})

    assert page.status_code == 400
    assert 'name="level-0" value="4" required checked' in " ".join(page.content.decode().split())
    assert Attempt.objects.count() == 0


def test_a_hundred_thousand_characters_are_refused_and_named(learning):
    question = make_question()
    begun(learning, question)
    fields = packet(learning)[question.code]

    response = send(learning, question.code, fields, steady="长" * 100_000)

    assert (response.status_code, "5000" in response.json()["said"]) == (400, True)
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize(("counted", "kept"), [("75", 75), ("-5", 0), ("999999", 0), ("", 0)])
def test_a_clock_that_is_set_wrong_makes_no_answer_longer(learning, counted, kept):
    question = make_question()
    begun(learning, question)
    fields = packet(learning)[question.code]

    send(learning, question.code, fields, seconds=counted, opened="99999999999")

    assert Attempt.objects.get().seconds == kept


def test_a_mock_interview_takes_no_model_answers_along_and_is_marked_at_the_end(learning):
    question = make_question()
    sitting = begun(learning, question, kind="mock")
    page = learning.get("offline/").content.decode()
    for hidden in (question.answer[:20], "三分钟内给第一次答复", question.probes[0]):
        assert hidden not in page

    answer = send(learning, question.code, packet(learning)[question.code], (), steady="先致歉")

    assert "打分" in answer.json()["said"]
    attempt = Attempt.objects.get()
    assert (attempt.sitting, attempt.marked_at) == (sitting, None)
    assert packet(learning) == {}


def test_what_was_taken_along_by_another_learner_names_none_of_their_rounds(learning, another):
    question = make_question()
    begun(learning, question)
    fields = packet(learning)[question.code]

    send(another, question.code, fields)

    attempt = Attempt.objects.get()
    assert (attempt.sitting, attempt.learner == Sitting.objects.get().learner) == (None, False)


def test_the_packet_takes_few_queries_at_any_length(learning, django_assert_max_num_queries):
    questions = [make_question() for _ in range(9)]
    begun(learning, questions[0])
    for _ in range(2):
        with django_assert_max_num_queries(8):
            learning.get("offline/")
        begun(learning, *questions)


def test_an_account_of_a_learner_takes_copies_along(db):
    client = Client()
    client.force_login(make_user(is_staff=False))
    client.post(f"/practice/questions/{make_question().code}/answer/?way=mind", {"key": "1"})

    assert client.get("/practice/offline/").headers["X-Kept-Offline"] == "1"


def test_the_worker_stands_at_the_root_and_is_asked_for_anew(client):
    response = client.get("/sw.js")

    assert response.content == Path(finders.find("js/practice/worker.js")).read_bytes()
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"


def test_the_manifest_names_icons_that_are_there(client):
    manifest = client.get("/practice/app.webmanifest").json()

    assert (manifest["name"], manifest["start_url"]) == ("客服面试练习", "/practice/")
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))
