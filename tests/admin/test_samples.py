"""Sample answers at the desk: half-written or whole, none lost, each marked line by line."""

import pytest

from interviews.models import Question, Unsaved
from tests.admin.forms import posted
from tests.make import make_question, make_samples

pytestmark = pytest.mark.django_db


def page_of(question):
    return f"/admin/interviews/question/{question.pk}/change/"


def send(desk, question, **changes):
    return desk.post(page_of(question), posted(question, **changes))


def test_half_a_sample_is_saved_as_it_is(desk):
    draft = make_question(status="draft")

    response = send(desk, draft, poor_answer="还没写完", **{"criteria-1-poor_mark": "2"})

    assert response.status_code == 302
    (sample,) = Question.objects.get().as_triple().samples
    assert (sample.level, sample.answer, sample.marks) == ("poor", "还没写完", (0, 2, 0))


def test_marks_go_with_their_line_when_lines_change_places(desk):
    adequate, poor = make_samples()
    draft = make_question(status="draft", samples=(adequate, poor))
    draft.criteria.filter(order=1).update(adequate_mark=4)

    send(desk, draft, **{"criteria-0-order": 3, "criteria-2-order": 1})

    triple = Question.objects.get().as_triple()
    assert [line.criterion for line in triple.rubric] == ["留痕", "查证", "接手"]
    assert triple.samples[0].marks == (3, 3, 4)


def test_a_mark_that_is_none_is_said_and_nothing_typed_is_lost(desk):
    draft = make_question(status="draft")

    response = send(desk, draft, adequate_answer="我先去查。", **{"criteria-0-adequate_mark": "6"})

    page = response.content.decode()
    assert response.status_code == 200
    assert "我先去查。</textarea>" in page
    assert 'value="6"' in page
    assert Question.objects.get().adequate_answer == ""


def test_a_question_without_samples_is_complete_with_a_hint(desk):
    draft = make_question(status="draft")

    page = desk.get(page_of(draft)).content.decode()

    assert '<a href="#id_adequate_answer">样例回答</a>' in page
    assert 'id="id_adequate_answer"' in page
    assert draft.gaps() == []


def test_what_is_typed_is_kept_and_shown_beside_the_form(desk):
    draft = make_question(status="draft")
    adequate, _ = make_samples()
    values = posted(draft, adequate_answer=adequate.answer, adequate_why=adequate.why)
    values |= {f"criteria-{n}-adequate_mark": 3 for n in range(3)}
    values["_place"] = str(draft.pk)

    shown = desk.post("/admin/interviews/question/preview/", values).content.decode()
    desk.post("/admin/interviews/question/unsaved/", values)

    assert [text for text in (adequate.answer, adequate.why, "共 10 分，得 6 分")
            if text not in shown] == []  # fmt: skip
    assert "adequate_answer=" in Unsaved.objects.get().posted
    assert f"{adequate.answer}</textarea>" in desk.get(page_of(draft)).content.decode()


def test_a_published_question_shows_its_samples_to_be_read(desk):
    question = make_question(samples=make_samples(), warnings=("只说尽快",))

    page = desk.get(page_of(question)).content.decode()

    assert make_samples()[0].answer in page
    assert "只说尽快" in page


@pytest.mark.parametrize(("asked", "expected"), [("yes", ["TS-9001"]), ("no", ["TS-9002"])])
def test_the_list_is_narrowed_to_what_rests_on_a_law(desk, asked, expected):
    make_question(code="TS-9001", basis=("《旅游法》第三十五条，2026-11-27",))
    make_question(code="TS-9002")

    response = desk.get("/admin/interviews/question/", {"basis": asked})

    assert [question.code for question in response.context["cl"].result_list] == expected
