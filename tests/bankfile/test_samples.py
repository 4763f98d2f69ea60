"""Sample answers: what they need to be published, and what their marks have to say."""

from dataclasses import replace

import pytest

from interviews.bankfile.complete import hints, problems
from interviews.bankfile.errors import BankFileError
from interviews.bankfile.read import read_bank
from interviews.bankfile.samples import marked, total
from interviews.bankfile.triple import Sample
from interviews.bankfile.write import write_bank
from tests.bankfile.make import make_triple

ANSWER = "我会先打开公告，让客户知道要等多久，再去别的组借人。" * 4
ADEQUATE = Sample("adequate", ANSWER, (3, 3, 2), "想到了公告和借人，没有时限和数量。")
POOR = Sample("poor", "这种情况谁来都没有办法，只能让大家快一点，先把电话接完再说。" * 3, (1, 2, 1),
              "只催人，没有次序，也不看数据。")  # fmt: skip


def said(*samples):
    return [str(gap.message) for gap in problems(make_triple(samples=samples))]


def test_whole_samples_lack_nothing_and_weigh_by_their_marks():
    triple = make_triple(samples=(ADEQUATE, POOR))

    assert problems(triple) == []
    assert [total(triple, one) for one in triple.samples] == [40, 20]
    assert [mark for _, mark in marked(triple, POOR)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        (replace(ADEQUATE, answer="短"),
         "Adequate: the answer has 1 characters; 80 to 250 are needed."),
        (replace(ADEQUATE, answer="长" * 251),
         "Adequate: the answer has 251 characters; 80 to 250 are needed."),
        (replace(POOR, why="差"), "Poor: the reason has 1 characters; 10 to 100 are needed."),
        (replace(POOR, marks=(1, 0, 1)),
         "Poor: each line of the rubric needs a mark from 1 to 5."),
        (replace(POOR, marks=()), "Poor: each line of the rubric needs a mark from 1 to 5."),
        (replace(ADEQUATE, marks=(5, 5, 5)),
         "The adequate sample has to have fewer points than the question."),
    ],
)  # fmt: skip
def test_what_a_sample_is_short_of_is_said(sample, expected):
    assert said(sample) == [expected]


def test_the_poor_sample_has_fewer_points_than_the_adequate_one():
    as_good = replace(POOR, marks=(3, 3, 2))

    assert said(ADEQUATE, as_good) == [
        "The poor sample has to have fewer points than the adequate one."
    ]


def test_a_question_without_samples_is_complete_and_gets_a_hint():
    none, one = make_triple(), make_triple(samples=(ADEQUATE,))

    assert problems(none) == problems(one) == []
    assert [str(hint.message) for hint in hints(none)] == [
        "No samples yet: an adequate and a poor answer make the anchors heard."
    ]
    assert [str(hint.message) for hint in hints(one)] == ["Poor: there is no sample yet."]
    assert hints(make_triple(samples=(ADEQUATE, POOR))) == []


def found_in(*samples):
    text = write_bank([make_triple(status="draft", samples=samples)])
    with pytest.raises(BankFileError) as error:
        read_bank(text, "a.yaml")
    return [f"{p.field}: {p.message}" for p in error.value.problems]


def test_marks_that_fit_no_rubric_and_a_level_twice_are_refused_in_a_draft_too():
    assert found_in(replace(ADEQUATE, marks=(3, 3))) == [
        "samples: 2 marks for the 3 lines of the rubric."
    ]
    assert found_in(POOR, POOR) == ["samples: poor stands there twice."]
    assert found_in(replace(POOR, marks=(1, 6, 1))) == [
        "samples.1.marks: 6 is not between 0 and 5."
    ]


def test_an_unknown_level_is_refused():
    text = write_bank([make_triple(status="draft", samples=(POOR,))])
    with pytest.raises(BankFileError, match="fair is unknown; known are: adequate, poor"):
        read_bank(text.replace("level: poor", "level: fair"), "a.yaml")


def test_a_half_written_sample_may_stand_in_a_draft():
    half = Sample("poor", "还没写完", (0, 2, 0), "")
    nothing = Sample("adequate", "", (0, 0, 0), "")

    (triple,) = read_bank(
        write_bank([make_triple(status="draft", samples=(half, nothing))]), "a.yaml"
    )

    assert triple.samples == (half,)
