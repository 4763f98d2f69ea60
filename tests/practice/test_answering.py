"""One question: the stem, the own answer, the probes, the marks, and what they come to."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from interviews.models import Attempt, Card, Learner, Question
from interviews.practice.forms import LONGEST
from tests.make import make_question

pytestmark = pytest.mark.django_db
LIMIT = 8  # queries that count the turns of an address, and the savepoints of a test


def text(response):
    return " ".join(response.content.decode().split())


def test_the_stem_stands_alone_and_keeps_nothing(learning):
    question = make_question(code="TS-9001")

    page = text(learning.get("questions/TS-9001/"))

    assert question.stem in page
    for hidden in (question.answer[:20], question.probes[0], "三分钟内给第一次答复"):
        assert hidden not in page
    assert Learner.objects.count() == 0
    assert "learner" not in learning.client.cookies


def test_an_answer_in_parts_is_probed_marked_and_comes_back(learning):
    question = make_question(code="TS-9001")

    response = learning.answer(
        question, "typed", steady="先致歉", facts="查工单", offer="", follow="回访"
    )
    attempt = Attempt.objects.get()
    assert response.url == f"/practice/attempts/{attempt.pk}/probes/1/"
    assert attempt.parts == {"steady": "先致歉", "facts": "查工单", "follow": "回访"}
    assert question.probes[0] in text(learning.get(f"attempts/{attempt.pk}/probes/1/"))

    response = learning.post(f"attempts/{attempt.pk}/probes/1/", reply="我会问清楚")
    assert response.url == f"/practice/attempts/{attempt.pk}/probes/2/"
    response = learning.post(f"attempts/{attempt.pk}/probes/2/", reply="")
    assert response.url == f"/practice/attempts/{attempt.pk}/mark/"
    page = text(learning.get(f"attempts/{attempt.pk}/mark/"))
    for shown in ("先致歉", "我会问清楚", question.answer[:20], "三分钟内给第一次答复"):
        assert shown in page

    response = learning.mark(attempt, (5, 3, 1), red_flags=["0"])
    assert response.url == f"/practice/attempts/{attempt.pk}/"
    attempt.refresh_from_db()
    assert (attempt.points, attempt.percent) == (Decimal("8.80"), Decimal("88.00"))
    assert (attempt.levels, attempt.red_flags) == ([5, 3, 1], ["自己垫钱了事"])
    card = Card.objects.get()
    assert (card.attempts, card.percent, card.weak) == (1, Decimal("88.00"), False)
    assert card.due_at > timezone.now() + timedelta(days=2)
    page = text(learning.get(f"attempts/{attempt.pk}/"))
    assert "<strong>8.8</strong> / 10" in page
    assert "8 + 0.6 + 0.2" in page
    assert "补记承诺并设回访" not in page.split("lifts")[0]
    assert "只写这一次的结果" in page  # the anchor above the one reached


@pytest.mark.parametrize("way", ["mind", "voice"])
def test_nothing_typed_is_an_attempt_and_marked_so(learning, way):
    attempt = learning.attempt(make_question(), way)

    assert (attempt.way, attempt.parts) == (way, {})


def test_an_answer_in_one_field_is_kept_as_it_was_written(learning):
    attempt = learning.attempt(make_question(), "free", answer="第一句。\r\n第二句。")

    assert attempt.parts == {"answer": "第一句。\n第二句。"}


def test_the_last_attempt_stands_beside_the_new_one(learning):
    question = make_question()
    learning.practise(question, (1, 1, 1))
    attempt = learning.practise(question, (5, 5, 5))

    assert "2 分" in text(learning.get(f"attempts/{attempt.pk}/"))
    assert Card.objects.get().attempts == 2


def test_missing_marks_are_named_and_the_given_ones_are_kept(learning):
    attempt = learning.attempt(make_question())

    response = learning.post(f"attempts/{attempt.pk}/mark/", **{"level-0": 4, "red_flags": ["0"]})

    assert response.status_code == 400
    page = text(response)
    assert "还有 2 项没有打分" in page
    assert 'name="level-0" value="4" required checked' in page
    assert 'name="red_flags" value="0" checked' in page
    assert Attempt.objects.get().marked_at is None


@pytest.mark.parametrize("level", ["0", "6", "x", "3.5", ""])
def test_a_level_that_is_none_is_refused(learning, level):
    attempt = learning.attempt(make_question())

    response = learning.mark(attempt, (5, 3, level))

    assert response.status_code == 400
    assert Attempt.objects.get().marked_at is None


def test_a_double_tap_is_one_attempt_and_the_first_marks_stand(learning):
    question = make_question()
    address = f"questions/{question.code}/answer/?way=mind"
    learning.post(address, key="one", opened="1")
    learning.post(address, key="one", opened="1")
    attempt = Attempt.objects.get()

    learning.mark(attempt, (5, 5, 5))
    response = learning.mark(attempt, (1, 1, 1))

    assert response.url == f"/practice/attempts/{attempt.pk}/"
    assert Attempt.objects.get().levels == [5, 5, 5]
    assert Card.objects.get().attempts == 1


def test_a_hundred_thousand_characters_are_refused_and_given_back(learning):
    question = make_question()
    words = "长" * 100_000

    response = learning.answer(question, "free", answer=words)

    assert response.status_code == 400
    assert words in response.content.decode()
    assert str(LONGEST) in text(response)
    assert Attempt.objects.count() == 0


def test_a_changed_question_is_marked_by_the_text_that_was_asked(learning):
    question = make_question(code="TS-9001")
    attempt = learning.attempt(question)
    make_question("换了一个问法：退款没有到账，你怎么回复？", code="TS-9001", points=12)

    learning.mark(attempt, (5, 5, 5))

    attempt.refresh_from_db()
    assert attempt.points == Decimal("10.00")
    assert question.stem in text(learning.get(f"attempts/{attempt.pk}/"))


def test_a_question_retired_in_between_is_still_marked_and_comes_back_no_more(learning):
    question = make_question()
    attempt = learning.attempt(question)
    Question.objects.update(status="retired")

    learning.mark(attempt, (1, 1, 1))

    attempt.refresh_from_db()
    assert attempt.percent == Decimal("20.00")
    assert learning.get("weak/").context["page"].paginator.count == 0
    assert learning.get(f"questions/{question.code}/").status_code == 404


@pytest.mark.parametrize("fields", [{"visibility": "internal"}, {"status": "draft"}])
def test_only_public_published_questions_are_practised(learning, admin_client, fields):
    question = make_question(**fields)
    for client in (learning.client, admin_client):
        for step in ("", "answer/"):
            response = client.get(f"/practice/questions/{question.code}/{step}")
            assert response.status_code == 404


def test_a_note_is_kept_changed_and_removed(learning):
    question = make_question()
    attempt = learning.practise(question)
    learning.post(f"questions/{question.code}/note/", text="先说结论")
    assert "先说结论" in text(learning.get(f"attempts/{attempt.pk}/"))

    learning.post(f"questions/{question.code}/note/", text="")

    assert Learner.objects.get().notes.count() == 0


def test_a_step_takes_few_queries_whatever_the_history(learning, django_assert_max_num_queries):
    question = make_question()
    for _ in range(3):
        learning.practise(question)
    attempt = learning.attempt(question)
    steps = [f"questions/{question.code}/", f"questions/{question.code}/answer/"]
    steps += [f"attempts/{attempt.pk}/probes/1/", f"attempts/{attempt.pk}/mark/"]
    for step in steps:
        with django_assert_max_num_queries(8):
            assert learning.get(step).status_code == 200
    with django_assert_max_num_queries(8 + LIMIT):
        learning.mark(attempt)
    with django_assert_max_num_queries(8):
        assert learning.get(f"attempts/{attempt.pk}/").status_code == 200


def test_the_outbox_hears_where_it_goes_on_or_what_is_wrong(learning):
    question = make_question()
    json = {"headers": {"Accept": "application/json"}}
    address = f"/practice/questions/{question.code}/answer/?way=free"
    sent = {"key": "one", "opened": "1", "answer": "我的话"}

    answers = [learning.client.post(address, sent, **json).json() for _ in range(2)]

    attempt = Attempt.objects.get()
    assert answers == [{"link": f"/practice/attempts/{attempt.pk}/probes/1/"}] * 2
    long = learning.client.post(address, sent | {"answer": "长" * 9_000}, **json)
    assert (long.status_code, "5000" in long.json()["said"]) == (400, True)
    mark = f"/practice/attempts/{attempt.pk}/mark/"
    assert learning.client.post(mark, {}, **json).status_code == 400
    marks = {f"level-{place}": 3 for place in range(3)}
    result = {"link": f"/practice/attempts/{attempt.pk}/"}
    assert [learning.client.post(mark, marks, **json).json() for _ in range(2)] == [result] * 2


def test_warning_signs_are_read_beside_the_marks_and_take_no_tick(learning):
    attempt = learning.attempt(make_question(warnings=("只说尽快，不给时间点",)))

    page = text(learning.get(f"attempts/{attempt.pk}/mark/"))

    assert "扣分信号" in page
    assert "只说尽快，不给时间点" in page
    assert page.count('name="red_flags"') == 1
