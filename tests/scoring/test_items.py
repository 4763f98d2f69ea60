"""How hard a question is in practice, and whether it tells learners apart: reckoned by hand."""

from decimal import Decimal
from statistics import correlation as pearson

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.scoring.items import (
    Item,
    Sat,
    correlation,
    is_easier,
    is_flat,
    is_harder,
    item_of,
)

D = Decimal


def test_five_learners_by_hand():
    # Scores 40 50 60 70 80 against 45 55 50 80 70 at all else: both means 60;
    # products 300 + 50 + 0 + 200 + 200 = 750; squares 1000 and 850; r = 750 / sqrt(850000) = 0.8135
    answers = [
        Sat(D(40), D(45), (1, 3)),
        Sat(D(50), D(55), (2, 3)),
        Sat(D(60), D(50), (3, 3)),
        Sat(D(70), D(80), (4, 3)),
        Sat(D(80), D(70), (4, 5)),
    ]

    assert item_of(answers) == Item(5, D("60.00"), (D("2.80"), D("3.40")), D("0.81"))


def test_four_learners_are_too_few_to_say_anything():
    assert item_of([Sat(D(50))] * 4) is None


def test_learners_of_an_earlier_text_count_for_the_mean_only():
    answers = [Sat(D(50), D(50), (3,))] * 4 + [Sat(D(100))]

    assert item_of(answers) == Item(5, D("60.00"), (), None)


@pytest.mark.parametrize(
    ("pairs", "r"),
    [
        ([(1, 2), (2, 4), (3, 6)], "1.00"),
        ([(1, 3), (2, 1), (3, 2)], "-0.50"),
        ([(1, 5), (2, 5)], None),
        ([], None),
    ],
)
def test_correlation(pairs, r):
    assert correlation([(D(x), D(y)) for x, y in pairs]) == (None if r is None else D(r))


whole = st.integers(0, 100)


@given(st.lists(st.tuples(whole, whole), min_size=2, max_size=30))
def test_correlation_is_that_of_the_standard_library(pairs):
    found = correlation([(D(x), D(y)) for x, y in pairs])
    if found is None:
        assert any(len(set(side)) == 1 for side in zip(*pairs, strict=True))
    else:
        assert float(found) == pytest.approx(pearson(*zip(*pairs, strict=True)), abs=0.00501)


@pytest.mark.parametrize(
    ("difficulty", "percent", "harder", "easier"),
    [
        (2, "59.99", True, False),
        (2, "60", False, False),
        (3, "10", False, False),
        (4, "85", False, True),
        (4, "84.99", False, False),
    ],
)
def test_what_stands_out_against_the_label(difficulty, percent, harder, easier):
    found = is_harder(difficulty, D(percent)), is_easier(difficulty, D(percent))

    assert found == (harder, easier)


def test_a_question_at_which_all_score_alike_is_flat():
    assert [is_flat(D("0.09")), is_flat(D("0.1")), is_flat(None)] == [True, False, False]
