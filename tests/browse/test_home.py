"""The first page: where each reader begins, and what is new."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from interviews.browse.newest import Arrival, by_turns
from interviews.models import Question
from tests.make import make_question

ROLES = ("specialist", "lead", "manager", "director")


def new_codes(client):
    body = client.get("/").content.decode()
    return re.findall(r'<li class="code">([A-Z]+-\d+)', body.partition('id="new"')[2])


def published(code, *, days_ago):
    at = timezone.now() - timedelta(days=days_ago)
    Question.objects.filter(code=code).update(published_at=at)


@pytest.mark.django_db
def test_what_came_in_one_load_is_shown_by_roles_and_categories_in_turn(client):
    kinds = [(role, kind) for role in ROLES for kind in ("behavioral", "stress", "technical")]
    for number, (role, kind) in enumerate(kinds):
        make_question(code=f"TS-90{number:02}", roles=(role,), category=kind)

    shown = new_codes(client)

    roles = [kinds[int(code[-2:])] for code in shown]
    assert len(shown) == 5
    assert {role for role, _ in roles[:4]} == set(ROLES)
    assert {kind for _, kind in roles[:3]} == {"behavioral", "stress", "technical"}


@pytest.mark.django_db
def test_a_later_day_comes_before_any_turn(client):
    make_question(code="TS-9001", roles=("lead",))
    make_question(code="TS-9002", roles=("lead",))
    make_question(code="TS-9003", roles=("manager",))
    published("TS-9001", days_ago=1)
    published("TS-9002", days_ago=2)
    published("TS-9003", days_ago=3)

    assert new_codes(client) == ["TS-9001", "TS-9002", "TS-9003"]


def test_of_a_day_the_facets_seen_least_take_their_turn():
    day = date(2026, 3, 1)
    rows = [(4, "a", "x"), (3, "a", "y"), (2, "b", "x"), (1, "b", "y")]
    arrivals = [Arrival(key, day, (("role", r), ("category", c))) for key, r, c in rows]

    assert by_turns(arrivals, 3) == [4, 1, 3]


@pytest.mark.django_db
def test_each_of_the_three_readers_is_told_where_to_begin(client):
    body = client.get("/").content.decode().partition('class="readers"')[2].partition("</ul>")[0]

    lines = re.findall(r'href="([^"]+)"><b>([^<]+)</b>\s+([^<]+)</a>', body)
    assert lines == [
        ("/questions/", "候选人", "从你的岗位进去，先想，再看答案"),
        ("/guides/#interviewer", "面试官", "先学按锚点打分，再挑题、印评分表"),
        ("/help/trainers/", "培训师", "组一套卷，印试题卷和参考答案"),
    ]
