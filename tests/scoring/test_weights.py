from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.scoring.weights import shares, written

points = st.integers(1, 300)
weights = st.lists(st.integers(0, 100), min_size=1, max_size=10).filter(any)


def shown(*args):
    return [written(share) for share in shares(*args)]


@pytest.mark.parametrize(
    ("points", "weights", "expected"),
    [
        (10, [1, 1, 1], ["4", "3", "3"]),
        (10, [6, 5, 4], ["4", "3", "3"]),
        (15, [6, 5, 4], ["6", "5", "4"]),
        (30, [6, 5, 4], ["12", "10", "8"]),
        (20, [1, 1, 1], ["7", "7", "6"]),
        (2, [1, 1, 1], ["0.7", "0.7", "0.6"]),
        (10, [98, 1, 1], ["9.8", "0.1", "0.1"]),
        (10, [1, 0, 1], ["5", "0", "5"]),
        (10, [0, 0], ["0", "0"]),
        (10, [], []),
    ],
)
def test_points_are_shared_by_largest_remainder(points, weights, expected):
    assert shown(points, weights) == expected


def test_every_scorecard_of_the_usual_points_adds_up():
    # 720 cards: a bank's weights (3 to 5 criteria) on papers that give other points.
    cards = [
        (points, weights)
        for points in range(5, 41)
        for weights in ([1, 1, 1], [6, 5, 4], [4, 3, 3], [8, 6, 6], [2, 1, 1, 1], [5, 4, 3, 3],
                        [8, 6, 4, 2], [1, 1, 1, 1, 1], [5, 3, 3, 2, 2], [4, 4, 4, 4, 4],
                        [7, 5, 3], [9, 1, 1], [3, 3, 2, 2], [6, 6, 3], [10, 5, 5], [4, 2, 2, 2],
                        [20, 1, 1], [5, 5, 5, 5], [2, 2, 1], [3, 2, 2, 2, 1])
    ]  # fmt: skip
    wrong = [card for card in cards if sum(map(Decimal, shown(*card))) != card[0]]

    assert len(cards) == 720
    assert wrong == []


@given(points, weights)
def test_shares_sum_to_the_points_exactly(points, weights):
    assert sum(shares(points, weights)) == points
    assert sum(map(Decimal, shown(points, weights))) == points


@given(points, weights)
def test_each_share_is_within_one_unit_of_what_is_exact(points, weights):
    found = shares(points, weights)
    unit = 1 if all(share == int(share) for share in found) else Decimal("0.1")
    for share, weight in zip(found, weights, strict=True):
        assert abs(share * sum(weights) - points * weight) < unit * sum(weights)


@given(points, weights)
def test_a_heavier_criterion_never_gets_less(points, weights):
    found = sorted(zip(weights, shares(points, weights), strict=True))
    assert [share for _, share in found] == sorted(share for _, share in found)


@given(weights)
def test_weights_that_sum_to_the_points_are_their_own_shares(weights):
    assert shares(sum(weights), weights) == tuple(weights)


@pytest.mark.parametrize(("points", "weights"), [(-1, [1]), (1, [2, -1])])
def test_negative_numbers_are_refused(points, weights):
    with pytest.raises(ValueError, match="not negative"):
        shares(points, weights)
