"""Sample answers on a question's page: to be heard first, and marked before one looks."""

import re

import pytest

from interviews.models import Digest
from interviews.web.shared import SAME_FOR_ALL
from tests.make import make_question, make_samples

pytestmark = pytest.mark.django_db


def folded(client, question):
    body = client.get(question.get_absolute_url()).content.decode()
    found = re.search(r'<details id="samples" class="fold">.*</details>\s*</section>', body, re.S)
    return body, found.group() if found else ""


def test_the_answers_are_folded_behind_all_that_marks_them(client):
    question = make_question(samples=make_samples())

    body, fold = folded(client, question)

    adequate, poor = make_samples()
    assert body.index('id="answer"') < body.index('id="rubric"') < body.index('id="samples"')
    assert [text for text in (adequate.answer, poor.answer) if text not in fold] == []
    assert adequate.answer not in body.replace(fold, "")
    marks = re.findall(r'<details class="bank-marks">.*?</details>', fold, re.S)
    assert [adequate.why in marks[0], poor.why in marks[1]] == [True, True]
    assert ["共 10 分，得 6 分" in marks[0], "共 10 分，得 2 分" in marks[1]] == [True, True]
    assert re.findall(r"<dd>(\d)</dd>", fold) == ["3", "3", "3", "1", "1", "1"]
    assert " open" not in fold


def test_a_question_without_samples_has_no_such_part(client):
    assert folded(client, make_question())[1] == ""


def test_the_page_with_samples_is_the_same_for_all(client):
    question = make_question(samples=make_samples())

    first, second = (client.get(question.get_absolute_url()) for _ in range(2))

    assert first.content == second.content
    assert first.wsgi_request.META[SAME_FOR_ALL]
    assert "csrf" not in first.content.decode()


def test_no_search_finds_or_quotes_a_sample(client):
    question = make_question(samples=make_samples())

    page = client.get("/questions/", {"q": "凭空给他变出来"}).content.decode()

    assert "凭空" not in Digest.objects.get(question=question).text
    assert question.stem not in page
    found = client.get("/questions/", {"q": "截图"}).content.decode()
    assert question.stem in found
    assert "聊天截图发过来" not in found


def test_warning_signs_stand_apart_from_what_fails(client):
    question = make_question(warnings=("只说尽快，不给时间点",))

    body = client.get(question.get_absolute_url()).content.decode()

    fold = re.search(r'<details id="flags".*?</details>', body, re.S).group()
    assert "1 条，一票否决" in fold
    assert fold.index("自己垫钱了事") < fold.index("扣分信号") < fold.index("只说尽快")
