"""Paging: a page in the second half is counted off from the end and holds the same rows."""

import pytest
from django.core.paginator import Paginator

from interviews.models import Question
from interviews.web.pages import Pages
from tests.make import make_question

pytestmark = pytest.mark.django_db
ORDERS = [("code",), ("-published_at", "-pk"), ("difficulty", "code"), ("minutes", "-code")]


@pytest.fixture
def questions():
    for n in range(11):
        make_question(code=f"TS-{9000 + n}", difficulty=n % 3 + 1, minutes=n % 2 + 1)
    return Question.objects.published()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 3, 4, 11, 20])
def test_every_page_holds_the_rows_that_a_plain_one_holds(questions, order, size):
    rows = questions.order_by(*order)
    pages, plain = Pages(rows, size), Paginator(rows, size)

    assert [list(page) for page in pages] == [list(page) for page in plain]
    assert [page.start_index() for page in pages] == [page.start_index() for page in plain]


def test_the_last_page_passes_over_no_rows(questions, django_assert_num_queries):
    pages = Pages(questions.order_by("code"), 2)
    assert pages.count == 11

    with django_assert_num_queries(1) as asked:
        codes = [question.code for question in pages.page(6)]

    assert codes == ["TS-9010"]
    assert "OFFSET" not in asked.captured_queries[0]["sql"]


def test_rows_without_an_order_are_cut_as_they_come():
    assert [list(page) for page in Pages(list(range(5)), 2)] == [[0, 1], [2, 3], [4]]
