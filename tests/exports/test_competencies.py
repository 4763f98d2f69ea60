from dataclasses import replace

from interviews.exports.booklet import Section
from interviews.exports.competencies import by_competency
from interviews.exports.rubric import rubric
from tests.exports.make import make_booklet, make_item, make_triple


def booklet_of(*triples):
    items = tuple(make_item(number, triple) for number, triple in enumerate(triples, 1))
    return make_booklet(1, sections=(Section("题", items),))


def test_a_question_counts_once_for_the_competency_it_names_first():
    booklet = booklet_of(
        make_triple(1, "behavioral", competencies=("同理心", "沟通表达")),
        make_triple(2, "stress", competencies=("沟通表达",)),
        make_triple(3, "technical", competencies=()),
    )

    found = [(group.name, group.points) for group in by_competency(booklet)]

    assert found == [("沟通表达", 20), ("综合表现", 15), ("同理心", 10)]
    assert sum(points for _, points in found) == booklet.points


def test_a_competency_shows_the_heaviest_criterion_of_its_weightiest_questions():
    booklet = make_booklet(40)

    (group,) = by_competency(booklet)

    assert [(number, line.weight) for number, line in group.anchors] == [
        (number, 8) for number in (21, 22, 23, 24)
    ]


def test_weights_follow_the_points_that_the_paper_gives():
    item = replace(make_item(1), points=30)

    assert make_item(1).weights == ("6", "5", "4")
    assert item.weights == ("12", "10", "8")
    assert replace(item, points=10).weights == ("4", "3", "3")
    assert [line["weight"] for line in rubric(item)] == ["12", "10", "8"]


def test_weights_of_nothing_stay_as_they_are():
    triple = make_triple(1)
    nothing = tuple(replace(line, weight=0) for line in triple.rubric)

    assert make_item(1, replace(triple, rubric=nothing)).weights == ("0", "0", "0")
