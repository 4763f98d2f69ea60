"""Agreement of a panel: as the package reckons it, and hidden where it would say nothing."""

from decimal import Decimal

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.scoring.agreement import LEAST, Agreement, agreement, leanings, spread
from interviews.scoring.levels import LEVELS

D = Decimal
# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C: four observers, ordinal 0.815.
PUBLISHED = """
1 2 3 3 2 1 4 1 2 * * *
1 2 3 3 2 2 4 1 2 5 * 3
* 3 3 3 2 3 4 2 2 5 1 *
1 2 3 3 2 4 4 1 2 5 1 *
"""
CODERS = [
    [None if mark == "*" else int(mark) for mark in row.split()]
    for row in PUBLISHED.strip().splitlines()
]
panels = st.integers(2, 6).flatmap(
    lambda n: st.integers(1, 20).flatmap(
        lambda criteria: st.lists(
            st.lists(st.sampled_from([None, *LEVELS]), min_size=criteria, max_size=criteria),
            min_size=n,
            max_size=n,
        )
    )
)


def test_the_published_example_comes_out_as_published():
    found = agreement(CODERS)

    assert found == Agreement(D("0.82"), 11)
    data = [[np.nan if mark is None else mark for mark in row] for row in CODERS]
    exact = krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal")
    assert exact == pytest.approx(0.815, abs=0.0005)
    assert "relied on" in found.word


@pytest.mark.parametrize(
    "interviewers",
    [
        [[5, 4, 3, 2, 1]] * 3,  # too few criteria
        [[5] * 9] * 3,  # all the same: nothing varies
        [[5, 4, 3, 2, 1, 5, 4]],  # nobody to compare with
        [[5, 4, 3, None, None, None, None], [None, None, None, 1, 2, 3, 4]],
    ],
)
def test_where_it_would_say_nothing_it_is_hidden(interviewers):
    assert agreement(interviewers) is None


def test_the_word_follows_the_number():
    assert [Agreement(D(alpha), 9).word.split(":")[0] for alpha in ("0.80", "0.67", "0.5")] == [
        "The panel hears the same",
        "The panel mostly hears the same",
        "The panel does not hear the same",
    ]


@given(panels)
def test_it_is_never_above_one_and_needs_enough(interviewers):
    found = agreement(interviewers)

    assert found is None or (found.alpha <= 1 and found.criteria >= LEAST)


@given(st.lists(st.sampled_from(LEVELS), min_size=LEAST, max_size=20), st.integers(2, 5))
def test_who_all_say_the_same_agree_wholly(levels, n):
    found = agreement([levels] * n)

    assert found is None if len(set(levels)) == 1 else found.alpha == 1


@given(panels)
def test_the_order_of_the_interviewers_says_nothing(interviewers):
    assert agreement(interviewers) == agreement(interviewers[::-1])


def test_the_spread_is_between_the_lowest_and_the_highest():
    assert [spread(each) for each in ([5, 3, None, 1], [4], [None], [])] == [4, 0, 0, 0]


def test_who_is_harsh_is_below_the_others_and_one_alone_is_nobody():
    harsh, mild, mid = [1] * LEAST, [5] * LEAST, [3] * LEAST

    assert leanings([harsh, mild, mid]) == (D("-3.00"), D("3.00"), D("0.00"))
    assert leanings([harsh[1:], mild[1:]]) == (None, None)
    assert leanings([harsh]) == (None,)
