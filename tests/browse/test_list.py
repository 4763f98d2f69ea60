"""The list: filters, facets, chips, search, order and pages; the URL is the state."""

import re
from urllib.parse import quote

import pytest

from interviews.models import Question
from tests.make import make_question, make_triple

pytestmark = pytest.mark.django_db
LIST = 6  # queries of the list with words that were looked for before


def codes(response):
    return re.findall(r'<article data-code="([A-Z]+-\d+)"', response.content.decode())


def total(response):
    return int(re.search(r'data-total="(\d+)"', response.content.decode())[1])


def counts(response, facet):
    """{slug: count} of one facet as the page shows it."""
    pattern = rf'(?s)name="{facet}" value="([^"]+)".*?<data value="(\d+)"'
    return {slug: int(n) for slug, n in re.findall(pattern, response.content.decode())}


def test_a_cell_of_the_ladder_lists_its_questions(client):
    make_question(code="TS-9001", roles=("manager",), category="behavioral")
    make_question(code="TS-9002", roles=("manager",), category="stress")
    make_question(code="TS-9003", roles=("lead",), category="behavioral")

    response = client.get("/questions/?role=manager&category=behavioral")

    assert codes(response) == ["TS-9001"]
    assert total(response) == 1


def test_values_of_one_filter_widen_and_filters_narrow_together(client):
    make_question(code="TS-9001", tags=("退款", "时效"), difficulty=1)
    make_question(code="TS-9002", tags=("排班", "考勤"), difficulty=1)
    make_question(code="TS-9003", tags=("退款", "考勤"), difficulty=5)
    make_question(code="TS-9004", tags=("话术", "质检"), difficulty=1)

    response = client.get("/questions/", {"tag": ["退款", "排班"], "difficulty": 1, "sort": "code"})

    assert codes(response) == ["TS-9001", "TS-9002"]


def test_a_question_with_two_chosen_roles_is_one_result(client):
    make_question(code="TS-9001", roles=("manager", "director"))

    response = client.get("/questions/?role=manager&role=director")

    assert codes(response) == ["TS-9001"]
    assert total(response) == 1


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", ["TS-9003", "TS-9002", "TS-9001"]),
        ("code", ["TS-9001", "TS-9002", "TS-9003"]),
        ("difficulty", ["TS-9003", "TS-9001", "TS-9002"]),
        ("minutes", ["TS-9002", "TS-9001", "TS-9003"]),
        ("no such order", ["TS-9003", "TS-9002", "TS-9001"]),
    ],
)
def test_orders(client, sort, order):
    make_question(code="TS-9001", difficulty=2, minutes=3)
    make_question(code="TS-9002", difficulty=5, minutes=2)
    make_question(code="TS-9003", difficulty=1, minutes=6)

    assert codes(client.get("/questions/", {"sort": sort})) == order


def test_each_facet_counts_under_all_the_other_filters(client):
    make_question(code="TS-9001", roles=("manager",), category="stress", difficulty=1)
    make_question(code="TS-9002", roles=("manager", "lead"), category="stress", difficulty=2)
    make_question(code="TS-9003", roles=("lead",), category="technical", difficulty=2)

    response = client.get("/questions/?role=manager&category=stress")

    assert counts(response, "role") == {"specialist": 0, "lead": 1, "manager": 2, "director": 0}
    assert counts(response, "category") == {
        "behavioral": 0,
        "situational": 0,
        "stress": 2,
        "technical": 0,
    }
    assert counts(response, "difficulty") == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 0}


@pytest.mark.parametrize("facet", ["role", "category", "difficulty", "competency", "tag"])
def test_what_a_facet_promises_is_what_one_gets(client, facet):
    for n in range(6):
        make_question(
            roles=("manager", "lead")[: n % 2 + 1],
            category=("stress", "technical")[n % 2],
            difficulty=n % 3 + 1,
            tags=(f"题{n % 3}", "退款"),
        )
    state = {"role": "manager", "difficulty": ["1", "2"], "q": "退款"}
    promised = counts(client.get("/questions/", state), facet)
    assert any(promised.values())

    for value, n in promised.items():
        assert total(client.get("/questions/", {**state, facet: value})) == n


def test_a_chip_takes_one_choice_off(client):
    make_question()
    body = client.get("/questions/?role=lead&role=manager&q=退款&sort=code").content.decode()

    links = re.findall(r'class="chip" href="([^"]+)"', body)

    assert [link.replace("&amp;", "&") for link in links] == [
        "/questions/?role=lead&role=manager&sort=code",
        f"/questions/?role=manager&q={quote('退款')}&sort=code",
        f"/questions/?role=lead&q={quote('退款')}&sort=code",
    ]


def ways(response):
    """(query string, label, count) of what an empty result offers."""
    listed = response.content.decode().partition('class="ways"')[2].partition("</ul>")[0]
    pattern = r'(?s)href="/questions/([^"]*)">\s*<span>([^<]+)</span>\s*<data value="(\d+)"'
    return re.findall(pattern, listed.replace("&amp;", "&"))


def test_nothing_found_offers_what_to_leave_out(client):
    make_question(roles=("lead",))

    response = client.get("/questions/?role=lead&category=stress&q=没有这个词")

    assert total(response) == 0
    assert ways(response) == [("?role=lead", "去掉“没有这个词”、“类别”", "1")]
    one_left = client.get("/questions/?role=lead&category=stress")
    assert ways(one_left) == [("?role=lead", "去掉“类别”", "1")]


@pytest.mark.parametrize(
    "query",
    [
        {"role": "nobody", "category": "x", "difficulty": "9", "tag": "%", "competency": "'"},
        {"page": "0"},
        {"page": "-1"},
        {"page": str(10**9)},
        {"page": "zwei"},
        {"q": "\ufffe"},
        {"sort": ["a", "b"], "unheard": "of"},
    ],
)
def test_odd_values_are_ignored(client, query):
    make_question(code="TS-9001")

    response = client.get("/questions/", query)

    assert response.status_code == 200
    assert codes(response) == ["TS-9001"]


@pytest.mark.parametrize("q", ["投" * 10_000, '"*():^', "a" * 10_000, "' OR 1=1 --", "\\%_"])
def test_odd_searches_find_nothing_and_break_nothing(client, q):
    make_question()

    response = client.get("/questions/", {"q": q})

    assert response.status_code == 200
    assert total(response) == 0


def test_known_values_count_beside_unknown_ones(client):
    make_question(code="TS-9001", roles=("lead",))
    make_question(code="TS-9002", roles=("manager",))

    assert codes(client.get("/questions/?role=lead&role=nobody")) == ["TS-9001"]


def test_pages_hold_twenty_and_keep_the_filters(client):
    for _ in range(23):
        make_question(roles=("lead",))

    first = client.get("/questions/?role=lead&sort=code")
    second = client.get("/questions/?role=lead&sort=code&page=2")

    assert (len(codes(first)), len(codes(second)), total(second)) == (20, 3, 23)
    assert 'href="?role=lead&amp;sort=code&amp;page=2"' in first.content.decode()


def test_hits_are_marked_in_the_stem_or_their_place_is_named_and_never_quoted(client):
    make_question("客户在电话里投诉快递员，你怎么接？", code="TS-9001")
    make_question(
        code="TS-9002",
        answer="遇到投诉先做一件事，再做另一件事。" + make_triple().answer,
        probes=("投诉不止一件呢？", "还有呢？"),
    )

    body = client.get("/questions/", {"q": "投訴"}).content.decode()

    assert "在电话里<mark>投诉</mark>快递员" in body
    assert re.findall(r'<p class="found">(.*?)</p>', body) == ["见于： 参考答案、追问"]
    assert "遇到投诉" not in re.sub("</?mark>", "", body)


def test_with_words_the_best_match_comes_first_unless_an_order_is_chosen(client):
    make_question("客户投诉快递员投诉得没完，你怎么接？", code="TS-9001")
    make_question(code="TS-9002", tags=("投诉", "退款"))
    make_question(code="TS-9003", answer="遇到投诉先接住。" + make_triple().answer)

    best = client.get("/questions/?q=投诉&sort=")
    newest = client.get("/questions/?q=投诉&sort=newest", headers={"HX-Request": "true"})
    without = client.get("/questions/?sort=fit", headers={"HX-Request": "true"})

    assert codes(best) == ["TS-9001", "TS-9002", "TS-9003"]
    assert '<option value="" selected>最相关</option>' in re.sub(r"\s+", " ", best.content.decode())
    assert codes(newest) == codes(without) == ["TS-9003", "TS-9002", "TS-9001"]
    assert newest.headers["HX-Push-Url"] == f"/questions/?q={quote('投诉')}&sort=newest"
    assert without.headers["HX-Push-Url"] == "/questions/"


def test_a_stem_is_shown_as_text_and_never_as_html(client):
    make_question("<script>alert(1)</script> 客户说收到的是空箱，你怎么办？", code="TS-9001")

    for address in ("/questions/", "/questions/?q=script", "/questions/TS-9001/", "/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_htmx_gets_the_results_alone_and_the_address_to_show(client):
    make_question(code="TS-9001", roles=("lead",))

    response = client.get("/questions/?role=lead&q=&sort=newest", headers={"HX-Request": "true"})

    assert codes(response) == ["TS-9001"]
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]
    assert response.headers["HX-Push-Url"] == "/questions/?role=lead"


@pytest.mark.parametrize(
    "address", ["/", "/questions/?role=specialist&q=退款", "/questions/TS-9001/"]
)
def test_query_counts_do_not_grow_with_the_bank(client, django_assert_num_queries, address):
    # With words: whether a visitor searched too much of late is one query more.
    page = address.partition("?")[0]
    expected = {"/": 4, "/questions/": LIST + 1, "/questions/TS-9001/": 12}
    made = 0
    for size in (3, 30):
        while made < size:
            made += 1
            make_question(code=f"TS-{9000 + made}", tags=(f"题{made}", "退款"))
        client.get(address)  # counts the bank anew after the change
        with django_assert_num_queries(expected[page]):
            assert client.get(address).status_code == 200
    assert Question.objects.count() == 30
