"""When a question comes back: FSRS's own results, the rules of weak, and the plan by the day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from fsrs import Card, Rating, Scheduler

from interviews.practice.schedule import day_plan, is_weak, rating_of, reviewed

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("percent", "rating"),
    [
        ("0", Rating.Again),
        ("39.99", Rating.Again),
        ("40", Rating.Hard),
        ("59.99", Rating.Hard),
        ("60", Rating.Good),
        ("84.99", Rating.Good),
        ("85", Rating.Easy),
        ("100", Rating.Easy),
    ],
)
def test_a_score_says_how_well_it_is_known(percent, rating):
    assert rating_of(Decimal(percent)) == rating


def test_a_thousand_histories_come_back_when_the_package_says():
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    chance = Random(7)
    for _ in range(1_000):
        card, state, at = Card(card_id=1), None, NOON
        for _ in range(chance.randint(1, 8)):
            percent = Decimal(chance.randint(0, 10_000)) / 100
            card, _log = scheduler.review_card(card, rating_of(percent), at)
            seen = reviewed(state, percent, at)
            state = seen.state
            assert (seen.due, state) == (card.due, card.to_dict())
            at = card.due + timedelta(hours=chance.randint(-12, 400))
            at = max(at, NOON)


def test_a_forgotten_answer_comes_back_tomorrow_and_a_good_one_later():
    assert reviewed(None, Decimal(20), NOON).due == NOON + timedelta(days=1)
    good = reviewed(None, Decimal(70), NOON)
    assert good.due == NOON + timedelta(days=2)
    assert reviewed(good.state, Decimal(70), good.due).due > good.due + timedelta(days=4)


def test_a_clock_that_was_wrong_breaks_nothing():
    ahead = reviewed(None, Decimal(70), NOON + timedelta(days=400))
    assert reviewed(ahead.state, Decimal(70), NOON).due > NOON


@pytest.mark.parametrize(
    ("percents", "weak"),
    [
        ([], False),
        ([60], False),
        ([59], True),
        ([59, 75], True),
        ([59, 75, 75], False),
        ([59, 75, 70, 75], True),
        ([59, 75, 75, 50], True),
        ([90, 20, 100, 100, 61], False),
    ],
)
def test_weak_is_in_by_one_and_out_by_two_in_a_row(percents, weak):
    assert is_weak([Decimal(p) for p in percents]) is weak


def plan(days, **more):
    fields = {"minutes": 40, "each": 8, "unmet": 20, "due": 0} | more
    today = date(2026, 3, 2)
    return day_plan(today=today, interview=today + timedelta(days), **fields)


def test_new_questions_are_spread_over_the_days_that_remain():
    assert (plan(10).new, plan(10).later) == (2, 0)
    assert (plan(5).new, plan(5).later) == (4, 0)
    assert plan(10, unmet=21).new == 3


def test_what_is_due_comes_first_and_never_more_than_the_minutes():
    assert (plan(10, due=3).due, plan(10, due=3).new) == (3, 2)
    assert (plan(10, due=9).due, plan(10, due=9).new, plan(10, due=9).today) == (5, 0, 5)


def test_what_does_not_fit_before_the_day_is_said():
    assert (plan(2).new, plan(2).later) == (5, 10)


def test_on_the_day_itself_and_after_it_the_plan_still_reckons():
    assert plan(0).days == 1
    assert plan(-3).days == 1
    assert plan(3, minutes=5).today == 1
