"""A row in FACETS is enough: the list, its counts and chips, prints, exports and the command."""

import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import QueryDict

from interviews.bankfile.schema import MOST_MINUTES, MOST_POINTS
from interviews.browse.counts import Counts
from interviews.browse.facets import chips, facets
from interviews.browse.filters import QuestionFilter
from interviews.models import FACETS, BandFacet, Question, tally
from tests.make import make_question, make_rubric

pytestmark = pytest.mark.django_db
ONE = {
    "roles": ("manager",),
    "category": "stress",
    "difficulty": 1,
    "points": 9,
    "competencies": ("同理心",),
    "tags": ("退款", "时效"),
}
OTHER = {
    "roles": ("lead",),
    "category": "technical",
    "difficulty": 5,
    "points": 20,
    "competencies": ("产品与业务知识",),
    "tags": ("排班", "考勤"),
}
EACH = pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)


@pytest.fixture(autouse=True)
def bank():
    """Two questions that have no value of any facet in common."""
    make_question("怎样安抚？", code="TS-9001", rubric=make_rubric(ONE["points"]), **ONE)
    make_question("怎样排班？", code="TS-9002", rubric=make_rubric(OTHER["points"]), **OTHER)


def option_of(facet):
    """The first option that TS-9001 has, and how many questions have it: always this one."""
    now, question = tally(), Question.objects.get(code="TS-9001")
    return next(o for o in facet.options() if list(now.of(facet.name, o.key)) == [question.pk])


def found_by(facet):
    query = QueryDict(mutable=True)
    query[facet.name] = option_of(facet).slug
    return QuestionFilter(query, Question.objects.published())


def test_the_questions_of_this_test_differ_in_every_facet():
    fields = {facet.field for facet in FACETS}
    assert fields == set(ONE) == set(OTHER), "a new facet wants a value in ONE and in OTHER"


@EACH
def test_it_narrows_and_counts(facet):
    found = found_by(facet)
    counts = Counts(found, AnonymousUser())

    assert [question.code for question in found.qs] == ["TS-9001"]
    assert counts.total == 1
    option = option_of(facet)
    assert (option.slug, str(option), 1) in counts.options(facet.name)
    assert sum(n for _, _, n in counts.options(facet.name)) == sum(
        len(getattr(question, facet.field).all()) if not facet.is_column else 1
        for question in Question.objects.all()
    )


@EACH
def test_the_list_offers_it_and_shows_a_chip(facet, client):
    found, option = found_by(facet), option_of(facet)
    choices = {c.name: c for c in facets(found, Counts(found, AnonymousUser()))}[facet.name]
    assert choices.label == facet.label
    assert [c.label for c in choices.shown + choices.folded if c.chosen] == [str(option)]
    assert [(chip.label, chip.query) for chip in chips(found)] == [(str(option), "")]

    page = client.get("/questions/", {facet.name: option.slug}).content.decode()

    assert f"<legend>{facet.label}</legend>" in page
    box = re.search(rf'<input[^>]* name="{facet.name}" value="{option.slug}"[^>]*>', page)
    assert " checked" in box[0]
    assert ("TS-9001" in page, "TS-9002" in page) == (True, False)


@EACH
def test_what_it_finds_is_printed(facet, client):
    page = client.get("/questions/print/", {facet.name: option_of(facet).slug}).content.decode()

    assert ("怎样安抚？" in page, "怎样排班？" in page) == (True, False)


@EACH
def test_the_command_writes_what_it_finds(facet, tmp_path):
    path = tmp_path / "found.json"
    words = [f"--{facet.name}", option_of(facet).slug, "--format", "json", "-o", str(path)]

    call_command("export", *words, verbosity=0)

    [section] = json.loads(path.read_text("utf-8"))["sections"]
    assert [item["question"]["code"] for item in section["items"]] == ["TS-9001"]


@pytest.mark.parametrize("facet", [f for f in FACETS if isinstance(f, BandFacet)])
def test_bands_hold_every_value_once(facet):
    [column] = [f for f in Question._meta.fields if f.name == facet.field]
    most = {"points": MOST_POINTS, "minutes": MOST_MINUTES}
    low, high = 1, column.choices[-1][0] if column.choices else most[facet.field]
    inside = [n for band in facet.bands for n in range(band.first, band.last + 1)]

    assert inside == list(range(low, high + 1))


def test_several_bands_widen(client):
    chosen = {"points": ["1-9", "20-100"]}
    page = client.get("/questions/", chosen).content.decode()
    assert ("TS-9001" in page, "TS-9002" in page) == (True, True)
