"""What this bank wrote comes back: every format and sheet that holds whole questions."""

from dataclasses import asdict

import pytest

from interviews.exports.booklet import Sheet
from interviews.exports.formats import FORMATS
from interviews.ingest.draft.triple import triple_of
from interviews.ingest.extract import extract
from interviews.text.normalise import letters
from tests.exports.make import make_booklet

MACHINE = ("json", "moodle", "gift", "qti", "anki", "csv", "xlsx")
PAPERS = [
    (form, sheet)
    for form in ("docx", "markdown", "pdf")
    for sheet in (Sheet.ANSWERS, Sheet.INTERVIEWER, Sheet.SCORECARD)
    if sheet in FORMATS[form].sheets
]


def written(form, **changes):
    booklet = make_booklet(6, **changes)
    content = FORMATS[form].write(booklet)
    return booklet, extract(f"paper{FORMATS[form].suffix}", content)


@pytest.mark.parametrize("form", MACHINE)
def test_a_machine_format_gives_the_same_questions(form):
    booklet, document = written(form)

    triples = [item.triple for item in booklet.items]
    assert [q.code for q in document.questions] == [t.code for t in triples]
    assert [q.question for q in document.questions] == [t.stem for t in triples]
    assert [letters(q.answer) for q in document.questions] == [letters(t.answer) for t in triples]
    assert document.warnings == ()


@pytest.mark.parametrize(("form", "sheet"), PAPERS)
def test_a_printed_paper_gives_the_same_questions_by_code(form, sheet):
    booklet, document = written(form, sheet=sheet)

    triples = [item.triple for item in booklet.items]
    assert [q.code for q in document.questions] == [t.code for t in triples]
    assert [letters(q.question) for q in document.questions] == [letters(t.stem) for t in triples]
    assert [q.score for q in document.questions] == [float(t.points) for t in triples]
    if sheet != Sheet.SCORECARD:
        answers = [letters(q.answer) for q in document.questions]
        assert answers == [letters(t.answer) for t in triples]


@pytest.mark.parametrize("form", ["docx", "markdown", "moodle", "json"])
def test_rubrics_come_back_as_criteria_with_weights_and_anchors(form):
    booklet, document = written(form, sheet=Sheet.INTERVIEWER)

    for item, question in zip(booklet.items, document.questions, strict=True):
        rubric = triple_of(question.as_dict())["rubric"]
        assert rubric == [asdict(line) for line in item.triple.rubric]


def test_an_interviewers_paper_keeps_purpose_rubric_probes_and_red_flags():
    booklet, document = written("docx", sheet=Sheet.INTERVIEWER)

    triple, question = booklet.items[0].triple, document.questions[0]
    assert letters(question.analysis) == letters(triple.analysis)
    assert [letters(probe) for probe in question.probes] == list(map(letters, triple.probes))
    kinds = [part["kind"] for part in question.rubric]
    assert kinds[: len(triple.rubric)] == [line.criterion for line in triple.rubric]
    assert question.rubric[0]["excellent"] == triple.rubric[0].excellent
    assert "雷区" in kinds


def test_the_paragraphs_of_a_pdf_come_back_whole():
    booklet, document = written("pdf", sheet=Sheet.ANSWERS)

    answer = booklet.items[0].triple.answer
    paragraphs = [letters(part) for part in answer.split("\n") if part.strip()]
    assert [letters(part) for part in document.questions[0].answer.split("\n")] == paragraphs
