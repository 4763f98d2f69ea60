"""Papers that were exported as JSON, read back."""

import json
from contextlib import suppress
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.bankfile.errors import BankFileError
from interviews.bankfile.paper import read_paper
from interviews.bankfile.triple import EXTRAS, SECRETS
from interviews.bankfile.vocabulary import SHIPPED
from interviews.exports.booklet import Sheet
from interviews.exports.formats import write
from tests.bankfile.strategies import triples
from tests.exports.make import make_booklet, make_triple, with_texts

ODD = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["code", "stem", "x"]), inner)
    ),
    max_leaves=6,
)


def paper(**changes):
    """A paper of one question as plain values, with `changes` in it."""
    values = json.loads(write(make_booklet(1, Sheet.INTERVIEWER), "json").content)
    values["sections"][0]["items"][0]["question"] |= changes
    return values


def read(values):
    return read_paper(json.dumps(values).encode(), SHIPPED)


@given(triples.filter(lambda triple: triple.stem))
def test_what_was_written_is_read(triple):
    lines = {"rubric": triple.rubric, "samples": triple.samples}
    content = write(with_texts(**asdict(triple) | lines), "json").content

    [found] = read_paper(content, SHIPPED).questions

    stated = asdict(triple)
    assert {name: value for name, value in stated.items() if value or name not in EXTRAS} == {
        name: tuple(map(asdict, value)) if name in lines else value for name, value in found.items()
    }


def test_a_candidates_paper_states_nothing_of_answers():
    content = write(make_booklet(2, Sheet.CANDIDATE), "json").content

    for question in read_paper(content, SHIPPED).questions:
        assert question.keys() & SECRETS.keys() == set()
        assert question["stem"] == make_triple().stem


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"difficulty": 6}, "difficulty"),
        ({"roles": ["boss"]}, "roles"),
        ({"tags": ["长" * 31]}, "tags"),
        ({"rubric": [{"criterion": "甲"}]}, "rubric.1.weight"),
        ({"mood": "good"}, "mood"),
        ({"points": True}, "points"),
    ],
)
def test_a_value_that_no_question_can_have_is_named(change, said):
    with pytest.raises(BankFileError) as caught:
        read(paper(**change))

    problem = caught.value.problems[0]
    assert (problem.question, problem.field) == ("CS-0001", said)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"7", b"{}", b'{"sections": 7}', b"[" * 90_000, b"\xff\xfe\x00"]
)
def test_what_is_no_paper_of_ours_is_none(content):
    assert read_paper(content, SHIPPED) is None


def test_a_list_of_questions_in_that_shape_is_no_paper_of_ours():
    short = paper()
    del short["sections"][0]["items"][0]["question"]["minutes"]

    assert read(short) is None


@given(st.fixed_dictionaries({"sections": ODD, "pictures": ODD}), ODD)
def test_odd_values_are_none_or_refused(values, question):
    for odd in (values, paper() | {"pictures": values["pictures"]}, paper(stem=question)):
        with suppress(BankFileError):
            found = read(odd)
            assert found is None or all(question["stem"] for question in found.questions)
