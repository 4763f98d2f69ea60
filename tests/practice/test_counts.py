"""What all learners together say of a question: from five on, never of one of them."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from interviews.models import Attempt, Learner, PracticeCount
from interviews.practice.attempts import Answer, begin, mark
from interviews.practice.counts import recount
from tests.make import make_question, make_user

pytestmark = pytest.mark.django_db


QUERIES = 5


def practise(learner, question, levels):
    attempt = begin(learner, question, Answer(f"{Attempt.objects.count()}", "mind"))
    mark(attempt, levels, [])
    return attempt


def learners(n):
    return [Learner.objects.create() for _ in range(n)]


def test_five_learners_make_figures_of_their_first_answers():
    question, other = make_question(), make_question()
    for learner, level, elsewhere in zip(
        learners(5), (1, 2, 3, 4, 5), (1, 2, 3, 4, 4), strict=True
    ):
        practise(learner, question, (level, level, level))
        practise(learner, question, (5, 5, 5))  # seen the model answer
        practise(learner, other, (elsewhere,) * 3)

    assert recount() == 2

    count = question.practice_count
    assert (count.learners, count.attempts, count.percent) == (5, 10, Decimal("60.00"))
    assert count.levels == ["3.00"] * 3
    # 20 40 60 80 100 against 20 40 60 80 80: products 3200, squares 4000 and 2720, r = 0.9702
    assert count.discrimination == Decimal("0.97")


def test_of_four_learners_nothing_is_stored_and_what_was_goes_with_the_fifth():
    question, people = make_question(), learners(5)
    for learner in people[:4]:
        practise(learner, question, (3, 3, 3))
    assert recount() == 0
    practise(people[4], question, (3, 3, 3))
    assert recount() == 1

    people[0].delete()
    call_command("count_practice")

    assert PracticeCount.objects.count() == 0


def test_levels_are_those_of_the_text_as_it_stands():
    question = make_question(code="TS-9001")
    people = learners(6)
    for learner in people[:5]:
        practise(learner, question, (5, 5, 5))
    question = make_question("换了一个问法：退款没有到账，你怎么回复？", code="TS-9001", points=12)
    practise(people[5], question, (1, 1, 1))

    recount()

    count = PracticeCount.objects.get()
    assert (count.learners, count.levels, count.discrimination) == (6, [], None)


def counted(question, **fields):
    known = {"learners": 20, "attempts": 30, "percent": 50, "counted_at": timezone.now()}
    return PracticeCount.objects.create(question=question, **known | fields)


@pytest.mark.parametrize(("n", "shown"), [(19, False), (20, True)])
def test_how_others_did_is_told_to_who_practised_from_twenty_learners_on(learning, n, shown):
    question = make_question()
    counted(question, learners=n)
    query = f"marks/?code={question.code}"
    assert "data-others" not in Client().get(f"/practice/{query}").content.decode()

    attempt = learning.practise(question)

    for page in (learning.get(query), learning.get(f"attempts/{attempt.pk}/")):
        assert (f"{n} 人练过，平均 50%" in page.content.decode()) == shown


def test_curators_see_first_what_scores_unlike_its_label():
    easy = [make_question(difficulty=1) for _ in range(3)]
    hard = make_question(difficulty=5)
    for question, percent in zip(easy, (90, 88, 30), strict=True):
        counted(question, percent=percent, levels=["2.00", "4.00", "5.00"])
    counted(hard, percent=95, discrimination=Decimal("0.02"))
    client = Client()
    client.force_login(make_user(group="题库编辑"))

    page = client.get("/admin/practised/").content.decode()

    assert page.index(easy[2].code) < page.index(easy[0].code)
    for said in ("练起来难，标签却容易", "练起来容易，标签却难", "区分不出好坏", "接手 2.00"):
        assert said in page


def test_the_desk_page_takes_the_same_queries_at_any_length(client, django_assert_num_queries):
    client.force_login(make_user(is_superuser=True))
    counted(make_question())
    with django_assert_num_queries(QUERIES):
        client.get("/admin/practised/")
    for _ in range(9):
        counted(make_question())
    with django_assert_num_queries(QUERIES):
        client.get("/admin/practised/")


def test_nobody_without_the_desk_sees_the_figures(client):
    client.force_login(make_user(group="培训师"))

    assert client.get("/admin/practised/").status_code == 403


def test_counting_takes_no_time_by_the_number_of_answers(django_assert_max_num_queries):
    question, [learner] = make_question(), learners(1)
    for _ in range(12):
        practise(learner, question, (3, 3, 3))
    with django_assert_max_num_queries(6):
        recount()
