from interviews.bankfile.check.quality import anchors, completeness
from tests.bankfile.make import make_criterion, make_triple


def said(findings):
    return [(found.codes, str(found.message)) for found in findings]


def test_complete_triples_pass():
    assert said(completeness([make_triple()])) == []


def test_an_incomplete_triple_is_named_with_its_field():
    (found,) = completeness([make_triple(minutes=9)])
    assert str(found) == "complete.minutes: CS-0001: 9 is not between 2 and 6."


def test_anchors_that_are_written_once_pass():
    assert said(anchors([make_triple()])) == []


def test_an_anchor_of_two_questions_is_named():
    first = make_triple("CS-0001", rubric=(make_criterion("甲", poor="不理客户，挂断电话"),))
    second = make_triple("CS-0002", rubric=(make_criterion("乙", poor="不理客户、挂断电话。"),))
    expected = [
        (("CS-0001", "CS-0002"), "This anchor is used 2 times: 不理客户，挂断电话"),
    ]
    assert said(anchors([first, second])) == expected
