import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.text.cells import inert, live
from tests.text.strategies import texts

STARTS = st.sampled_from(["", *"=+-@＝＋－＠\t\r", "'", "''", "'="])
FORMULAS = [
    '=HYPERLINK("http://evil.test";"点我")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
    "＝1+1", "＋1", "－1", "＠SUM(A1)", "'=1", "'＝1",
]  # fmt: skip
TAKEN = [
    "MAR-2026", "mar-2026", "SEPT-0012", "JUN2026", "3-Mar", "3-5", "3/5", "2026/3/5", "2026-03-05",
    "9:30", "007", "1E5", "12345678901234567", "'MAR-2026",
]  # fmt: skip
LEFT = [
    "CS-0042",
    "MARK-2026A",
    "MARCHING",
    "12",
    "3.",
    "'三一五'晚会",
    "三月",
    "a=b",
    "",
    "3-5 天",
    "'",
]


@pytest.mark.parametrize("text", FORMULAS + TAKEN)
def test_what_a_spreadsheet_would_run_or_change_gets_an_apostrophe(text):
    assert inert(text) == f"'{text}"
    assert live(inert(text)) == text


@pytest.mark.parametrize("text", LEFT)
def test_other_text_stays_as_it_is(text):
    assert (inert(text), live(text)) == (text, text)


def test_numbers_stay_numbers():
    assert (inert(-5), inert(10)) == (-5, 10)


@given(st.builds(str.__add__, STARTS, texts))
def test_what_was_made_inert_comes_back(text):
    assert live(inert(text)) == text


@given(st.builds(str.__add__, STARTS, texts))
def test_no_cell_begins_as_a_formula(text):
    assert not inert(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
