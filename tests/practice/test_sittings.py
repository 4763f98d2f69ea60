"""What is practised next: by lot, due, weak, by plan, a short interview; and its report."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from interviews.models import Attempt, Card, Learner, Plan, Question, Role, Sitting
from interviews.practice.sittings import Wish, codes_for
from tests.make import make_question, make_set, make_user

pytestmark = pytest.mark.django_db


def begin(learning, **sent):
    learning.post("begin/", **sent)
    return Sitting.objects.latest("pk")


def test_a_round_asks_new_questions_of_the_cell_and_goes_on_where_it_was_left(learning):
    mine = {make_question(roles=("lead",), category="stress").code for _ in range(3)}
    make_question(roles=("lead",), category="behavioral")
    make_question(roles=("manager",), category="stress")

    sitting = begin(learning, of="some", role="lead", category="stress", n=5)

    assert set(sitting.codes) == mine
    first = f"/practice/questions/{sitting.codes[0]}/?sitting={sitting.pk}"
    assert learning.get(f"sittings/{sitting.pk}/next/").url == first
    question = Question.objects.get(code=sitting.codes[0])
    learning.answer(question, sitting=sitting.pk)
    attempt = Attempt.objects.get()
    assert attempt.sitting == sitting
    assert (
        learning.get(f"sittings/{sitting.pk}/next/").url == f"/practice/attempts/{attempt.pk}/mark/"
    )
    learning.mark(attempt)
    assert sitting.codes[1] in learning.get(f"sittings/{sitting.pk}/next/").url


def test_new_questions_come_before_those_met(learning):
    met, new = make_question(), make_question()
    learning.practise(met)
    learner = Learner.objects.get()

    assert codes_for(Wish(n=1), learner) == [new.code]
    assert codes_for(Wish(n=5), learner) == [new.code, met.code]


def test_due_and_weak_ones_are_practised_the_most_pressing_first(learning):
    questions = [make_question() for _ in range(3)]
    for question, levels in zip(questions, [(1, 1, 1), (5, 5, 5), (2, 2, 2)], strict=True):
        learning.practise(question, levels)
    learner = Learner.objects.get()
    now = timezone.now()
    for question, days in zip(questions, [1, -1, 3], strict=True):
        Card.objects.filter(question=question).update(due_at=now - timedelta(days=days))

    assert codes_for(Wish("due"), learner) == [questions[2].code, questions[0].code]
    assert codes_for(Wish("weak"), learner) == [questions[0].code, questions[2].code]
    page = learning.get("").content.decode()
    assert "今天到期 2 题" in page
    assert "薄弱题 2 道" in page


def test_these_questions_keep_their_order_and_lose_what_is_not_open(learning):
    a, b = make_question(), make_question()
    hidden = make_question(visibility="internal")

    wish = Wish("these", codes=(b.code, hidden.code, "NO-1", a.code, b.code), n=9)

    assert codes_for(wish, None) == [b.code, a.code]


def test_a_plan_spreads_what_is_new_over_the_days_and_what_is_due_comes_first(learning):
    for _ in range(6):
        make_question(roles=("lead",))
    role = Role.objects.get(slug="lead")
    day = timezone.localdate() + timedelta(days=3)
    learning.post("plan/", role=role.pk, interview_on=day.isoformat(), minutes=40)
    assert "今天该练 2 题" in learning.get("").content.decode()

    sitting = begin(learning, of="plan")

    assert len(sitting.codes) == 2
    learning.post("plan/", drop="1")
    assert Plan.objects.count() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"interview_on": "2001-01-01"},
        {"interview_on": "昨天"},
        {"minutes": "0"},
        {"minutes": "9999"},
        {"role": ""},
    ],
)
def test_a_plan_that_cannot_be_is_given_back(learning, fields):
    role = Role.objects.get(slug="lead")
    day = timezone.localdate() + timedelta(days=3)
    sent = {"role": role.pk, "interview_on": day.isoformat(), "minutes": 45} | fields

    response = learning.post("plan/", **sent)

    assert response.status_code == 400
    if "minutes" not in fields:
        assert 'value="45"' in response.content.decode()
    assert Plan.objects.count() == 0


STEMS = (
    ("behavioral", 10, "说一件你带新人少走弯路的事，他后来怎样？"),
    ("behavioral", 10, "哪一次排班你排错了，怎么补救的？"),
    ("behavioral", 10, "讲一次你替组员顶住压力的经历。"),
    ("behavioral", 10, "什么时候你改变了一项质检规则？"),
    ("behavioral", 10, "你上一次向经理要资源，是怎么说的？"),
    ("situational", 15, "早高峰缺了三个人，队列已经四十，你先做什么？"),
    ("stress", 20, "你凭什么认为自己比老组长更合适？"),
    ("technical", 15, "接通率和服务水平有什么不同，各看什么？"),
)


def interview(learning):
    """A mock interview that has all its eight questions."""
    for category, points, stem in STEMS:
        make_question(stem, category=category, points=points, roles=("lead",))
    return begin(learning, of="short", role="lead")


def test_a_mock_interview_shows_no_answer_until_the_end_and_is_marked_in_one_run(learning):
    sitting = interview(learning)
    assert (sitting.kind, len(sitting.codes)) == ("mock", 8)

    for code in sitting.codes:
        question = Question.objects.get(code=code)
        response = learning.answer(question, sitting=sitting.pk)
        assert response.url == f"/practice/sittings/{sitting.pk}/next/"
        page = learning.get(f"sittings/{sitting.pk}/").content.decode()
        assert question.answer[:12] not in page

    seen = []
    while re.search(r"/mark/$", address := learning.get(f"sittings/{sitting.pk}/next/").url):
        attempt = Attempt.objects.get(pk=int(address.split("/")[-3]))
        learning.mark(attempt, (3, 3, 3))
        seen.append(attempt.question.code)
    assert seen == sitting.codes

    response = learning.get(f"sittings/{sitting.pk}/")
    report = response.context["report"]
    assert (report["points"], report["maximum"]) == (Decimal("60.00"), Decimal(100))
    assert report["percent"] == Decimal("60.00")
    assert [(c.slug, s.percent) for c, s in report["categories"]] == [
        ("behavioral", Decimal("60.00")),
        ("situational", Decimal("60.00")),
        ("stress", Decimal("60.00")),
        ("technical", Decimal("60.00")),
    ]
    assert len(report["work"]) == 3
    assert "说出由自己跟到底" in response.content.decode()


def test_a_question_retired_in_mid_session_is_passed_over_and_said(learning):
    make_question(), make_question()
    sitting = begin(learning, of="some")
    Question.objects.filter(code=sitting.codes[0]).update(status="retired")

    assert sitting.codes[1] in learning.get(f"sittings/{sitting.pk}/next/").url
    assert f"{sitting.codes[0]} 已下架" in learning.get(f"sittings/{sitting.pk}/").content.decode()


@pytest.mark.parametrize("query", ["of=due", "of=weak", "of=some&role=director", "of=these"])
def test_nothing_to_practise_is_said_and_begins_nothing(learning, query):
    response = learning.client.get(f"/practice/begin/?{query}")
    assert "没有" in response.content.decode() or "None" in response.content.decode()

    assert learning.client.post("/practice/begin/", dict(p.split("=") for p in query.split("&")))
    assert Sitting.objects.count() == 0


@pytest.mark.parametrize("query", ["of=x&role=y&category=z&n=-3&kind=q", "n=999999", "sitting=x"])
def test_an_odd_address_is_understood_as_far_as_it_can_be(learning, query):
    make_question()

    response = learning.client.get(f"/practice/begin/?{query}")

    assert response.status_code == 200
    assert len(response.context["codes"]) == 1


def test_the_list_the_basket_and_the_question_lead_into_practice(learning, client):
    a, b = make_question(), make_question()
    page = client.get("/questions/?sort=code").content.decode()
    link = re.search(r'href="(/practice/begin/\?[^"]+)"', page)[1].replace("&amp;", "&")
    assert client.get(link).context["codes"] == [a.code, b.code]
    assert f"/practice/questions/{a.code}/" in client.get(a.get_absolute_url()).content.decode()
    client.post("/sets/basket/change/", {"code": b.code, "action": "add"})
    assert f"/practice/begin/?code={b.code}" in client.get("/sets/basket/").content.decode()


def test_a_set_is_taken_as_a_mock_interview_of_its_open_questions(learning, client):
    shown, hidden = make_question(), make_question(visibility="internal")
    owner = make_user(is_superuser=True)
    paper = make_set([hidden, shown], by=owner)
    client.force_login(owner)

    page = client.get(paper.get_absolute_url()).content.decode()
    address = re.search(r'href="/practice/(begin/[^"]+kind=mock)"', page)[1].replace("&amp;", "&")

    begin_page = " ".join(learning.get(address).content.decode().split())
    assert 'value="mock" checked' in begin_page
    assert begin(learning, of="these", code=[hidden.code, shown.code], kind="mock").codes == [
        shown.code
    ]
