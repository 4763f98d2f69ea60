"""What a score says: the points of the papers, the lifts, and what to work on."""

from decimal import Decimal

from interviews.bankfile.triple import Criterion
from interviews.practice.report import (
    Answered,
    Share,
    by_category,
    by_competency,
    lifts,
    marked,
    percent_of,
    reckoned,
    to_work_on,
)
from interviews.practice.scaffold import FREE, SCAFFOLDS, scaffold_for

RUBRIC = (
    Criterion("情境", 2, "优一", "合一", "不一"),
    Criterion("取舍", 4, "优二", "合二", "不二"),
    Criterion("告知", 2, "优三", "合三", "不三"),
    Criterion("结果", 2, "优四", "合四", "不四"),
)


def test_the_sum_is_that_of_the_scorecard():
    result = marked(RUBRIC, [5, 3, 5, 3], ["编造"])

    assert (result.points, result.maximum) == (Decimal("7.6"), Decimal(10))
    assert result.red_flags == ("编造",)
    assert reckoned(RUBRIC, [5, 3, 5, 3]) == "2 + 2.4 + 2 + 1.2"


def test_the_next_anchor_lifts_and_what_brings_most_stands_first():
    found = [
        (lift.criterion, lift.anchor.level, lift.text, lift.gain)
        for lift in lifts(RUBRIC, [4, 2, 5, 1])
    ]

    assert found == [
        ("取舍", 3, "合二", Decimal("0.8")),
        ("结果", 3, "合四", Decimal("0.8")),
        ("情境", 5, "优一", Decimal("0.4")),
    ]


def answered(code, category, points, levels, *competencies):
    return Answered(
        code, category, competencies, Decimal(points), Decimal(10), lifts=lifts(RUBRIC, levels)
    )


def test_a_report_shares_out_by_category_and_competency():
    answers = [
        answered("A", "behavioral", "7.6", [5, 3, 5, 3], "沟通"),
        answered("B", "stress", "2", [1, 1, 1, 1], "抗压", "沟通"),
        answered("C", "behavioral", "10", [5, 5, 5, 5], "沟通"),
    ]

    assert by_category(answers) == (
        Share("behavioral", Decimal("17.6"), Decimal(20), 2),
        Share("stress", Decimal(2), Decimal(10), 1),
    )
    assert [(s.name, s.percent) for s in by_competency(answers)] == [
        ("抗压", Decimal("20.00")),
        ("沟通", Decimal("65.33")),
    ]
    assert [(work.code, work.lift.criterion) for work in to_work_on(answers)] == [
        ("A", "取舍"),
        ("B", "取舍"),
    ]


def test_nothing_out_of_nothing_is_nothing():
    assert percent_of(Decimal(0), Decimal(0)) == 0
    assert by_category([]) == by_competency([]) == to_work_on([]) == ()


def test_a_scaffold_shares_out_all_words_and_fits_the_category():
    for parts in [*SCAFFOLDS.values(), FREE]:
        assert sum(part.share for part in parts) == 100
        assert len({part.name for part in parts}) == len(parts)
    assert [part.name for part in scaffold_for("behavioral")][0] == "situation"
    assert scaffold_for("a fifth category") == FREE
