from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.scoring.levels import LEVELS
from interviews.scoring.panel import DROP_FROM, PanelResult, Rule, mean, panel_result, ranks
from interviews.scoring.results import Mark, Result, half_up, result_of, summed

D = Decimal
marks = st.lists(
    st.builds(Mark, st.integers(1, 40).map(Decimal), st.sampled_from([None, *LEVELS])), max_size=8
)
results = st.builds(Result, st.integers(0, 100).map(Decimal), st.just(Decimal(100)))


def of_100(*totals):
    return [Result(D(total), D(100)) for total in totals]


def test_a_criterion_scores_its_points_times_the_level_over_five():
    found = result_of([Mark(D(4), 5), Mark(D(3), 3), Mark(D(3), 1)], ["私自关闭等候入口"])

    assert found == Result(D("6.4"), D(10), ("私自关闭等候入口",))
    assert found.out_of_100 == D("64.00")


def test_what_was_not_probed_leaves_the_maximum():
    found = result_of([Mark(D(4), 5), Mark(D(3), 3), Mark(D(3), None)])

    assert found == Result(D("5.8"), D(7))
    assert found.out_of_100 == D("82.86")


def test_nothing_probed_is_no_score_and_not_zero():
    assert result_of([Mark(D(4), None)]).out_of_100 is None
    assert result_of([]) == Result()


def test_a_level_that_is_not_on_the_card_is_refused():
    with pytest.raises(ValueError, match="6 is none of the levels"):
        Mark(D(4), 6)


def test_a_scorecard_sums_its_questions_and_says_each_red_flag_once():
    parts = [Result(D(8), D(10), ("推责",)), Result(D(6), D(15), ("骂人", "推责")), Result()]

    assert summed(parts) == Result(D(14), D(25), ("推责", "骂人"))


@pytest.mark.parametrize(
    ("number", "expected"), [("0.125", "0.13"), ("0.124999", "0.12"), ("2.675", "2.68")]
)
def test_a_half_goes_up(number, expected):
    assert half_up(D(number)) == D(expected)


@given(marks)
def test_a_score_lies_between_its_bounds(marks):
    found = result_of(marks)
    assert found.maximum == sum(mark.points for mark in marks if mark.level is not None)
    assert found.maximum / 5 <= found.points <= found.maximum
    if found.maximum:
        assert D(20) <= found.out_of_100 <= D(100)


@given(marks)
def test_a_criterion_not_probed_changes_nothing(marks):
    assert result_of([*marks, Mark(D(7), None)]) == result_of(marks)


@given(marks, marks)
def test_two_parts_sum_to_the_whole(first, second):
    assert summed([result_of(first), result_of(second)]) == result_of(first + second)


def test_of_four_interviewers_all_count():
    assert panel_result(of_100(60, 70, 80, 91)) == PanelResult(D("75.25"), 4)


def test_from_five_on_one_highest_and_one_lowest_are_dropped():
    assert panel_result(of_100(60, 70, 80, 91, 70)) == PanelResult(D("73.33"), 3, D(60), D(91))
    assert panel_result(of_100(9, 9, 9, 9, 9, 9)) == PanelResult(D("9.00"), 4, D(9), D(9))


def test_totals_are_scaled_before_they_are_compared():
    found = panel_result([Result(D(40), D(50)), Result(D(60), D(100))])

    assert found == PanelResult(D("70.00"), 2)


def test_red_flags_reach_the_panel():
    heard = [Result(D(8), D(10), ("推责",)), Result(D(0), D(0), ("骂人",))]

    assert panel_result(heard) == PanelResult(D("80.00"), 1, red_flags=("推责", "骂人"))


@pytest.mark.parametrize("results", [[], [Result()]])
def test_a_panel_of_nobody_has_no_result(results):
    with pytest.raises(ValueError, match="needs an interviewer"):
        panel_result(results)
    with pytest.raises(ValueError, match="the mean of nothing"):
        mean([])


@given(st.lists(results, min_size=1, max_size=9), st.randoms())
def test_the_order_of_interviewers_changes_nothing(results, random):
    shuffled = random.sample(results, len(results))
    assert panel_result(shuffled) == panel_result(results)


@given(st.lists(results, min_size=5, max_size=9))
def test_one_wild_interviewer_cannot_leave_the_range_of_the_others(results):
    found = panel_result([*results, Result(D(100), D(100))])
    totals = [result.out_of_100 for result in results]
    assert min(totals) <= found.score <= max(totals)


def test_a_panel_may_choose_the_plain_mean():
    assert panel_result(of_100(60, 70, 80, 91, 70), Rule.MEAN) == PanelResult(D("74.20"), 5)


@given(st.lists(results, min_size=1, max_size=12))
def test_dropping_leaves_the_score_between_what_was_kept(given_results):
    totals = sorted(result.out_of_100 for result in given_results)
    found = panel_result(given_results)
    kept = totals if len(totals) < DROP_FROM else totals[1:-1]

    assert found.counted == len(kept)
    assert kept[0] <= found.score <= kept[-1]
    assert totals[0] <= panel_result(given_results, Rule.MEAN).score <= totals[-1]


def test_ties_share_a_place_and_the_next_one_is_left_out():
    assert ranks([D(80), None, D(90), D(80), D(70)]) == (2, None, 1, 2, 4)
    assert ranks([]) == ()


@given(st.lists(st.none() | st.integers(0, 100).map(Decimal), max_size=12))
def test_places_follow_the_scores(scores):
    places = ranks(scores)

    for score, place in zip(scores, places, strict=True):
        assert (place is None) == (score is None)
        above = [other for other in scores if other is not None and score is not None]
        assert place is None or place == 1 + sum(other > score for other in above)
