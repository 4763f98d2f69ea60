"""Limits are exact, the same for every worker, and remember nobody by name."""

import json

import pytest

from interviews.models import Turn, take_turn
from tests.curation.own_bank import OwnBank

AT_ONCE = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from interviews.models import take_turn
def take(_):
    try:
        return take_turn("report", "at once")
    finally:
        connection.close()
with ThreadPoolExecutor(8) as pool:
    print(json.dumps(list(pool.map(take, range(16)))))
"""
NOON = 1_800_000_000.0


@pytest.mark.django_db
def test_so_many_turns_are_taken_and_then_it_says_when_there_is_one():
    waits = [take_turn("report", "1.2.3.4", now=NOON + second) for second in range(7)]

    assert waits == [0, 0, 0, 0, 0, 595, 594]
    assert take_turn("report", "1.2.3.5", now=NOON + 7) == 0
    assert take_turn("report", "1.2.3.4", now=NOON + 599.5) == 1
    assert take_turn("report", "1.2.3.4", now=NOON + 600) == 0


@pytest.mark.django_db
def test_two_limits_hold_together_and_no_minute_has_more_than_six():
    moments = [NOON + 5 * step for step in range(720)]  # an hour, a try every five seconds

    taken = [t for t in moments if take_turn("sign in from an address", "a", now=t) == 0]

    assert len(taken) == 30
    assert max(sum(t <= other < t + 60 for other in taken) for t in taken) == 6


@pytest.mark.django_db
def test_a_clock_that_was_a_year_ahead_keeps_nobody_out():
    for _ in range(5):
        assert take_turn("report", "a", now=NOON + 400 * 86400) == 0

    assert take_turn("report", "a", now=NOON) == 0


@pytest.mark.django_db
def test_nobody_is_kept_by_name_and_rows_that_say_nothing_go():
    take_turn("report", "1.2.3.4", now=NOON - 10**9)
    take_turn("report", "1.2.3.5")

    assert all("1.2.3" not in str(row) for row in Turn.objects.values())
    Turn.objects.expired().delete()
    assert Turn.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_turns_taken_at_once_by_two_processes_of_many_threads_are_each_counted(tmp_path):
    with OwnBank(tmp_path) as bank:
        bank.said('from django.core.management import call_command; call_command("migrate")')
        running = [bank.python(AT_ONCE) for _ in range(2)]
        waits = [w for process in running for w in json.loads(process.communicate(timeout=120)[0])]

    assert (waits.count(0), len(waits)) == (5, 32)


@pytest.mark.django_db
def test_a_refused_turn_writes_nothing(django_assert_num_queries):
    for _ in range(5):
        take_turn("report", "a", now=NOON)

    with django_assert_num_queries(1):
        assert take_turn("report", "a", now=NOON) > 0
