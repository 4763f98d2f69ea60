"""Whatever a candidate may be given in HTML holds no word of what an interviewer scores by."""

import html
import re

import pytest

from interviews.exports.booklet import Sheet
from interviews.models import QuestionSet
from interviews.papers.booklets import booklet_of
from interviews.papers.html import standalone
from tests.make import make_link, make_question, make_samples, make_set, make_trainer

pytestmark = pytest.mark.django_db
RUN = 8


def secrets_of(triple):
    """Every run of 8 characters of what a candidate may not read."""
    lines = [triple.answer, triple.analysis, *triple.key_points, *triple.probes, *triple.red_flags]
    for line in triple.rubric:
        lines += [line.criterion, line.excellent, line.adequate, line.poor]
    lines += [*triple.warnings, *triple.basis, triple.cluster]
    lines += [text for sample in triple.samples for text in (sample.answer, sample.why)]
    return {text[i : i + RUN] for text in lines for i in range(len(text) - RUN + 1)}


def text_of(content):
    """All text of a page, with that in attributes, scripts and comments."""
    return html.unescape(re.sub(r"\s+", "", content))


@pytest.fixture
def question():
    return make_question(
        probes=("同事说的是尽快，你怎么跟客户说明白？", "两点十五分到了还没有结果呢，怎么办？"),
        red_flags=("自己垫钱了事，或让客户删除评价",),
        warnings=("只说尽快，不给客户时间点",),
        samples=make_samples(),
        basis=("《消费者权益保护法》第二十四条，2026-11-27",),
        key_points=("先接手，不与客户争论对错", "查证有次序、有时限、有人负责"),
    )


def assert_safe(content, question):
    text = text_of(content)
    assert question.stem in text
    leaked = {run for run in secrets_of(question.as_triple()) if run in text}
    assert leaked == set()


@pytest.mark.parametrize(
    "query", ["", "sheet=candidate", "sheet=nonsense", "answers=end", "sheet=candidate&samples=1"]
)
def test_pages_for_candidates(client, question, query):
    trainer = make_trainer()
    client.force_login(trainer)
    made = make_set([question], by=trainer, interviewer_notes="面试官请先看雷区再打分，谢谢")
    link = make_link(made)
    client.post("/sets/basket/change/", {"code": question.code, "action": "add"})

    for address in (
        "/questions/print/",
        "/sets/basket/print/",
        f"{made.get_absolute_url()}print/",
        f"/sets/shared/{link.secret}/print/",
    ):
        content = client.get(f"{address}?{query}").content.decode()
        assert_safe(content, question)
        assert "面试官请先看雷区" not in content


def test_the_file_for_candidates(question):
    made = make_set([question], interviewer_notes="面试官请先看雷区再打分，谢谢")
    loaded = QuestionSet.objects.with_entries().get(pk=made.pk)

    content = standalone(booklet_of(loaded, sheet=Sheet.CANDIDATE)).decode()

    assert_safe(content, question)
    assert "面试官请先看雷区" not in content


def test_the_other_sheets_hold_what_they_are_for(client, question):
    client.force_login(make_trainer())
    triple = question.as_triple()

    def shown(sheet):
        return text_of(client.get(f"/questions/print/?sheet={sheet}").content.decode())

    assert triple.key_points[0] in shown("answers")
    assert triple.rubric[0].excellent not in shown("answers")
    book = shown("interviewer")
    assert all(probe in book for probe in triple.probes)
    assert all(line.poor in book for line in triple.rubric)
    sample = triple.samples[0]
    assert sample.answer not in book
    with_samples = shown("interviewer&samples=1")
    assert [text for text in (sample.answer, sample.why) if text not in with_samples] == []
    assert sample.answer not in shown("scorecard&samples=1")
    card = shown("scorecard")
    assert all(line.adequate in card for line in triple.rubric)
    assert triple.key_points[0] not in card
    assert triple.stem not in shown("summary")
