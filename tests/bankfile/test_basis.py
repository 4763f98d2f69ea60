"""What a question rests on is written so that it can be looked up, and checked again."""

from datetime import date

import pytest

from interviews.bankfile.basis import Basis, read
from interviews.bankfile.complete import problems
from tests.bankfile.make import make_triple


def test_a_line_names_law_article_and_day():
    assert read("《旅游法》第三十五条，2026-11-27") == Basis(
        "《旅游法》", "第三十五条", date(2026, 11, 27)
    )
    assert read(" 《快递市场管理办法》, 2026-01-02 ") == Basis(
        "《快递市场管理办法》", "", date(2026, 1, 2)
    )


@pytest.mark.parametrize(
    "line", ["", "旅游法第三十五条，2026-11-27", "《旅游法》第三十五条", "《旅游法》，2026-13-01"]
)
def test_another_line_is_a_gap(line):
    (gap,) = problems(make_triple(basis=(line,)))

    assert (gap.field, read(line)) == ("basis", None)
