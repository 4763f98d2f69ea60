"""What is weak, on paper and as an Anki deck: own questions, the weakest first, and only those."""

import io
import sqlite3
import zipfile

import pytest

from interviews.models import Question
from tests.make import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(learning):
    """A weak question, a weaker one, and one that went well."""
    found = [make_question(), make_question(), make_question()]
    for question, levels in zip(found, [(2, 2, 2), (1, 1, 1), (5, 5, 5)], strict=True):
        learning.practise(question, levels)
    return found


def test_the_paper_holds_what_is_weak_the_weakest_first(learning, three):
    weak, weaker, good = (question.code for question in three)

    page = learning.get("weak/print/").content.decode()

    assert page.index(weaker) < page.index(weak)
    assert good not in page
    assert "薄弱题" in page


def test_the_deck_holds_what_is_weak(learning, three):
    response = learning.post("weak/export/", sheet="interviewer", format="anki", accepted="1")

    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as deck:
        base = sqlite3.connect(":memory:")
        base.deserialize(deck.read("collection.anki2"))
    notes = " ".join(fields for (fields,) in base.execute("select flds from notes"))
    assert [question.code in notes for question in three] == [True, True, False]


def test_a_retired_question_is_left_out_and_nobody_else_reads_the_list(learning, another, three):
    Question.objects.filter(pk=three[1].pk).update(status="retired")

    assert three[1].code not in learning.get("weak/print/").content.decode()
    for step in ("print", "export"):
        assert another.get(f"weak/{step}/").status_code == 404


def test_the_paper_takes_the_same_queries_at_any_length(learning, three, count_queries):
    few = count_queries(lambda: learning.get("weak/print/"))
    for _ in range(6):
        learning.practise(make_question(), (1, 1, 1))

    assert count_queries(lambda: learning.get("weak/print/")) == few
