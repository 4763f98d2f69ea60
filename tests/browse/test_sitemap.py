"""The sitemap: an index of parts, each small, of what everybody may read and nothing else."""

import pytest
from lxml import etree

from interviews.browse.pages import sitemap
from interviews.models import Guide, Question
from tests.make import make_question

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


def named(client, address):
    """The addresses that a sitemap names, without the host."""
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    locations = etree.fromstring(response.content).findall(".//{*}loc")
    assert all(one.text.startswith(HERE) for one in locations)
    return [one.text.removeprefix(HERE) for one in locations]


def test_the_index_names_the_parts_that_have_something(client, monkeypatch):
    monkeypatch.setattr(sitemap, "PART", 2)
    keys = [make_question(code=f"TS-900{n}").pk for n in range(5)]
    Question.objects.filter(pk__in=keys[2:4]).update(visibility="internal")
    Guide.objects.create(slug="a", title="A", summary="a", body="a")
    Guide.objects.create(slug="b", title="B", summary="b", body="b", published=False)

    index = named(client, "/sitemap.xml")

    numbers = sorted({key // 2 for key in (*keys[:2], keys[4])})
    assert index == ["/sitemap-pages.xml", *(f"/sitemap-questions-{n}.xml" for n in numbers)]
    assert named(client, index[0]) == ["/", "/questions/", "/guides/", "/guides/a/"]
    questions = [address for part in index[1:] for address in named(client, part)]
    assert questions == ["/questions/TS-9000/", "/questions/TS-9001/", "/questions/TS-9004/"]


def test_a_question_says_when_it_changed(client):
    question = make_question(code="TS-9001")

    part = client.get(f"/sitemap-questions-{question.pk // sitemap.PART}.xml").content.decode()

    assert f"<lastmod>{question.updated_at.date()}</lastmod>" in part


@pytest.mark.parametrize("number", ["999", "9" * 30])
def test_a_part_without_questions_is_not_there(client, number):
    assert client.get(f"/sitemap-questions-{number}.xml").status_code == 404


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-questions-0.xml"])
def test_a_part_costs_the_same_queries_at_any_size(client, django_assert_num_queries, address):
    for size in (1, 12):
        while Question.objects.count() < size:
            make_question()
        first = Question.objects.order_by("pk").first().pk // sitemap.PART
        client.get("/sitemap.xml")
        with django_assert_num_queries(1):
            client.get(address.replace("-0", f"-{first}"))
