import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.text.numerals import number_of, numeral


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (42, "四十二"), (99, "九十九"),
     (100, "100"), (0, "0"), (-1, "-1")],
)  # fmt: skip
def test_numbers_are_written_as_papers_count(number, written):
    assert numeral(number) == written


@pytest.mark.parametrize(
    ("text", "number"),
    [("一", 1), ("十", 10), ("十二", 12), ("三十", 30), ("17", 17), ("甲", 0), ("", 0)],
)
def test_numbers_are_read(text, number):
    assert number_of(text) == number


@given(st.integers(0, 10_000))
def test_what_is_written_is_read_back(number):
    assert number_of(numeral(number)) == number
