"""How far somebody is: the ladder, competencies, scores; few queries whatever the history."""

import pytest
from django.utils import timezone

from interviews.models import Attempt, Card, Learner
from interviews.practice.progress import HEIGHT, WIDTH, Progress, scores
from tests.make import make_question

pytestmark = pytest.mark.django_db


def test_the_ladder_counts_what_was_practised_and_what_went_well(learning):
    good, poor, _new = (make_question(roles=("lead",), category="stress") for _ in range(3))
    make_question(roles=("lead",), category="stress", visibility="internal")
    learning.practise(good, (5, 5, 5))
    learning.practise(poor, (1, 1, 1))

    _roles, rows = Progress(Learner.objects.get()).ladder()

    steps = {
        (category.slug, step.role.slug): (step.total, step.practised, step.good)
        for category, found in rows
        for step in found
        if step.total
    }
    assert steps == {("stress", "lead"): (3, 2, 1)}
    assert Progress(None).ladder()[1][2][1][1].practised == 0


def test_scores_are_drawn_from_the_oldest_to_the_newest(learning):
    question = make_question()
    for levels in ((1, 1, 1), (3, 3, 3), (5, 5, 5)):
        learning.practise(question, levels)

    found = [(score.x, score.y) for score in scores(Learner.objects.get())]

    assert found == [(0, HEIGHT * 0.8), (WIDTH / 2, HEIGHT * 0.4), (WIDTH, 0)]
    assert "polyline" in learning.get("progress/").content.decode()


def grown(learner, question, n):
    """Give a learner n more marked answers to one question."""
    attempt = Attempt.objects.filter(learner=learner).latest("pk")
    rows = [
        Attempt(
            learner=learner, question=question, version=attempt.version, key=f"old {place}",
            way="mind", levels=[3, 3, 3], points=6, percent=60, marked_at=timezone.now(),
        )
        for place in range(n)
    ]  # fmt: skip
    Attempt.objects.bulk_create(rows)


@pytest.mark.parametrize(
    ("address", "queries"),
    [("", 13), ("progress/", 12), ("weak/", 5), ("begin/?of=some", 9), ("sittings/%d/", 9)],
)
def test_query_counts_do_not_grow_with_the_history(
    learning, django_assert_max_num_queries, address, queries
):
    questions = [make_question() for _ in range(3)]
    for question in questions:
        learning.practise(question, (1, 1, 1))
    learning.post("begin/", of="some")
    learner = Learner.objects.get()
    address = address.replace("%d", str(learner.sittings.get().pk))
    for n in (2, 60):
        grown(learner, questions[0], n) if n == 2 else None
        if n == 60:
            Attempt.objects.filter(key__startswith="old").delete()
            grown(learner, questions[0], n)
        with django_assert_max_num_queries(queries):
            assert learning.client.get(f"/practice/{address}").status_code == 200


def test_a_page_beyond_the_last_is_the_last(learning):
    learning.practise(make_question())

    response = learning.get("progress/", page="99")

    assert response.context["page"].number == 1
    assert Card.objects.count() == 1
