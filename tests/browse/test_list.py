import re

import pytest

from tests.make import make_question

pytestmark = pytest.mark.django_db


def codes(response):
    return re.findall(r'<article data-code="([A-Z]+-\d+)"', response.content.decode())


def total(response):
    return int(re.search(r'data-total="(\d+)"', response.content.decode())[1])


def test_a_cell_of_the_ladder_lists_its_questions(client):
    make_question(code="TS-9001", roles=("manager",), category="behavioral")
    make_question(code="TS-9002", roles=("manager",), category="stress")
    make_question(code="TS-9003", roles=("lead",), category="behavioral")

    response = client.get("/questions/?role=manager&category=behavioral")

    assert codes(response) == ["TS-9001"]
    assert total(response) == 1
