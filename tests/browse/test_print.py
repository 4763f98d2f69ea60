"""Printing what the filters found: three sheets, at most 200 questions, nothing leaked."""

import re

import pytest

from interviews.curation.load import load
from interviews.exports.booklet import Sheet
from interviews.exports.wording import OPEN_SHEETS
from tests.make import make_question, make_trainer, make_triple

pytestmark = pytest.mark.django_db


def get(client, **query):
    return client.get("/questions/print/", query).content.decode()


def runs(text, length=8):
    return {text[i : i + length] for i in range(len(text) - length + 1)}


def test_the_candidate_sheet_holds_no_word_of_an_answer(client):
    triple = make_triple()
    load([triple])
    secrets = [
        triple.answer,
        triple.analysis,
        *triple.key_points,
        *triple.probes,
        *triple.red_flags,
    ]
    for line in triple.rubric:
        secrets += [line.criterion, line.excellent, line.adequate, line.poor]

    body = get(client, sheet="candidate")

    assert triple.stem in body
    leaked = [run for text in secrets for run in runs(text) | {text} if run in body]
    assert leaked == []


def test_the_answer_key_has_answers_but_no_probes(client):
    triple = make_triple()
    load([triple])

    body = get(client, sheet="answers")

    assert triple.answer[:20] in body
    assert triple.probes[0] not in body


def test_the_interviewer_book_has_everything(client):
    triple = make_triple()
    load([triple])

    body = get(client, sheet="interviewer")

    texts = [triple.stem, triple.answer[:20], triple.analysis, *triple.probes, *triple.red_flags]
    texts += [line.poor for line in triple.rubric]
    assert [text for text in texts if text not in body] == []


@pytest.mark.parametrize("sheet", ["", "nonsense", "../secret"])
def test_an_unknown_sheet_is_the_practice_sheet_of_visitors_and_the_candidates_of_staff(
    client, sheet
):
    make_question()

    assert "先在横线上写下回答的关键词" in get(client, sheet=sheet)
    client.force_login(make_trainer())
    assert "注意事项" in get(client, sheet=sheet)


def test_a_practice_sheet_asks_first_and_answers_after(client):
    triple = make_triple()
    load([triple, make_triple()])

    body = get(client)

    places = [body.index(text) for text in ("关键词", triple.answer[:20], triple.rubric[0].poor)]
    assert places == sorted(places)
    assert body.rindex('class="lines') < body.index(triple.answer[:20])


@pytest.mark.parametrize("sheet", Sheet)
def test_only_papers_of_staff_bear_the_mark(client, sheet):
    make_question()
    mark = "内部资料，请勿交给应聘者"

    assert mark not in get(client, sheet=sheet)
    client.force_login(make_trainer())
    assert (mark in get(client, sheet=sheet)) == (sheet not in OPEN_SHEETS)


def test_a_single_question_has_neither_contents_nor_sums(client):
    make_question()

    for sheet in Sheet:
        body = get(client, sheet=sheet)
        assert [word for word in ("目录", "合计", "一、") if word in body] == [], sheet


def test_sheets_are_tabs_and_the_current_one_is_marked(client):
    make_question()

    body = get(client, sheet="answers")

    tabs = re.search(r'<nav class="tabs".*?</nav>', body, re.DOTALL)[0]
    assert len(re.findall("<li>", tabs)) == len(Sheet)
    assert re.findall(r'sheet=(\w+)" aria-current="page"', tabs) == ["answers"]
    assert "data-print hidden" in body


def test_how_it_is_laid_out_keeps_the_filters(client):
    make_question(roles=("lead",))

    body = get(client, role="lead", sheet="scorecard", score_by="candidate", large="1")

    assert '<input type="hidden" name="role" value="lead">' in body
    assert 'class="paper roster large"' in body


def test_sections_are_numbered_and_summed_as_in_an_exam(client):
    make_question(category="situational", points=15)
    make_question(category="behavioral", points=10)
    make_question(category="situational", points=15)

    body = get(client, sheet="candidate")

    assert re.findall(r"<h2>(.、.*?)</h2>", body) == [
        "一、行为题：本题共 1 小题，共 10 分",
        "二、情景题：本题共 2 小题，共 30 分",
    ]
    assert re.findall(r"<b>(\d+)\.</b>", body) == ["1", "2", "3"]


def test_keeps_the_filters_and_their_order(client):
    make_question(
        "第一个题干，客户要求退款，你怎么办？", code="TS-9001", roles=("lead",), difficulty=5
    )
    make_question(
        "第二个题干，客户要求换货，你怎么办？", code="TS-9002", roles=("lead",), difficulty=1
    )
    make_question("别的岗位的题干，客户要求赔偿，你怎么办？", roles=("manager",))

    body = get(client, role="lead", sort="difficulty")

    assert "别的岗位" not in body
    assert body.index("第二个题干") < body.index("第一个题干")


def test_says_when_the_paper_was_cut_at_two_hundred(client, django_assert_max_num_queries):
    load([make_triple() for _ in range(203)])
    get(client)  # counts the bank anew after the change

    with django_assert_max_num_queries(22):  # up to eight count what a visitor lets the server do
        body = get(client, sheet="interviewer")

    assert len(re.findall(r'<h3 class="asked"', body)) == 200
    assert "一共找到 203 题，这份只收前 200 题" in body
