"""The guides as readers meet them: list, page, search, home, questions, sitemap."""

import json
import re

import pytest

from interviews.models import Guide, Question, SynonymSet, find, tally
from tests.make import make_guide, make_question, make_user

pytestmark = pytest.mark.django_db


def slugs(html):
    return list(dict.fromkeys(re.findall(r'href="/guides/([a-z0-9-]+)/"', html)))


def body(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_keeps_the_reading_order_apart_by_audience(client):
    make_guide(slug="score", audience="interviewer", order=1)
    make_guide(slug="second", order=3)
    make_guide(slug="first", order=2)
    make_guide(slug="draft", published=False)

    assert slugs(body(client, "/guides/")) == ["first", "second", "score"]


def test_a_guide_shows_its_text_its_questions_and_its_neighbours(client):
    make_guide(slug="before", order=1)
    shown = make_question("客户要退款，你先问哪三样？", code="TS-0911")
    make_guide(slug="star", order=2, body="# 小节\n\n先做**一件事**。<b>", questions=[shown])
    make_guide(slug="behind", order=3)

    html = body(client, "/guides/star/")

    assert "<h2>小节</h2>" in html
    assert "先做<strong>一件事</strong>。&lt;b&gt;" in html
    assert 'href="/questions/TS-0911/"' in html
    assert re.search(r'href="/guides/before/" rel="prev"', html)
    assert re.search(r'href="/guides/behind/" rel="next"', html)


def test_guides_of_equal_order_still_have_neighbours():
    one, two, three = (make_guide(slug=slug, order=1) for slug in "abc")

    assert Guide.objects.all().beside(two) == (one, three)
    assert Guide.objects.all().beside(three) == (two, None)


def test_a_guide_leads_no_visitor_to_internal_or_unpublished_questions(client):
    hidden = [
        make_question(code="TS-0921", visibility="internal"),
        make_question(code="TS-0922", status="draft"),
    ]
    make_guide(slug="star", questions=hidden)

    assert "TS-092" not in body(client, "/guides/star/")
    client.force_login(make_user(group="培训师"))
    assert re.findall(r"/questions/(TS-092\d)/", body(client, "/guides/star/")) == ["TS-0921"]


@pytest.mark.parametrize("slug", ["none", "draft", "a" * 300])
def test_what_is_not_published_is_not_found(client, slug):
    make_guide(slug="draft", published=False)

    response = client.get(f"/guides/{slug}/")

    assert response.status_code == 404
    assert "draft" not in slugs(response.content.decode())


def test_a_question_names_its_guides_before_those_on_its_category(client):
    question = make_question(code="TS-0931", category="stress")
    make_guide(slug="on-stress", categories=["stress"], order=1)
    make_guide(slug="on-craft", categories=["technical"], order=2)
    make_guide(slug="named", questions=[question], order=3)
    make_guide(slug="draft", questions=[question], published=False)

    assert slugs(body(client, "/questions/TS-0931/")) == ["named", "on-stress"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("气头", ["anger", "listen"]),
        ("氣頭", ["anger", "listen"]),
        ("ｓｔａｒ", ["star"]),
        ("气头 复述", ["listen"]),
        ("加粗", ["star"]),
        ("没有这个词", []),
        ("%", []),
    ],
)
def test_the_search_shows_guides_above_the_questions(client, words, found):
    make_guide("听清三层", slug="listen", body="先复述，气头上的话里也有三层。", order=1)
    make_guide("气头上的两分钟", slug="anger", order=2)
    make_guide("STAR 法", slug="star", body="**加**粗", order=3)
    make_guide("气头上的草稿", published=False)

    assert slugs(body(client, "/questions/", q=words)) == found


def test_guides_stay_out_of_a_list_without_words(client):
    make_guide()

    assert slugs(body(client, "/questions/")) == []
    assert slugs(body(client, "/questions/", role="lead")) == []


def answering(words):
    return Guide.objects.all().answering(find(words, Question.objects.all(), tally()).query, 3)


def test_guides_are_found_as_questions_are_by_what_else_means_the_same(client):
    SynonymSet.objects.create(words="发火\n火头上\n愤怒")
    make_guide("火头上的两分钟", slug="anger", order=1)
    make_guide("听清三层", slug="listen", body="先复述。", order=2)

    assert slugs(body(client, "/questions/", q="客户愤怒怎么办")) == ["anger"]
    assert slugs(body(client, "/questions/", q="愤怒")) == ["anger"]


def test_an_edited_guide_is_found_by_its_new_words():
    guide = make_guide(body="旧的说法")
    guide.body = "新的說法"
    guide.save()

    assert answering("新的说法") == [guide]
    assert answering("旧的") == []


def test_the_first_page_and_the_sitemap_lead_to_the_guides(client):
    make_guide(slug="star")
    make_guide(slug="draft", published=False)

    assert slugs(body(client, "/")) == ["star"]
    sitemap = body(client, "/sitemap-pages.xml")
    assert "<loc>http://testserver/guides/star/</loc>" in sitemap
    assert "<loc>http://testserver/guides/</loc>" in sitemap
    assert "draft" not in sitemap


def test_a_guide_says_what_it_is_to_search_engines(client):
    make_guide("</script>火头上", slug="star", summary="让他说完。", minutes=4)

    (script,) = re.findall(r'ld\+json">(.*?)</script>', body(client, "/guides/star/"))
    article = json.loads(script)

    assert (article["@type"], article["headline"]) == ("Article", "</script>火头上")
    assert (article["description"], article["timeRequired"]) == ("让他说完。", "PT4M")
    assert article["url"] == "http://testserver/guides/star/"


@pytest.mark.parametrize("address", ["/guides/", "/guides/star/", "/questions/TS-0941/", "/"])
def test_query_counts_do_not_grow_with_the_guides(
    client, django_assert_num_queries, django_assert_max_num_queries, address
):
    questions = [make_question(code=f"TS-094{n}") for n in range(1, 4)]
    make_guide(slug="star", questions=questions[:1])
    make_guide(questions=questions[:1])
    client.get(address)  # counts the bank anew after the change
    with django_assert_max_num_queries(25) as few:
        client.get(address)
    made = len(few)
    for _ in range(10):
        make_guide(questions=questions, categories=["situational"])
    Guide.objects.get(slug="star").questions.set(questions)
    client.get(address)  # follows the change

    with django_assert_num_queries(made):
        client.get(address)


def test_the_page_of_a_lost_guide_speaks_of_guides(client):
    body = client.get("/guides/nowhere/").content.decode()

    assert "这个地址没有指南" in body
    assert "这篇指南可能已经撤下" in body
    assert "编号不会重用" not in body
    assert 'href="/guides/"' in body


def test_a_guide_leads_into_practice_of_what_it_teaches(client):
    shown, hidden = make_question(), make_question(visibility="internal")
    make_guide("先结论", slug="first", questions=[shown, hidden], categories=["behavioral"])
    make_guide("打分", slug="marks", questions=[shown], audience="interviewer")

    page = client.get("/guides/first/").content.decode()

    assert f'href="/practice/begin/?code={shown.code}&amp;of=these"' in page
    assert 'href="/practice/begin/?of=some&amp;category=behavioral"' in page
    assert "/practice/begin/" not in client.get("/guides/marks/").content.decode()
