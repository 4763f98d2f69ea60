import pytest
from hypothesis import given

from interviews.bankfile.complete import length, problems
from tests.bankfile.make import COMPLETE, make_criterion, make_triple
from tests.bankfile.strategies import triples


def gaps(**values):
    return [(field, str(message)) for field, message in problems(make_triple(**values))]


def rubric(*criteria):
    return {"rubric": criteria, "points": sum(criterion.weight for criterion in criteria)}


def test_a_complete_triple_is_short_of_nothing():
    assert problems(COMPLETE) == []


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("roles", (), "At least one role is needed."),
        ("category", "", "A category is needed."),
        ("stem", "短", "1 characters; 15 to 120 are needed."),
        ("answer", "**长**" * 601, "601 characters; 200 to 600 are needed."),
        ("analysis", "看" * 151, "151 characters; 40 to 150 are needed."),
        ("competencies", (), "0 entries; 1 to 3 are needed."),
        ("tags", ("排班",), "1 entries; 2 to 5 are needed."),
        ("tags", ("排班", " "), "An entry is empty."),
        ("key_points", tuple("一二三四五六"), "6 entries; 3 to 5 are needed."),
        ("probes", ("追问？",), "1 entries; 2 to 4 are needed."),
        ("red_flags", tuple("一二三四"), "4 entries; 1 to 3 are needed."),
        ("difficulty", 0, "0 is not between 1 and 5."),
        ("minutes", 7, "7 is not between 2 and 6."),
    ],
)
def test_a_gap_is_named(field, value, reason):
    assert gaps(**{field: value}) == [(field, reason)]


@pytest.mark.parametrize(
    ("criterion", "reason"),
    [
        (make_criterion("", excellent="甲", adequate="乙", poor="丙"), "Criterion 3 has no name."),
        (make_criterion("次序", poor=" "), "Criterion 3 lacks an anchor."),
        (
            make_criterion("次序", adequate="甲", poor="甲 "),
            "Two anchors of criterion 3 are the same.",
        ),
        (make_criterion("次序", weight=0), "A weight is not positive."),
    ],
)
def test_a_gap_in_the_rubric_is_named(criterion, reason):
    complete = [make_criterion("甲"), make_criterion("乙")]
    assert gaps(**rubric(*complete, criterion)) == [("rubric", reason)]


def test_the_rubric_has_enough_criteria_whose_weights_sum_to_the_points():
    assert gaps(rubric=()) == [
        ("rubric", "0 entries; 3 to 5 are needed."),
        ("rubric", "The weights sum to 0, not to the 15 points."),
    ]


def test_length_counts_what_is_read():
    assert length("**甲**：\n乙\n\n- 丙\n- 丁 2") == 7


@given(triples)
def test_any_triple_can_be_judged(triple):
    assert isinstance(problems(triple), list)
